"""The body being written: its pieces, the blocks and the formatting that are open in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from articles.text.foreign import takes_space
from articles.text.grammar import (
    GRAMMAR,
    KINDS_OF_FIGURE,
    OF_PICTURE,
    REL_OF_FOREIGN_LINKS,
    TEXT_ALONE,
)

KEPT_EMPTY = frozenset({"td", "th", "figure"})
STRUCTURE = frozenset(
    {"", "blockquote", "ul", "ol", "table", "thead", "tbody", "tr", "figure"}
)  # where text never stands by itself
SPACE = " \t\n\f"
NOTHING: Mapping[str, str] = {}
_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF])


@dataclass(eq=False, slots=True)
class Block:
    """A block being written: where its tag stands in the output, and whether it holds anything.

    `of` is the picture that a caption is of, "" for a whole figure; `lacks` are the captions that
    a figure may still be given.
    """

    tag: str
    start: int
    filled: bool = False
    of: str = ""
    lacks: set[str] = field(default_factory=set)


@dataclass(eq=False, slots=True)
class Mark:
    """Formatting that is in force; it is written only when there is text to carry it."""

    tag: str
    opening: str


def blank(text: str) -> bool:
    """Tell whether a reader would see nothing: spaces of any kind, marks without width."""
    return not text.translate(_UNSEEN).strip()


def opening(tag: str, attributes: Mapping[str, str]) -> str:
    """The tag with what the grammar lets it carry."""
    kept = {name: attributes[name] for name in GRAMMAR[tag].attributes if name in attributes}
    if tag == "figure":
        kept = _one_kind(kept)
    if tag == "a" and kept["href"].startswith("http"):
        kept["rel"] = REL_OF_FOREIGN_LINKS
    words = [tag, *(f'{name}="{escape(value)}"' for name, value in kept.items())]
    return f"<{' '.join(words)}>"


def _captions(figure: Mapping[str, str]) -> set[str]:
    """What may have a caption in a figure: itself (""), and each picture of a gallery."""
    numbers = _one_kind(figure).get("data-gallery", "")
    return {"", *numbers.split(",")}


def _one_kind(figure: Mapping[str, str]) -> dict[str, str]:
    """The first of its kinds alone; only an embedded page has a still."""
    kind = next(name for name in KINDS_OF_FIGURE if name in figure)
    kept = (kind, "data-still") if kind == "data-embed" else (kind,)
    return {name: figure[name] for name in kept if name in figure}


class Output:
    """Writes blocks and text with their formatting; drops what stayed empty, and minds gaps."""

    def __init__(self) -> None:
        self.gap = False  # something that set text apart was dropped here
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._written: list[Mark] = []

    def html(self) -> str:
        """All of it, every block closed."""
        while self.blocks:
            self.close_innermost()
        return "".join(self._pieces).strip(SPACE)

    # Blocks

    @property
    def place(self) -> str:
        """The tag of the innermost open block; "" at the top."""
        return self.blocks[-1].tag if self.blocks else ""

    def open(self, tag: str, attributes: Mapping[str, str] = NOTHING) -> Block:
        self._match([])
        self.gap = False
        block = Block(tag, len(self._pieces), filled=tag == "hr")
        if tag == "figure":
            block.lacks = _captions(attributes)
        elif tag == "figcaption":
            block.of = attributes.get(OF_PICTURE, "")
        self._pieces.append(opening(tag, attributes))
        self.blocks.append(block)
        return block

    def close_innermost(self) -> None:
        self._match([])
        block = self.blocks.pop()
        if block.filled or block.tag in KEPT_EMPTY:
            self._finish(block)
        else:
            del self._pieces[block.start :]
        self.gap = not block.filled and block.tag not in KEPT_EMPTY

    def _finish(self, block: Block) -> None:
        self._trim_end(block)
        if block.tag in {"li", "td"}:
            self._unwrap_only_paragraph(block)
        if block.tag != "hr":
            self._pieces.append(f"</{block.tag}>")
        if self.blocks:
            self.blocks[-1].filled = True
            self.blocks[-1].lacks.discard(block.of)

    def _unwrap_only_paragraph(self, block: Block) -> None:
        """Take the <p> off an item's or a cell's text when only lists of the item follow it."""
        inside = [
            n for n in range(block.start + 1, len(self._pieces)) if not self._pieces[n].isspace()
        ]
        if block.start < 0 or not inside or self._pieces[inside[0]] != "<p>":
            return
        end = self._pieces.index("</p>", inside[0])
        after = [self._pieces[n] for n in inside if n > end]
        if not after or (after[0].startswith(("<ul", "<ol")) and "<p>" not in after):
            del self._pieces[end], self._pieces[inside[0]]

    def _trim_end(self, block: Block) -> None:
        if block.tag in STRUCTURE:
            return
        while self._pieces[-1] == "<br>" or self._pieces[-1].isspace():
            self._pieces.pop()
        self._pieces[-1] = self._pieces[-1].rstrip(SPACE)

    def reopen_item(self) -> None:
        """Go back into the item before: a list right inside a list belongs to it."""
        after = 1 if self._pieces[-1].isspace() else 0
        if self._pieces[-1 - after] == "</li>":
            del self._pieces[-1 - after :]
            self.blocks.append(Block("li", -1, filled=True))
        else:
            self.open("li")

    # Text and its marks

    def _at_start(self) -> bool:
        return len(self._pieces) == self.blocks[-1].start + 1

    def space(self, text: str) -> None:
        """Write what is blank between blocks, once."""
        if self._pieces and not self._pieces[-1].isspace():
            self._pieces.append(text)

    def write(self, text: str, marks: Sequence[Mark]) -> None:
        if self._at_start():
            text = text.lstrip(SPACE)
        elif self.gap and takes_space(text) and not self._pieces[-1].endswith(tuple(SPACE)):
            text = f" {text}"
        if not text:
            return
        self.gap = False
        self._match([] if self.place in TEXT_ALONE else marks)
        self._pieces.append(escape(text, quote=False))
        self.blocks[-1].filled |= not blank(text)

    def break_line(self, marks: Sequence[Mark]) -> None:
        if self.place in TEXT_ALONE:
            self.gap = True
        if self.place in STRUCTURE | TEXT_ALONE or self._at_start():
            return
        self._match([mark for mark in marks if mark in self._written])
        if self.place == "p" and self._ends_in_a_break():
            self.close_innermost()
            self.open("p")
        else:
            self._pieces.append("<br>")

    def _ends_in_a_break(self) -> bool:
        last = next((piece for piece in reversed(self._pieces) if not piece.isspace()), "")
        return last == "<br>"

    def _match(self, wanted: Sequence[Mark]) -> None:
        written = self._written
        same = 0
        while same < min(len(written), len(wanted)) and written[same] is wanted[same]:
            same += 1
        self._pieces.extend(f"</{mark.tag}>" for mark in reversed(written[same:]))
        self._pieces.extend(mark.opening for mark in wanted[same:])
        self._written = list(wanted)
