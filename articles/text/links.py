"""The links of a text: where each leads, and the words that one would click."""

import re
from collections.abc import Set
from dataclasses import dataclass
from html.parser import HTMLParser

OWN = re.compile(r"/(?:ru|kk|en)/([1-9][0-9]{0,17})(?:[/?#].*)?")
_WHOLE = re.compile(
    r'<a href="https?://([^/"?#:]+)(?::\d+)?(/(?:ru|kk|en)/[1-9][0-9]{0,17})'
    r'(?:/(?:[^/?#"]+/?)?)?(?:[?#][^"]*)?"([^>]*)>'
)
_REL = re.compile(r' rel="[^"]*"')


@dataclass(frozen=True)
class Link:
    """One link; `words` is empty where there is nothing to click."""

    address: str
    words: str

    @property
    def number(self) -> int | None:
        """The number of our own article that it leads to."""
        found = OWN.fullmatch(self.address)
        return int(found[1]) if found else None


def links(html: str) -> list[Link]:
    """Every link of `html`, in order, whether or not the field would keep it."""
    reader = _Links(convert_charrefs=True)
    reader.feed(html)
    reader.close()
    return reader.found


def may_be_own(html: str) -> bool:
    """Whether a clean body links to a whole address that reads like one of our articles."""
    return bool(_WHOLE.search(html))


def numbered(html: str, hosts: Set[str]) -> str:
    """A clean body in which links to articles at `hosts` (no ports) hold the number alone."""

    def written(link: re.Match[str]) -> str:
        host, path, rest = link.groups()
        if host.lower() not in hosts:
            return link[0]
        return f'<a href="{path}/"{_REL.sub("", rest)}>'

    return _WHOLE.sub(written, html)


class _Links(HTMLParser):
    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.found: list[Link] = []
        self._address: str | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            return
        self._close()
        self._address = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._close()

    def handle_data(self, data: str) -> None:
        if self._address is not None:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._close()

    def _close(self) -> None:
        """End the open link: links never stand in one another."""
        if self._address is not None:
            self.found.append(Link(self._address.strip(), " ".join("".join(self._words).split())))
        self._address, self._words = None, []
