"""The grammar of a body, version 1: the one table of what its HTML may hold."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

Check = Callable[[str], str | None]
"""Takes an attribute's value; returns the value to keep, or None to drop the attribute."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
REL_OF_FOREIGN_LINKS = "noopener noreferrer"
PULL_QUOTE = "pull"
KINDS_OF_FIGURE = ("data-picture", "data-gallery", "data-embed")
"""A figure is one of these; an embedded page may have a still of ours beside it (`data-still`)."""
OF_PICTURE = "data-of"
"""In a gallery: which of its pictures a caption is of; without it, of them all."""

_STRIPPED_BY_BROWSERS = re.compile(r"[\t\n\r]")
_NEVER_IN_AN_ADDRESS = re.compile(r"[\x00-\x1f\x7f\\]")
_ESCAPES = str.maketrans({mark: f"%{ord(mark):02X}" for mark in " \"'<>`{}|^"})


def _matching(pattern: str) -> Check:
    whole = re.compile(pattern, re.ASCII)
    return lambda value: value if whole.fullmatch(value) else None


def address(value: str) -> str | None:
    """Return a link's target in one spelling, or None when it may not be linked to.

    Allowed are the schemes of `SCHEMES` and paths from the root of our own site (`/ru/123/`).
    """
    url = _STRIPPED_BY_BROWSERS.sub("", value).strip().translate(_ESCAPES)
    if _NEVER_IN_AN_ADDRESS.search(url):
        return None
    if url.startswith("/"):
        return None if url.startswith("//") else url
    scheme, colon, rest = url.partition(":")
    scheme = scheme.lower()
    if not (colon and rest and scheme in SCHEMES):
        return None
    if scheme in {"http", "https"} and not _names_a_host(url):
        return None
    return f"{scheme}:{rest}"


def _names_a_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and "@" not in parts.netloc and (parts.port or 1) > 0
    except ValueError:
        return False


def _secure_address(value: str) -> str | None:
    url = address(value)
    return url if url and url.startswith("https:") else None


def _text(value: str) -> str | None:
    return " ".join(value.split()) or None


def _numbers(value: str) -> str | None:
    numbers = re.sub(r"\s", "", value)
    return numbers if re.fullmatch(r"[0-9]{1,18}(,[0-9]{1,18})*", numbers) else None


def _language(value: str) -> str | None:
    """Return a language tag (BCP 47); the country code `kz` is taken for Kazakh."""
    tag = "kk" if value.lower() == "kz" else value
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", tag) else None


def _pull(value: str) -> str | None:
    return PULL_QUOTE if PULL_QUOTE in value.split() else None


@dataclass(frozen=True, slots=True)
class Element:
    """What one tag may carry, and the tags it may stand in ("" is the top of the body).

    A tag that `needs` attributes is dropped, its text kept, when it has none of them.
    """

    inside: frozenset[str] = frozenset()
    attributes: Mapping[str, Check] = field(default_factory=dict)
    needs: tuple[str, ...] = ()


TEXT_ALONE = frozenset({"figcaption"})  # no formatting, no link, no line break: readers get words
FLOW = frozenset({"", "blockquote", "li", "td"})
_TABLE, _ROWS = frozenset({"table"}), frozenset({"thead", "tbody"})
_LISTS = frozenset({"ul", "ol"})
_SPANS: Mapping[str, Check] = {
    "colspan": _matching(r"[1-9][0-9]{0,2}"),
    "rowspan": _matching(r"[1-9][0-9]{0,2}"),
}
_number = _matching(r"[0-9]{1,18}")
_FIGURE: Mapping[str, Check] = {
    "data-picture": _number,
    "data-gallery": _numbers,
    "data-embed": _secure_address,
    "data-still": _number,
}
_LINK: Mapping[str, Check] = {
    "href": address,
    "title": _text,
    "hreflang": _language,
    "rel": _matching(REL_OF_FOREIGN_LINKS),
}

BLOCKS: Mapping[str, Element] = {
    "p": Element(FLOW),
    "h2": Element(FLOW),
    "h3": Element(FLOW),
    "blockquote": Element(FLOW, {"class": _pull}),
    "ul": Element(FLOW),
    "ol": Element(FLOW, {"start": _matching(r"-?[0-9]{1,6}")}),
    "li": Element(_LISTS),
    "hr": Element(FLOW),
    "table": Element(FLOW),
    "caption": Element(_TABLE),
    "thead": Element(_TABLE),
    "tbody": Element(_TABLE),
    "tr": Element(_ROWS),
    "th": Element(frozenset({"tr"}), {**_SPANS, "scope": _matching(r"row|col|rowgroup|colgroup")}),
    "td": Element(frozenset({"tr"}), _SPANS),
    "figure": Element(FLOW, _FIGURE, needs=KINDS_OF_FIGURE),
    "figcaption": Element(frozenset({"figure"}), {OF_PICTURE: _number}),
}
MARKS: Mapping[str, Element] = {
    "strong": Element(),
    "em": Element(),
    "s": Element(),
    "sub": Element(),
    "sup": Element(),
    "a": Element(attributes=_LINK, needs=("href",)),
    "span": Element(attributes={"lang": _language}, needs=("lang",)),
}
GRAMMAR: Mapping[str, Element] = {**BLOCKS, **MARKS, "br": Element()}


def checked(tag: str, attribute: str, value: str) -> str | None:
    """Return what may be kept of an attribute's value; None drops the attribute."""
    element = GRAMMAR.get(tag)
    check = element.attributes.get(attribute) if element else None
    return check(value) if check else None


def ckeditor_allowed_content() -> str:
    """Write the table as CKEditor's `allowedContent`; "!" marks what a tag can't do without."""
    plain = " ".join(tag for tag, element in GRAMMAR.items() if not element.attributes)
    rich = [_editor_rule(tag, element) for tag, element in GRAMMAR.items() if element.attributes]
    return "; ".join([plain, *rich])


def _editor_rule(tag: str, element: Element) -> str:
    if "class" in element.attributes:
        return f"{tag}({PULL_QUOTE})"
    names = [f"!{name}" if element.needs == (name,) else name for name in element.attributes]
    return f"{tag}[{','.join(names)}]"
