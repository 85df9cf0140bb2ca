"""Brings a page's HTML, already parsed and free of danger, into the grammar of a body.

Blocks stand where the grammar lets them stand, loose text becomes paragraphs, formatting is
closed before a block ends, and what was apart stays apart. The result parses back into itself.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from articles.text.foreign import ForeignReader, kept_display, takes_space
from articles.text.grammar import (
    BLOCKS,
    FLOW,
    GRAMMAR,
    MARKS,
    REL_OF_FOREIGN_LINKS,
    TEXT_ALONE,
)

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
KEPT_EMPTY = frozenset({"td", "th", "figure"})
STRUCTURE = frozenset(
    {"", "blockquote", "ul", "ol", "table", "thead", "tbody", "tr", "figure"}
)  # where text never stands by itself
HEADINGS = frozenset({"h2", "h3"})
DEEPEST = 16
DEEPEST_MARKS = 8

SPACE = " \t\n\f"
# Google Docs wraps a page in a <b> that is not bold.
_LIGHT = re.compile(r"(?<![\w-])font-weight:\s*(?:normal|[1-4]00)")
_UPRIGHT = re.compile(r"(?<![\w-])font-style:\s*normal")
_HEAVY = re.compile(r"(?<![\w-])font-weight:\s*(?:bold|[6-9]00)")
_SLANTED = re.compile(r"(?<![\w-])font-style:\s*(?:italic|oblique)")
_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF])
_CONTROLS = {**dict.fromkeys([*range(32), 127]), 9: "\t", 10: "\n", 12: "\n", 13: "\n"}


@dataclass(eq=False, slots=True)
class Block:
    """A block being written: where its tag stands in the output, and whether it holds anything."""

    tag: str
    start: int
    filled: bool = False


@dataclass(eq=False, slots=True)
class Mark:
    """Formatting that is in force; it is written only when there is text to carry it."""

    tag: str
    opening: str


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


def kept_emphasis(style: str) -> str | None:
    """What of a style says that words are bold or italic, or that a <b> or <i> is not."""
    style = style.lower()
    found = (p.search(style) for p in (_LIGHT, _UPRIGHT, _HEAVY, _SLANTED))
    return ";".join(match[0] for match in found if match) or None


def blank(text: str) -> bool:
    """Tell whether a reader would see nothing: spaces of any kind, marks without width."""
    return not text.translate(_UNSEEN).strip()


class _Rewriter(ForeignReader):
    """A writer driven by tags that are properly nested, as a serialised tree's are."""

    def __init__(self) -> None:
        super().__init__()
        self._out: list[str] = []
        self._open: list[Block] = []
        self._frames: list[Frame] = []  # one for each tag of the input
        self._marks: list[Mark] = []
        self._marks_written: list[Mark] = []
        self._gap = False  # something that set text apart was dropped here

    def written(self) -> str:
        while self._open:
            self._close_innermost()
        return "".join(self._out).strip(SPACE)

    # What the page says

    def open_tag(self, tag: str, attributes: dict[str, str]) -> None:
        name = RENAMED.get(tag, tag)
        if name == "br":
            self._break_line()
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
        if text.strip(SPACE) or self._place not in STRUCTURE:
            self._make_room_for_text()
            self._write(text)
        elif self._out and not self._out[-1].isspace():
            self._out.append(text)

    def leave_gap(self) -> None:
        self._gap = True

    def _inline(self, tag: str, attributes: Mapping[str, str]) -> Frame:
        """Formatting, or nothing; a block first, where a style sets the words apart."""
        block = None
        if kept_display(attributes.get("style", "")):
            block = self._begin("p", {})
        elif "-" in tag:
            self.leave_gap()
        return Frame(block, self._mark_all(tag, attributes) if tag in MARKS else ())

    # Blocks

    @property
    def _place(self) -> str:
        return self._open[-1].tag if self._open else ""

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> Block:
        """Open a block here, or a paragraph in its stead, or only leave a gap."""
        while self._is_ended_by(tag):
            self._close_innermost()
        if tag in {"ul", "ol"} and self._place in {"ul", "ol"}:
            self._reopen_item()
        if self._fits(tag, attributes):
            return self._open_block(tag, attributes)
        if self._place in FLOW:
            return self._open_block("p", {})
        self._gap = True
        return Block("", 0)

    def _is_ended_by(self, tag: str) -> bool:
        if self._place in HEADINGS:
            return tag != "p"
        return self._place == "p" or self._place == tag == "li"

    def _reopen_item(self) -> None:
        """Go back into the item before: a list right inside a list belongs to it."""
        after = 1 if self._out[-1].isspace() else 0
        if self._out[-1 - after] == "</li>":
            del self._out[-1 - after :]
            self._open.append(Block("li", -1, filled=True))
        else:
            self._open_block("li", {})

    def _fits(self, tag: str, attributes: Mapping[str, str]) -> bool:
        if tag == "figcaption" and self._place == "figure":
            return not self._open[-1].filled
        too_deep = len(self._open) >= DEEPEST and tag in STRUCTURE
        needs = BLOCKS[tag].needs
        return (
            self._place in BLOCKS[tag].inside
            and not too_deep
            and (not needs or any(name in attributes for name in needs))
        )

    def _open_block(self, tag: str, attributes: Mapping[str, str]) -> Block:
        self._match_marks([])
        self._gap = False
        block = Block(tag, len(self._out), filled=tag == "hr")
        self._out.append(_opening(tag, attributes))
        self._open.append(block)
        return block

    def _end(self, block: Block) -> None:
        if block not in self._open:
            self._gap = True
            if self._place == "p":  # begun by loose text in the block that ends here
                self._close_innermost()
        while block in self._open:
            self._close_innermost()

    def _close_innermost(self) -> None:
        self._match_marks([])
        block = self._open.pop()
        if block.filled or block.tag in KEPT_EMPTY:
            self._finish(block)
        else:
            del self._out[block.start :]
        self._gap = not block.filled and block.tag not in KEPT_EMPTY

    def _finish(self, block: Block) -> None:
        self._trim_end(block)
        if block.tag in {"li", "td"}:
            self._unwrap_only_paragraph(block)
        if block.tag != "hr":
            self._out.append(f"</{block.tag}>")
        if self._open:
            self._open[-1].filled = True

    def _unwrap_only_paragraph(self, block: Block) -> None:
        """Take the <p> off an item's or a cell's text when only lists of the item follow it."""
        inside = [n for n in range(block.start + 1, len(self._out)) if not self._out[n].isspace()]
        if block.start < 0 or not inside or self._out[inside[0]] != "<p>":
            return
        end = self._out.index("</p>", inside[0])
        after = [self._out[n] for n in inside if n > end]
        if not after or (after[0].startswith(("<ul", "<ol")) and "<p>" not in after):
            del self._out[end], self._out[inside[0]]

    def _trim_end(self, block: Block) -> None:
        if block.tag in STRUCTURE:
            return
        while self._out[-1] == "<br>" or self._out[-1].isspace():
            self._out.pop()
        self._out[-1] = self._out[-1].rstrip(SPACE)

    # Text and its marks

    def _mark_all(self, tag: str, attributes: Mapping[str, str]) -> list[Mark]:
        """Put in force what the tag says, and what the style of a span says."""
        style = attributes.get("style", "")
        names = [tag]
        if (tag == "strong" and _LIGHT.search(style)) or (tag == "em" and _UPRIGHT.search(style)):
            names = []
        elif tag == "span":
            names += ["strong"] if _HEAVY.search(style) and self._place not in HEADINGS else []
            names += ["em"] if _SLANTED.search(style) else []
        marks = [self._mark(name, attributes) for name in names]
        return [mark for mark in marks if mark]

    def _mark(self, tag: str, attributes: Mapping[str, str]) -> Mark | None:
        needs = MARKS[tag].needs
        lacking = needs and not any(name in attributes for name in needs)
        repeated = tag != "span" and any(mark.tag == tag for mark in self._marks)
        if lacking or repeated or len(self._marks) >= DEEPEST_MARKS:
            return None
        self._marks.append(Mark(tag, _opening(tag, attributes)))
        return self._marks[-1]

    def _make_room_for_text(self) -> None:
        while self._place in STRUCTURE:
            if self._place in {"ul", "ol"}:
                self._open_block("li", {})
            elif self._place in FLOW:
                self._open_block("p", {})
            else:
                self._close_innermost()

    def _at_start(self) -> bool:
        return len(self._out) == self._open[-1].start + 1

    def _write(self, text: str) -> None:
        if self._at_start():
            text = text.lstrip(SPACE)
        elif self._gap and takes_space(text) and not self._out[-1].endswith(tuple(SPACE)):
            text = f" {text}"
        if not text:
            return
        self._gap = False
        self._match_marks([] if self._place in TEXT_ALONE else self._marks)
        self._out.append(escape(text, quote=False))
        self._open[-1].filled |= not blank(text)

    def _break_line(self) -> None:
        if self._place in TEXT_ALONE:
            self.leave_gap()
        if self._place in STRUCTURE | TEXT_ALONE or self._at_start():
            return
        kept = [mark for mark in self._marks if mark in self._marks_written]
        self._match_marks(kept)
        if self._place == "p" and self._ends_in_a_break():
            self._close_innermost()
            self._open_block("p", {})
        else:
            self._out.append("<br>")

    def _ends_in_a_break(self) -> bool:
        last = next((piece for piece in reversed(self._out) if not piece.isspace()), "")
        return last == "<br>"

    def _match_marks(self, wanted: list[Mark]) -> None:
        written = self._marks_written
        same = 0
        while same < min(len(written), len(wanted)) and written[same] is wanted[same]:
            same += 1
        self._out.extend(f"</{mark.tag}>" for mark in reversed(written[same:]))
        self._out.extend(mark.opening for mark in wanted[same:])
        self._marks_written = list(wanted)


def _opening(tag: str, attributes: Mapping[str, str]) -> str:
    kept = {name: attributes[name] for name in GRAMMAR[tag].attributes if name in attributes}
    if tag == "figure":
        kept = dict(list(kept.items())[:1])
    if tag == "a" and kept["href"].startswith("http"):
        kept["rel"] = REL_OF_FOREIGN_LINKS
    words = [tag, *(f'{name}="{escape(value)}"' for name, value in kept.items())]
    return f"<{' '.join(words)}>"
