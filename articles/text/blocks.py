"""Takes a clean body apart into its blocks: paragraphs, subheads, lists, tables, figures."""

import re
from html.parser import HTMLParser

from articles.text.grammar import BLOCKS

VOID = frozenset({"br", "hr"})
# Not \s: a non-breaking space is part of the text.
SPACES = re.compile(r"[ \t\r\n\f]+")
ROUND_TAGS = re.compile(rf" ?(</?(?:{'|'.join(BLOCKS)})\b[^<>]*>) ?")


def blocks(html: str) -> list[str]:
    """The blocks at the top of a clean body, each in one spelling, whatever stood between tags."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    spelled = (ROUND_TAGS.sub(r"\1", SPACES.sub(" ", block)).strip() for block in reader.found)
    return [block for block in spelled if block]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found = [""]
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._depth == 0 and tag in BLOCKS:
            self.found.append("")
        self.found[-1] += self.get_starttag_text() or ""
        if tag not in VOID:
            self._depth += 1
        elif self._depth == 0:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.found[-1] += f"</{tag}>"
        self._depth -= 1
        if self._depth == 0 and tag in BLOCKS:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        self.found[-1] += data

    def handle_entityref(self, name: str) -> None:
        self.found[-1] += f"&{name};"

    def handle_charref(self, name: str) -> None:
        self.found[-1] += f"&#{name};"
