"""Other people's pages: which of their tags are read, which are passed over, and what is apart."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

RENAMED: Mapping[str, str] = {
    "b": "strong",
    "i": "em",
    "h1": "h2",
    "tfoot": "tbody",
    **dict.fromkeys(("strike", "del"), "s"),
    **dict.fromkeys(("h4", "h5", "h6"), "h3"),
    **dict.fromkeys(("dir", "menu"), "ul"),
    **dict.fromkeys(
        "address article aside body center dd details dialog div dl dt fieldset footer form "
        "header hgroup html legend listing main marquee nav plaintext pre search section "
        "summary".split(),
        "p",
    ),
}
"""Tags of other people's pages and what they are here; "p" where the tag only sets text apart."""

# Dropped, but the words round them stay apart.
PLACEHOLDERS = frozenset({"img", "input", "embed"})
PASSED_OVER = frozenset(
    "applet audio button canvas iframe math meter object progress select svg textarea video "
    "xmp".split()
)
"""Tags that go with their text, though readers saw something there: words round them stay apart."""

RAW = frozenset({"iframe", "xmp"})  # what stands in them is no HTML

INLINE = frozenset(
    "abbr acronym bdi bdo big cite code data dfn font ins kbd label mark output q samp small "
    "time tt u var".split()
)
"""Tags that mean nothing here, read only for a style that may set their words apart."""

CUSTOM = re.compile(r"<([a-z][\w.]*-[\w.-]*)", re.IGNORECASE | re.ASCII)
"""A tag of the page's own making: what it is, only its script knew."""

# Google Docs wraps a page in a <b> that is not bold.
LIGHT = re.compile(r"(?<![\w-])font-weight:\s*(?:normal|[1-4]00)")
UPRIGHT = re.compile(r"(?<![\w-])font-style:\s*normal")
HEAVY = re.compile(r"(?<![\w-])font-weight:\s*(?:bold|[6-9]00)")
SLANTED = re.compile(r"(?<![\w-])font-style:\s*(?:italic|oblique)")
_APART = re.compile(r"(?<![\w-])display:\s*(?:block|flex|grid|flow-root|list-item|table[a-z-]*)")
_CLOSING = re.compile(r"[,.;:!?)\]»”…]+(?:\s|$)")


def kept_emphasis(style: str) -> str | None:
    """What of a style says that words are bold or italic, or that a <b> or <i> is not."""
    style = style.lower()
    found = (p.search(style) for p in (LIGHT, UPRIGHT, HEAVY, SLANTED))
    return ";".join(match[0] for match in found if match) or None


def kept_display(style: str) -> str | None:
    """What of a style says that words stand apart from those beside them."""
    found = _APART.search(style.lower())
    return found[0] if found else None


def custom_tags(html: str) -> set[str]:
    """The names of all tags with a hyphen, as a parser writes them."""
    return {name.lower() for name in CUSTOM.findall(html)}


def takes_space(text: str) -> bool:
    """Whether text that was apart from the words before it needs a space; a comma does not."""
    return bool(text.strip()[:1]) and not text[0].isspace() and not _CLOSING.match(text)


class ForeignReader(HTMLParser):
    """Passes over what is not text, and says that something was there. Wants nested tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside: list[str] = []

    def open_tag(self, tag: str, attributes: dict[str, str]) -> None:
        raise NotImplementedError

    def close_tag(self, tag: str) -> None:
        raise NotImplementedError

    def read_text(self, text: str) -> None:
        raise NotImplementedError

    def leave_gap(self) -> None:
        raise NotImplementedError

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in (self._inside[:1] or PASSED_OVER):
            self._inside.append(tag)
            if tag in RAW:
                self.set_cdata_mode(tag)
        elif not self._inside:
            self.open_tag(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if not self._inside:
            self.close_tag(tag)
        elif tag == self._inside[0]:
            self._inside.pop()
            self.leave_gap()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.read_text(data)
