"""Cleans the HTML of a body on its way into the database, and reads plain text out of it.

nh3 parses as a browser does and takes out what is dangerous, `rewrite` brings the rest into
the grammar, and nh3 has the last word, with nothing allowed but the grammar's own table.
"""

import re
from collections import Counter
from html.parser import HTMLParser

import nh3

from articles.text import office
from articles.text.grammar import BLOCKS, GRAMMAR, SCHEMES, checked, ckeditor_allowed_content
from articles.text.rewrite import PLACEHOLDERS, RENAMED, kept_emphasis, rewrite

__all__ = [
    "ATTRIBUTES",
    "LONGEST",
    "TAGS",
    "TooLong",
    "TooTangled",
    "ckeditor_allowed_content",
    "clean",
    "plain_text",
]

TAGS = frozenset(GRAMMAR)
ATTRIBUTES = {tag: set(element.attributes) for tag, element in GRAMMAR.items()}
LONGEST = 1_000_000
"""The most that a body may measure, in bytes of UTF-8."""
MOST_TANGLED = 2_000_000
"""The most that the depths of all tags may add up to: a parser's work grows with this sum."""

DROPPED_WITH_THEIR_TEXT = frozenset(
    "applet audio button canvas datalist iframe math meter noembed noframes noscript object "
    "option progress script select style svg template textarea title video xmp".split()
)
READ_AND_LEFT = {
    "b": {"style"},
    "i": {"style"},
    "span": {"style", *ATTRIBUTES["span"]},
    "p": {"style", "class"},
}
"""What says how a pasted text was meant, besides the grammar's attributes."""
CELLS = frozenset({"td", "th"})
NEVER_DEEPER = frozenset(
    "area br col colgroup dd dt embed hr img input li link meta option p source tbody td tfoot "
    "th thead tr track wbr".split()
)  # void, or closed by a parser when the next one comes
TAG = re.compile(r"<(/?)([a-z][^\s/>]*)", re.IGNORECASE)


class TooLong(ValueError):
    """A body over `LONGEST` bytes."""


class TooTangled(TooLong):
    """HTML whose unclosed or nested tags would take a parser minutes or gigabytes."""


def _readable(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "rel":
        return None
    if attribute == "style":
        return office.kept_style(tag, value) or kept_emphasis(value)
    if (tag, attribute) == ("p", "class"):
        return office.kept_class(value)
    return checked(tag, attribute, value)


_READ = nh3.Cleaner(
    tags=set(TAGS | RENAMED.keys() | PLACEHOLDERS),
    clean_content_tags=set(DROPPED_WITH_THEIR_TEXT),
    attributes={**ATTRIBUTES, **READ_AND_LEFT},
    attribute_filter=_readable,
    url_schemes=set(SCHEMES),
    link_rel=None,
)
_LAST_WORD = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(DROPPED_WITH_THEIR_TEXT),
    attributes=ATTRIBUTES,
    attribute_filter=checked,
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def clean(html: str) -> str:
    """Return `html` in the body grammar, safe to print. Idempotent.

    Raises TooLong when it measures more than `LONGEST` bytes, before or after cleaning.
    """
    _refuse_too_long(html)
    read = _read(html)
    cleaned = _LAST_WORD.clean(rewrite(office.undress(read) if office.is_office(html) else read))
    _refuse_too_long(cleaned)
    return cleaned


def plain_text(html: str) -> str:
    """Return the words of `html`, one paragraph (item, row, caption) a line, spaces plain."""
    reader = _TextReader(convert_charrefs=True)
    reader.feed(_read(html))
    reader.close()
    return reader.text()


def _read(html: str) -> str:
    _refuse_too_tangled(html)
    return _READ.clean(html.encode(errors="ignore").decode())


def _refuse_too_long(html: str) -> None:
    size = len(html.encode(errors="ignore"))
    if size > LONGEST:
        raise TooLong(f"The text measures {size} bytes; at most {LONGEST} are allowed.")


def _refuse_too_tangled(html: str) -> None:
    unclosed: Counter[str] = Counter()
    depth = tangle = 0
    for slash, name in TAG.findall(html):
        tag = name.lower()
        if tag not in NEVER_DEEPER:
            step = -min(unclosed[tag], 1) if slash else 1
            unclosed[tag] += step
            depth += step
        tangle += depth
    if tangle > MOST_TANGLED:
        raise TooTangled("The text has too many tags inside one another.")


class _TextReader(HTMLParser):
    """Collects text; every tag of a block ends a line, only cells of a table share one."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self._lines: list[list[str]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = RENAMED.get(tag, tag)
        if name in BLOCKS and name not in CELLS:
            self._lines.append([])
        elif name in CELLS or name in PLACEHOLDERS or name == "br":
            self._lines[-1].append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        self._lines[-1].append(data)

    def text(self) -> str:
        lines = (" ".join("".join(pieces).split()) for pieces in self._lines)
        return "\n".join(line for line in lines if line)
