"""Brings a page's HTML, already parsed and free of danger, into the grammar of a body.

Blocks stand where the grammar lets them stand, loose text becomes paragraphs, formatting is
closed before a block ends, and what was apart stays apart. The result parses back into itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.text.foreign import (
    HEAVY,
    LIGHT,
    PLACEHOLDERS,
    RENAMED,
    SLANTED,
    UPRIGHT,
    ForeignReader,
    kept_display,
)
from articles.text.grammar import BLOCKS, FLOW, MARKS, OF_PICTURE
from articles.text.output import SPACE, STRUCTURE, Block, Mark, Output, opening

HEADINGS = frozenset({"h2", "h3"})
DEEPEST = 16
DEEPEST_MARKS = 8

_CONTROLS = {**dict.fromkeys([*range(32), 127]), 9: "\t", 10: "\n", 12: "\n", 13: "\n"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a tag of the input opened, to be ended with it."""

    block: Block | None = None
    marks: Sequence[Mark] = ()


def rewrite(html: str) -> str:
    """Return the page in the grammar. Idempotent when an HTML parser stands between."""
    rewriter = _Rewriter()
    rewriter.feed(html)
    rewriter.close()
    return rewriter.written()


class _Rewriter(ForeignReader):
    """A writer driven by tags that are properly nested, as a serialised tree's are."""

    def __init__(self) -> None:
        super().__init__()
        self._out = Output()
        self._frames: list[Frame] = []  # one for each tag of the input
        self._marks: list[Mark] = []  # in force here

    def written(self) -> str:
        return self._out.html()

    # What the page says

    def open_tag(self, tag: str, attributes: dict[str, str]) -> None:
        name = RENAMED.get(tag, tag)
        if name == "br":
            self._out.break_line(self._marks)
        elif name in PLACEHOLDERS:
            self.leave_gap()
        elif name == "hr":
            self._end(self._begin("hr", attributes))
        elif name in BLOCKS or name == "p":
            self._frames.append(Frame(block=self._begin(name, attributes)))
        else:
            self._frames.append(self._inline(name, attributes))

    def close_tag(self, tag: str) -> None:
        frame = self._frames.pop() if self._frames else Frame()
        for mark in frame.marks:
            self._marks.remove(mark)
        if frame.block:
            self._end(frame.block)
        elif "-" in tag:
            self.leave_gap()

    def read_text(self, text: str) -> None:
        text = text.translate(_CONTROLS)
        if text.strip(SPACE) or self._out.place not in STRUCTURE:
            self._make_room_for_text()
            self._out.write(text, self._marks)
        else:
            self._out.space(text)

    def leave_gap(self) -> None:
        self._out.gap = True

    def _inline(self, tag: str, attributes: Mapping[str, str]) -> Frame:
        """Formatting, or nothing; a block first, where a style sets the words apart."""
        block = None
        if kept_display(attributes.get("style", "")):
            block = self._begin("p", {})
        elif "-" in tag:
            self.leave_gap()
        return Frame(block, self._mark_all(tag, attributes) if tag in MARKS else ())

    # Blocks

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> Block:
        """Open a block here, or a paragraph in its stead, or only leave a gap."""
        while self._is_ended_by(tag):
            self._out.close_innermost()
        if tag in {"ul", "ol"} and self._out.place in {"ul", "ol"}:
            self._out.reopen_item()
        if self._fits(tag, attributes):
            return self._out.open(tag, attributes)
        if self._out.place in FLOW:
            return self._out.open("p")
        self._out.gap = True
        return Block("", 0)

    def _is_ended_by(self, tag: str) -> bool:
        if self._out.place in HEADINGS:
            return tag != "p"
        return self._out.place == "p" or self._out.place == tag == "li"

    def _fits(self, tag: str, attributes: Mapping[str, str]) -> bool:
        if tag == "figcaption" and self._out.place == "figure":
            return attributes.get(OF_PICTURE, "") in self._out.blocks[-1].lacks
        too_deep = len(self._out.blocks) >= DEEPEST and tag in STRUCTURE
        needs = BLOCKS[tag].needs
        return (
            self._out.place in BLOCKS[tag].inside
            and not too_deep
            and (not needs or any(name in attributes for name in needs))
        )

    def _end(self, block: Block) -> None:
        if block not in self._out.blocks:
            self._out.gap = True
            if self._out.place == "p":  # begun by loose text in the block that ends here
                self._out.close_innermost()
        while block in self._out.blocks:
            self._out.close_innermost()

    # Text and its marks

    def _mark_all(self, tag: str, attributes: Mapping[str, str]) -> list[Mark]:
        """Put in force what the tag says, and what the style of a span says."""
        style = attributes.get("style", "")
        names = [tag]
        if (tag == "strong" and LIGHT.search(style)) or (tag == "em" and UPRIGHT.search(style)):
            names = []
        elif tag == "span":
            names += ["strong"] if HEAVY.search(style) and self._out.place not in HEADINGS else []
            names += ["em"] if SLANTED.search(style) else []
        marks = [self._mark(name, attributes) for name in names]
        return [mark for mark in marks if mark]

    def _mark(self, tag: str, attributes: Mapping[str, str]) -> Mark | None:
        needs = MARKS[tag].needs
        lacking = needs and not any(name in attributes for name in needs)
        repeated = tag != "span" and any(mark.tag == tag for mark in self._marks)
        if lacking or repeated or len(self._marks) >= DEEPEST_MARKS:
            return None
        self._marks.append(Mark(tag, opening(tag, attributes)))
        return self._marks[-1]

    def _make_room_for_text(self) -> None:
        while self._out.place in STRUCTURE:
            if self._out.place in {"ul", "ol"}:
                self._out.open("li")
            elif self._out.place in FLOW:
                self._out.open("p")
            else:
                self._out.close_innermost()
