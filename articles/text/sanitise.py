"""Cleans the HTML of a body on its way into the database, and reads plain text out of it.

nh3 parses as a browser does and takes out what is dangerous, `rewrite` brings the rest into
the grammar, and nh3 has the last word, with nothing allowed but the grammar's own table.
"""

import re
from collections import Counter

import nh3

from articles.text import flat, office
from articles.text.blocks import VOID
from articles.text.foreign import (
    INLINE,
    PASSED_OVER,
    PLACEHOLDERS,
    RENAMED,
    ForeignReader,
    custom_tags,
    kept_display,
    kept_emphasis,
    takes_space,
)
from articles.text.grammar import BLOCKS, GRAMMAR, SCHEMES, checked, ckeditor_allowed_content
from articles.text.rewrite import rewrite

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

UNSEEN = frozenset("datalist noembed noframes noscript option script style template title".split())
"""Tags that go with their text, and that readers saw nothing of."""
READ_AND_LEFT = {"*": {"style"}, "p": {"class"}}
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
        kept = office.kept_style(tag, value) or kept_emphasis(value), kept_display(value)
        return ";".join(filter(None, kept)) or None
    if (tag, attribute) == ("p", "class"):
        return office.kept_class(value)
    return checked(tag, attribute, value)


def _reader(more: frozenset[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS | RENAMED.keys() | PLACEHOLDERS | PASSED_OVER | more) - UNSEEN,
        clean_content_tags=set(UNSEEN),
        attributes={**ATTRIBUTES, **READ_AND_LEFT},
        attribute_filter=_readable,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


_READ_OFFICE = _reader(frozenset())
_READ_PAGE = _reader(INLINE)
_LAST_WORD = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(UNSEEN | PASSED_OVER),
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
    words = flat.text(html)
    return _parsed(html) if words is None else words


def _parsed(html: str) -> str:
    reader = _TextReader()
    reader.feed(_read(html))
    reader.close()
    return reader.text()


def _read(html: str) -> str:
    _refuse_too_tangled(html)
    html = html.encode(errors="ignore").decode()
    if office.is_office(html):
        return str(_READ_OFFICE.clean(html))
    customs = custom_tags(html)
    return (_reader(INLINE | customs) if customs else _READ_PAGE).clean(html)


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


class _TextReader(ForeignReader):
    """Collects text; every tag of a block ends a line, only cells of a table share one."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[list[str]] = [[]]
        self._is_block: list[bool] = []  # one for each open tag
        self._gap = False

    def open_tag(self, tag: str, attributes: dict[str, str]) -> None:
        name = RENAMED.get(tag, tag)
        is_block = name in BLOCKS and name not in CELLS
        is_block = is_block or bool(kept_display(attributes.get("style", "")))
        if is_block:
            self._lines.append([])
        elif name in CELLS or name == "br":
            self._lines[-1].append(" ")
        elif name in PLACEHOLDERS or "-" in name:
            self.leave_gap()
        if name not in PLACEHOLDERS | VOID:
            self._is_block.append(is_block)

    def close_tag(self, tag: str) -> None:
        if self._is_block and self._is_block.pop():
            self._lines.append([])
        elif tag in CELLS:
            self._lines[-1].append(" ")
        elif "-" in tag:
            self.leave_gap()

    def read_text(self, text: str) -> None:
        self._lines[-1].extend([" ", text] if self._gap and takes_space(text) else [text])
        self._gap = False

    def leave_gap(self) -> None:
        self._gap = True

    def text(self) -> str:
        lines = (" ".join("".join(pieces).split()) for pieces in self._lines)
        return "\n".join(line for line in lines if line)
