"""What typography would change in a text, for a person to accept or not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from articles.text.typography import typeset_pieces

Kind = Literal["same", "was", "now"]
Span = tuple[Kind, str]
Piece = str | None
"""A stretch of letters with nothing between them; None stands for a line break."""

GRAIN = re.compile(r"[^\W_]+|\s|.", re.DOTALL)
AROUND = 28


@dataclass(frozen=True)
class Proposal:
    """One paragraph: which it is, its pieces as they would be, and the difference to read."""

    index: int
    pieces: list[Piece]
    spans: list[Span]


def proposals(blocks: Sequence[Sequence[Piece]], language: str) -> list[Proposal]:
    """The paragraphs that would change. Each keeps the number of its pieces."""
    found = []
    for index, pieces in enumerate(blocks):
        new = typeset_pieces(pieces, language)
        if new != list(pieces):
            spans = list(_spans(_joined(pieces), _joined(new)))
            found.append(Proposal(index, new, _shortened(spans)))
    return found


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join("\n" if piece is None else piece for piece in pieces)


def _spans(old: str, new: str) -> Iterable[Span]:
    before, after = GRAIN.findall(old), GRAIN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag == "equal":
            yield "same", "".join(before[from_old:to_old])
            continue
        if to_old > from_old:
            yield "was", "".join(before[from_old:to_old])
        if to_new > from_new:
            yield "now", "".join(after[from_new:to_new])


def _shortened(spans: list[Span]) -> list[Span]:
    """The spans with long stretches that stay cut out of the middle."""
    last = len(spans) - 1
    return [
        (kind, _cut(text, at_start=n == 0, at_end=n == last) if kind == "same" else text)
        for n, (kind, text) in enumerate(spans)
    ]


def _cut(text: str, *, at_start: bool, at_end: bool) -> str:
    if len(text) <= 2 * AROUND:
        return text
    head = "" if at_start else text[:AROUND].rpartition(" ")[0] + " "
    tail = "" if at_end else " " + text[-AROUND:].partition(" ")[2]
    return f"{head}…{tail}"
