"""Compares two texts: by paragraph, then by sentence and by word in paragraphs that are alike."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "changed", "added", "removed"]

# Two paragraphs that share less than this part of their words are not one paragraph rewritten.
ALIKE = 0.4

# Beyond this many possible pairs (300 rewritten paragraphs) finding the best ones takes too long.
MOST_PAIRS = 90_000

WORD = re.compile(r"\w+")
# A changed paragraph is compared by sentence, and what then differs by word, space and mark.
GRAINS = (re.compile(r"[^.!?…]+[.!?…]*|[.!?…]+"), re.compile(r"\w+|\s+|[^\w\s]"))

Edit = tuple[bool, str, str]


class Span(NamedTuple):
    """A piece of a paragraph, and whether the other text lacks it."""

    text: str
    changed: bool


class Row(NamedTuple):
    """One paragraph of the comparison; an added one has no old spans, a removed one no new."""

    kind: Kind
    old: tuple[Span, ...]
    new: tuple[Span, ...]


def compare(old: Sequence[str], new: Sequence[str]) -> list[Row]:
    """Compare two lists of paragraphs.

    The old paragraphs are the joined spans `old` of all rows but the added ones, in order, and
    the new ones likewise. A paragraph that moved is removed in one row and added in another.
    """
    rows: list[Row] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag == "equal":
            rows += [_same(text) for text in old[from_old:to_old]]
        else:
            rows += _replaced(old[from_old:to_old], new[from_new:to_new])
    return rows


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    next_old = next_new = 0
    for in_old, in_new in [*pairs(old, new), (len(old), len(new))]:
        for text in old[next_old:in_old]:
            yield Row("removed", (Span(text, True),), ())
        for text in new[next_new:in_new]:
            yield Row("added", (), (Span(text, True),))
        if in_old < len(old):
            yield _changed(old[in_old], new[in_new])
        next_old, next_new = in_old + 1, in_new + 1


def pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pair paragraphs, none crossing another pair, so that the sum of likenesses is greatest."""
    if not old or not new or len(old) * len(new) > MOST_PAIRS:
        return []
    likeness = _likeness(old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] >= ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return list(_walk(best))


def _walk(best: list[list[float]]) -> Iterator[tuple[int, int]]:
    i = j = 0
    while best[i][j] > 0:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _likeness(old: Sequence[str], new: Sequence[str]) -> list[list[float]]:
    new_words = [_words(text) for text in new]
    return [
        [2 * len(words & others) / (len(words) + len(others)) for others in new_words]
        for words in map(_words, old)
    ]


def _words(text: str) -> frozenset[str]:
    # A paragraph without a word is its own only word.
    return frozenset(WORD.findall(text.casefold())) or frozenset({text})


def _same(text: str) -> Row:
    return Row("same", (Span(text, False),), (Span(text, False),))


def _changed(old: str, new: str) -> Row:
    old_spans: list[Span] = []
    new_spans: list[Span] = []
    for changed, before, after in _edits(old, new, GRAINS):
        _extend(old_spans, before, changed)
        _extend(new_spans, after, changed)
    return Row("changed", tuple(old_spans), tuple(new_spans))


def _edits(old: str, new: str, grains: tuple[re.Pattern[str], ...]) -> Iterator[Edit]:
    if not grains:
        yield True, old, new
        return
    pieces, others = grains[0].findall(old), grains[0].findall(new)
    # No match starts from a space or, in a long text, from a frequent word (autojunk, left on).
    matcher = SequenceMatcher(str.isspace, pieces, others)
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        before, after = "".join(pieces[from_old:to_old]), "".join(others[from_new:to_new])
        if tag == "equal":
            yield False, before, after
        else:
            yield from _edits(before, after, grains[1:])


def _extend(spans: list[Span], text: str, changed: bool) -> None:
    if spans and spans[-1].changed == changed:
        spans[-1] = Span(spans[-1].text + text, changed)
    elif text:
        spans.append(Span(text, changed))
