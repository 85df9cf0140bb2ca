"""Marks of provenance: where a piece of visible text comes from, and in which language.

A mark is an invisible pair of private-use characters round a text. Messages of the catalogues,
the words of formatters and the texts of rows each get theirs; what shows a letter outside of
every mark was written into a template or into code, or fell back to another language.
"""

from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from django.utils.translation import trans_real

from articles import crediting
from articles.languages import OWN_NAMES
from articles.models import credited
from articles.templatetags import times
from articles.text import credit_line
from articles.text import times as formatters
from reader import rendering

LANGUAGES = ("ru", "kk", "en")
MESSAGE, ROW, ANY, END = 0xE000, 0xE010, 0xE01F, "\ue0ff"
CONTEXT = "\x04"


def message(text, language):
    return f"{chr(MESSAGE + LANGUAGES.index(language))}{text}{END}"


def row(text, language):
    """A row's own text in its language."""
    return f"{chr(ROW + LANGUAGES.index(language))}{text}{END}"


def anyones(text):
    """A row's own text that belongs to no language: a name of a file, a login."""
    return f"{chr(ANY)}{text}{END}"


def opened_by(letter):
    """(kind, language) of the mark that this character opens, or None."""
    code = ord(letter)
    if code == ANY:
        return "any", None
    for kind, base in (("message", MESSAGE), ("row", ROW)):
        if base <= code < base + len(LANGUAGES):
            return kind, LANGUAGES[code - base]
    return None


@contextmanager
def everything_marked():
    """Mark what the catalogues and the formatters say, as long as this lasts."""
    with ExitStack() as stack:
        for name in ("gettext", "ngettext"):
            stack.enter_context(_patched_translation(name))
        rendering.environment.cache_clear()  # templates keep the words of their language
        stack.callback(rendering.environment.cache_clear)
        for name in ("ago", "long_date", "date_time", "full", "both", "number"):
            marked = _marked_formatter(getattr(formatters, name))
            stack.enter_context(patch.object(formatters, name, marked))
            if hasattr(times, name) and getattr(times, name) is marked.__wrapped__:
                stack.enter_context(patch.object(times, name, marked))
        for module in (credited, crediting):
            stack.enter_context(patch.object(module, "credit_line_of", _credit_line))
        own = {code: message(name, code) for code, name in OWN_NAMES.items()}
        stack.enter_context(patch.dict(OWN_NAMES, own))
        yield


def _credit_line(steps, language):
    return row(credit_line.credit_line(steps, language), language)


def _patched_translation(name):
    """Mark a message only where its own language's catalogue has it; a fallback stays bare."""
    original = getattr(trans_real.DjangoTranslation, name)

    def marked(self, *args):
        text = original(self, *args)
        language = self.to_language().split("-")[0]
        if not text or not (language == "en" or _has(self, args)):
            return text
        return message(text.split(CONTEXT)[-1], language)

    return patch.object(trans_real.DjangoTranslation, name, marked)


def _has(translation, args):
    try:
        found = translation._catalog[args[0]]
    except KeyError:
        try:
            found = translation._catalog[(args[0], translation.plural(args[2]))]
        except (KeyError, IndexError):
            return False
    return bool(found)


def _marked_formatter(function):
    def marked(*args, **kwargs):
        language = kwargs.get("language") or next(a for a in args if a in LANGUAGES)
        found = function(*args, **kwargs)
        if isinstance(found, tuple):
            return tuple(message(words, language) for words in found)
        return message(found, language)

    marked.__wrapped__ = function
    return marked
