"""Merges two changes of one text: what only one side changed is taken, the rest collides."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from articles.text import diff

Side = Literal["same", "theirs", "ours", "both", "collision"]
Items = tuple[str, ...]


class Piece(NamedTuple):
    """A stretch of the text: as it was, as the other saved it, as it was typed here.

    `side` says who changed it; "both" is one change made twice, "collision" two that differ.
    """

    side: Side
    base: Items
    theirs: Items
    ours: Items

    @property
    def merged(self) -> Items:
        """What the merged text holds here; of a collision, what was typed here."""
        return self.theirs if self.side == "theirs" else self.ours


class Change(NamedTuple):
    """Items of the base from `start` up to `end`, and what one side has in their place."""

    start: int
    end: int
    items: Items

    def touches(self, other: "Change") -> bool:
        """Whether both are about the same items, or both put something in the same place.

        Neighbours don't touch: two paragraphs that follow each other are two paragraphs.
        """
        if self.start == self.end and other.start == other.end:
            return self.start == other.start
        return self.start < other.end and other.start < self.end


def whole(base: str, theirs: str, ours: str) -> Piece:
    """Merge a value that can't be taken apart, such as a headline."""
    return _piece((base,), (theirs,), (ours,))


def sequences(base: Sequence[str], theirs: Sequence[str], ours: Sequence[str]) -> list[Piece]:
    """Merge two changes of a sequence, such as the paragraphs of a text."""
    sides = [list(_changes(base, theirs)), list(_changes(base, ours))]
    pieces: list[Piece] = []
    done = 0
    for group in _groups(*sides):
        start = min(change.start for change in group)
        end = max(change.end for change in group)
        pieces += [_same(item) for item in base[done:start]]
        renderings = [_rendered(base, side, group, start, end) for side in sides]
        pieces.append(_piece(tuple(base[start:end]), *renderings))
        done = end
    return [*pieces, *(_same(item) for item in base[done:])]


def apart(theirs: Sequence[str], ours: Sequence[str]) -> list[Piece]:
    """Where two texts differ, whoever changed it: all of that collides."""
    pieces: list[Piece] = []
    for tag, *ends in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += [_same(item) for item in theirs[ends[0] : ends[1]]]
        else:
            pieces += _side_by_side(theirs[ends[0] : ends[1]], ours[ends[2] : ends[3]])
    return pieces


def _side_by_side(theirs: Sequence[str], ours: Sequence[str]) -> Iterator[Piece]:
    """Two stretches with nothing in common; paragraph by paragraph where they are as many."""
    if len(theirs) != len(ours):
        yield Piece("collision", (), tuple(theirs), tuple(ours))
        return
    for their, our in zip(theirs, ours, strict=True):
        yield Piece("collision", (), (their,), (our,))


def _piece(base: Items, theirs: Items, ours: Items) -> Piece:
    side: Side = "collision"
    if theirs == ours:
        side = "same" if ours == base else "both"
    elif theirs == base:
        side = "ours"
    elif ours == base:
        side = "theirs"
    return Piece(side, base, theirs, ours)


def _same(item: str) -> Piece:
    return Piece("same", (item,), (item,), (item,))


def _changes(base: Sequence[str], side: Sequence[str]) -> Iterator[Change]:
    """What a side changed, paragraph by paragraph where two of them are one rewritten."""
    matcher = SequenceMatcher(None, base, side, autojunk=False)
    for tag, start, end, from_new, to_new in matcher.get_opcodes():
        if tag != "equal":
            yield from _fine(base[start:end], side[from_new:to_new], start)


def _fine(old: Sequence[str], new: Sequence[str], offset: int) -> Iterator[Change]:
    next_old = next_new = 0
    for in_old, in_new in [*diff.pairs(old, new), (len(old), len(new))]:
        yield from _between(old[next_old:in_old], tuple(new[next_new:in_new]), offset + next_old)
        if in_old < len(old) and old[in_old] != new[in_new]:
            yield Change(offset + in_old, offset + in_old + 1, (new[in_new],))
        next_old, next_new = in_old + 1, in_new + 1


def _between(old: Sequence[str], new: Items, offset: int) -> Iterator[Change]:
    """What stands between two paragraphs that are alike: gone, new, or written from scratch."""
    if not new or len(old) == len(new):
        for index in range(len(old)):
            yield Change(offset + index, offset + index + 1, new[index : index + 1])
    else:
        yield Change(offset, offset + len(old), new)


def _groups(theirs: Iterable[Change], ours: Iterable[Change]) -> Iterator[list[Change]]:
    """Changes of both sides in order, those that touch each other together."""
    group: list[Change] = []
    for change in sorted([*theirs, *ours], key=lambda each: (each.start, each.end)):
        if group and not any(change.touches(other) for other in group):
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _rendered(
    base: Sequence[str], side: list[Change], group: list[Change], start: int, end: int
) -> Items:
    """What a side makes of the items from `start` up to `end`."""
    items: list[str] = []
    done = start
    for change in side:
        if any(change is each for each in group):
            items += [*base[done : change.start], *change.items]
            done = change.end
    return (*items, *base[done:end])
