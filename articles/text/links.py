"""The links of a text: where each leads, and the words that one would click."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

OWN = re.compile(r"/(?:ru|kk|en)/([1-9][0-9]{0,17})(?:[/?#].*)?")


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
