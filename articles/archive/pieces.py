"""Pieces of text, each in the three spellings that the database keeps, so that joining is all."""

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from articles.text import typography, words

SLOT = re.compile(r"<([\w.]+)>|\|")
PERSON = re.compile(r"<(man|woman)\.(\w+)>")
FIRST_NAMES = {"man": "his", "woman": "her"}
APART = "¦"  # stands between texts that are typeset together, and no rule knows it
SCRATCH = 16


class Piece(NamedTuple):
    """Words as the desk has them, as printed, and folded; and how many they are.

    Markup has no words, and a folded spelling that only sets blocks apart.
    """

    desk: bytes
    printed: bytes
    folded: bytes
    words: int = 0


class Gap(NamedTuple):
    """A place for one of so many pieces from `start` on, and the piece that follows it."""

    start: int
    choice: int
    after: int


class Frame(NamedTuple):
    """A text with gaps, as numbers of pieces."""

    before: int
    gaps: tuple[Gap, ...]


class Shelf:
    """All pieces of a language by number, each spelling by itself: that reads memory least."""

    def __init__(self) -> None:
        self.desk: list[bytes] = []
        self.printed: list[bytes] = []
        self.folded: list[bytes] = []
        self.words: list[int] = []
        self.put([Piece(b"", b"", b"")] * SCRATCH)

    def put(self, found: Iterable[Piece]) -> int:
        """Add pieces; return the number of the first."""
        start = len(self.desk)
        for piece in found:
            self.desk.append(piece.desk)
            self.printed.append(piece.printed)
            self.folded.append(piece.folded)
            self.words.append(piece.words)
        return start

    def scratch(self, found: Sequence[Piece]) -> None:
        """Let the numbers from 1 on mean these pieces, until it is called again. 0 is nothing."""
        for number, piece in enumerate(found, 1):
            self.desk[number], self.printed[number] = piece.desk, piece.printed
            self.folded[number], self.words[number] = piece.folded, piece.words

    def joined(self, numbers: Sequence[int]) -> Piece:
        """One piece of several."""
        if not numbers:
            return Piece(b"", b"", b"")
        take = itemgetter(0, *numbers)  # of one alone it would make no tuple
        return Piece(
            b"".join(take(self.desk)),
            b"".join(take(self.printed)),
            b"".join(take(self.folded)),
            sum(take(self.words)),
        )


def pieces(texts: Sequence[str], language: str) -> list[Piece]:
    """Texts as they stand in any paragraph. None may lean on a neighbour's letters."""
    printed = typography.typeset(APART.join(texts), language).split(APART)
    return [_piece(*both) for both in zip(texts, printed, strict=True)]


def word_pieces(found: Iterable[str]) -> list[Piece]:
    """Single words: no rule of typography touches one."""
    return [_piece(word, word) for word in found]


def after_space(piece: Piece) -> Piece:
    desk, printed, folded = (b" " + spelling for spelling in piece[:3])
    return Piece(desk, printed, folded, piece.words)


def markup(tags: str, *, ends_block: bool = False) -> Piece:
    made = tags.encode()
    return Piece(made, made, b" " if ends_block else b"")


def frames(
    texts: Sequence[str], language: str, shelf: Shelf, places: Mapping[str, tuple[int, int]]
) -> list[Frame]:
    """Texts with gaps <slot>, and "|" for a gap of anything; `places` says where words stand."""
    named = [PERSON.sub(lambda slot: _both_names(slot, places), text) for text in texts]
    sampled = [SLOT.sub(lambda slot: _sample(slot[1], language), text) for text in named]
    printed = typography.typeset(APART.join(sampled), language).split(APART)
    found = []
    for text, whole in zip(named, printed, strict=True):
        slots = [slot[1] for slot in SLOT.finditer(text)]
        parts = SLOT.sub("|", text).split("|"), _split(whole, slots, language)
        first = shelf.put(_piece(*both) for both in zip(*parts, strict=True))
        where = [places[slot] if slot else (0, 0) for slot in slots]
        gaps = (Gap(*place, first + after) for after, place in enumerate(where, 1))
        found.append(Frame(first, tuple(gaps)))
    return found


def _piece(text: str, printed: str) -> Piece:
    desk = text.encode()
    folded = text.casefold().replace("ё", "е")  # as words.fold, but for spaces at the ends
    return Piece(
        desk,
        desk if printed == text else printed.encode(),
        desk if folded == text else folded.encode(),
        words.count_words(text),
    )


def _split(printed: str, slots: Sequence[str], language: str) -> list[str]:
    """The printed text without the words that stood in its gaps."""
    parts = []
    for slot in slots:
        before, _sampled, printed = printed.partition(_sample(slot, language))
        parts.append(before)
    return [*parts, printed]


def _sample(slot: str, language: str) -> str:
    """A word that typography takes for what will stand in this gap."""
    if slot == "number":
        return "17"
    return "Zzzq" if language == "en" else "Щщщщ"


def _both_names(slot: re.Match[str], places: Mapping[str, tuple[int, int]]) -> str:
    """A gap for the first name before that of the surname, in its case where it has cases."""
    first = FIRST_NAMES[slot[1]]
    case = slot[2] if f"{first}.{slot[2]}" in places else "nom"
    return f"<{first}.{case}> {slot[0]}"
