"""Numbers that look thrown and never change: the same for the same name, on any machine."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import shake_128
from itertools import accumulate
from struct import Struct
from typing import Generic, TypeVar

Item = TypeVar("Item")
BLOCK = 512


def numbers(name: bytes, count: int) -> tuple[int, ...]:
    """So many numbers of 32 bits."""
    return _unpacker(count)(shake_128(name).digest(4 * count))


@cache
def _unpacker(count: int) -> Callable[[bytes], tuple[int, ...]]:
    return Struct(f">{count}I").unpack


class Chance:
    """An endless row of numbers with a name."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._blocks = 0
        self._left: list[int] = []

    def number(self) -> int:
        """The next number of 32 bits."""
        if not self._left:
            name = f"{self._name} {self._blocks}".encode()
            self._left = list(numbers(name, BLOCK))
            self._blocks += 1
        return self._left.pop()

    def below(self, limit: int) -> int:
        return self.number() * limit >> 32

    def one_in(self, many: int) -> bool:
        return self.below(many) == 0

    def of(self, items: Sequence[Item]) -> Item:
        return items[self.below(len(items))]


class Ranked(Generic[Item]):
    """Things of which the first is the commonest, by Zipf's law; `shift` flattens the top."""

    def __init__(self, items: Sequence[Item], *, power: float = 1.0, shift: float = 3.0) -> None:
        self.items = items
        weights = (1 / (rank + shift) ** power for rank in range(len(items)))
        self._sums = list(accumulate(int(weight * 2**40) for weight in weights))

    def pick(self, chance: Chance) -> Item:
        return self.items[bisect_right(self._sums, chance.below(self._sums[-1]))]

    def table(self, size: int) -> list[Item]:
        """The things as often as they come up among `size`."""
        whole = self._sums[-1]
        places = ((2 * turn + 1) * whole // (2 * size) for turn in range(size))
        return [self.items[bisect_right(self._sums, place)] for place in places]
