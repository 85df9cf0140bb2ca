"""Paragraphs that Word only dresses as lists, quotes and titles, made into what they mean.

Works on HTML that a parser has serialised, where a paragraph holds no other block.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

STYLE_OF_LISTS = re.compile(r"mso-list:\s*l(\d+)\s+level(\d)", re.IGNORECASE)
STYLE_OF_MARKERS = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
MEANT = {"MsoTitle": "h2", "MsoQuote": "blockquote", "MsoIntenseQuote": "blockquote"}

_PARAGRAPH = re.compile(r"<p((?:\s[^>]*)?)>(.*?)</p>\s*", re.DOTALL)
_CLASS = re.compile(r'class="(\w+)')
_SIGN = r'<span style="mso-list:ignore">([^<]*)(?:<span>[^<]*</span>[^<]*)*</span>'
_MARKER = re.compile(rf"\s*(?:<span>\s*{_SIGN}\s*</span>|{_SIGN})")
_NUMBER = re.compile(r"\(?(?:\d+\.)*(?:(\d{1,6})|[a-zа-яёәғқңөұүһі]{1,5})[.)]", re.IGNORECASE)
_OF_AN_OFFICE = re.compile(
    r"<[^<>]*(?:mso-|class=.?Mso|schemas-microsoft-com|content=.?(?:Libre|Open)Office)",
    re.IGNORECASE,
)
_LANGUAGE_OF_KEYBOARD = re.compile(r'<span lang="[^"]*"')
_NEIGHBOURS = re.compile(r"</blockquote>\s*<blockquote>")


def kept_style(tag: str, value: str) -> str | None:
    """What of a style says that a paragraph is an item, or that a span is its marker."""
    if tag == "p" and (found := STYLE_OF_LISTS.search(value)):
        return f"mso-list:l{found[1]} level{found[2]}"
    if tag == "span" and STYLE_OF_MARKERS.search(value):
        return "mso-list:ignore"
    return None


def kept_class(value: str) -> str | None:
    """The class of a paragraph that means more than its look."""
    return next((name for name in value.split() if name in MEANT), None)


def is_office(html: str) -> bool:
    """Whether a page was written by Word, Outlook, LibreOffice or their kin."""
    return bool(_OF_AN_OFFICE.search(html))


def undress(html: str) -> str:
    """Return the page with Word's items, quotes and titles as lists, quotes and headings.

    Languages of spans go: an office writes that of the keyboard, not that of the words.
    """
    html = _LANGUAGE_OF_KEYBOARD.sub("<span", html)
    return _NEIGHBOURS.sub("", "".join(_written(html)))


@dataclass(frozen=True)
class _Item:
    """A paragraph that is an item: of which list, how deep, and whether it is numbered."""

    list_id: str
    level: int
    tag: str
    start: str
    inside: str


def _written(html: str) -> Iterator[str]:
    for _kind, run in groupby(_pieces(html), key=type):
        pieces = list(run)
        yield from _lists([piece for piece in pieces if isinstance(piece, _Item)])
        yield from (piece for piece in pieces if isinstance(piece, str))


def _pieces(html: str) -> Iterator[_Item | str]:
    end = 0
    for found in _PARAGRAPH.finditer(html):
        if found.start() > end:
            yield html[end : found.start()]
        yield _piece(found)
        end = found.end()
    yield from [html[end:]] if end < len(html) else []


def _piece(found: re.Match[str]) -> _Item | str:
    attributes, inside = found.groups()
    listed = STYLE_OF_LISTS.search(attributes)
    if listed:
        return _item(listed, inside)
    named = _CLASS.search(attributes)
    tag = MEANT.get(named[1]) if named else None
    if tag == "blockquote":
        return f"<blockquote><p>{inside}</p></blockquote>"
    return f"<{tag}>{inside}</{tag}>" if tag else found[0]


def _item(listed: re.Match[str], inside: str) -> _Item:
    marker = _MARKER.match(inside)
    sign = (marker[1] or marker[2] or "") if marker else ""
    number = _NUMBER.fullmatch(sign.strip())
    first = (number[1] or "1") if number else "1"
    return _Item(
        list_id=listed[1],
        level=int(listed[2]),
        tag="ol" if number else "ul",
        start="" if first == "1" else first,
        inside=inside[marker.end() :] if marker else inside,
    )


def _lists(items: list[_Item]) -> Iterator[str]:
    """Nested lists; one right inside another is put into its last item by whoever reads on."""
    opened: list[_Item] = []
    for item in items:
        while opened and _is_over(opened[-1], item):
            yield f"</{opened.pop().tag}>"
        if not opened or opened[-1].level < item.level:
            opened.append(item)
            yield f'<{item.tag} start="{item.start}">' if item.start else f"<{item.tag}>"
        yield f"<li>{item.inside}</li>"
    yield from (f"</{item.tag}>" for item in reversed(opened))


def _is_over(last: _Item, item: _Item) -> bool:
    if last.level != item.level:
        return last.level > item.level
    return (last.list_id, last.tag) != (item.list_id, item.tag)
