"""The catalogues of interface words: extracted, compiled and checked without outside tools."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from articles.text import words

CODE = ("accounts", "articles", "importers", "newsroom", "reader")
TRANSLATED = ("ru", "kk")
PUBLIC = ("reader", "parts")
"""The folders of templates that are the public site's, in Jinja2; the desk's are Django's."""
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def messages_in_use() -> Catalog:
    """Every message of our own code and templates."""
    catalog = Catalog(charset="utf-8")
    for path, method, text in _sources():
        name = str(path.relative_to(settings.BASE_DIR))
        found = extract(method, io.BytesIO(text.encode()), KEYWORDS, comment_tags=["Translators:"])
        for line, message, comments, context in found:
            catalog.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalog


def _sources() -> Iterator[tuple[Path, str, str]]:
    """Every file with words of ours, how to read it, and its text."""
    root = Path(settings.BASE_DIR)
    for folder in CODE:
        for path in sorted((root / folder).rglob("*.py")):
            yield path, "python", path.read_text(encoding="utf-8")
    for path in sorted((root / "templates").rglob("*.*")):
        if path.suffix not in {".html", ".txt", ".xml"}:
            continue
        text = path.read_text(encoding="utf-8")
        if path.relative_to(root / "templates").parts[0] in PUBLIC:
            yield path, "jinja2", text
        else:
            yield path, "python", _unindented(templatize(text))


def _unindented(text: str) -> str:
    """Babel reads a template as Python, in which its indentation would have to add up."""
    return "\n".join(line.lstrip() for line in text.split("\n"))


def path_of(language: str) -> Path:
    return Path(settings.BASE_DIR) / "locale" / language / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> Catalog:
    """The catalogue at `path`, or an empty one."""
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> int:
    """Bring a catalogue in step with the code; return how many messages wait for words."""
    path = path_of(language)
    catalog = read(path, language)
    catalog.update(messages_in_use(), no_fuzzy_matching=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file, catalog, width=99, ignore_obsolete=True, sort_output=True, include_lineno=False
        )
    return sum(1 for message in catalog if message.id and not is_translated(message))


def is_translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(strings) and not message.fuzzy


def compile_all() -> list[Path]:
    """Write the .mo beside every .po that is newer; return those written."""
    written = []
    for source in sorted((Path(settings.BASE_DIR) / "locale").rglob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file, target.open("wb") as out:
            write_mo(out, read_po(file))
        written.append(target)
    return written


def faults() -> Iterator[str]:
    """What is wrong with our catalogues, a sentence each."""
    wanted = messages_in_use()
    for language in TRANSLATED:
        catalog = read(path_of(language), language)
        for message in wanted:
            if message.id:
                yield from _faults_of(message, catalog, language)


def _faults_of(message: Message, catalog: Catalog, language: str) -> Iterator[str]:
    name = message.id if isinstance(message.id, str) else message.id[0]
    found = catalog.get(name, message.context)
    if found is None or not is_translated(found):
        yield f"{language}: “{name}” has no translation."
        return
    yield from (f"{language}: “{name}”: {error}" for error in found.check(catalog))
    strings = [found.string] if isinstance(found.string, str) else list(found.string or ())
    for string in strings:
        for word in words.lookalikes(string):
            yield f"{language}: “{word}” in “{name}” mixes Latin and Cyrillic letters."
