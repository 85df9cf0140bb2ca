"""Remembering what was read of a piece of text: most pieces of a newsroom's texts come again."""

from collections.abc import Callable
from typing import Generic, TypeVar

KEPT = 1 << 16
"""Pieces that are remembered: a newsroom's daily vocabulary, some 20 MB."""
LONGEST_KEPT = 60
"""Characters of a piece that is remembered: no word is longer."""
Read = TypeVar("Read")


class Remembered(dict[str, Read], Generic[Read]):
    """What `read` makes of pieces, asked by subscription: no call where it is known."""

    def __init__(self, read: Callable[[str], Read]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, piece: str) -> Read:
        found = self.read(piece)
        if len(piece) <= LONGEST_KEPT:
            if len(self) >= KEPT:
                self.clear()
            self[piece] = found
        return found
