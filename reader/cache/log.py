"""What this process has learned of changes, in the order in which it learned it."""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from articles import changes

MOST_ENTRIES = 20_000


class Entry(NamedTuple):
    """A key that was cleared; `place` is the place in its list, None the whole of it.

    `row` is the number of the clearing row, 0 where the clock cleared it at `moment` (seconds).
    """

    position: int
    key: str
    place: int | None
    is_gone: bool
    row: int
    moment: float

    def concerns(self, made: "Made") -> bool:
        """Whether what was made of some keys is out of date by this."""
        if self.key in made.keys:
            return True
        found = made.stretches.get(self.key)
        return found is not None and (self.place is None or found[0] <= self.place <= found[1])


class Made(Protocol):
    """Whatever was made from keys and stretches of lists."""

    @property
    def keys(self) -> frozenset[str]: ...

    @property
    def stretches(self) -> dict[str, tuple[int, int]]: ...


class Log:
    """The newest changes, each with its position: a page that was begun before one is too old.

    `first` are told of keys before the position moves on, so that nothing that is begun after it
    can use what they keep; `then` are told of each entry after it.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.position = 0
        self.floor = self.row_floor = 0
        self.entries: deque[Entry] = deque()
        self.by_key: dict[str, deque[Entry]] = {}
        self.first: list[Callable[[list[str]], None]] = []
        self.then: list[Callable[[Entry], None]] = []

    def begin(self) -> None:
        """Clear everything, and remember nothing from before."""
        with self.lock:
            self.learn([changes.EVERYTHING, changes.NAMES])
            self.entries.clear()
            self.by_key.clear()
            self.floor, self.row_floor = self.position, 0

    def learn(self, keys: Iterable[str], *, row: int = 0, moment: float = 0.0) -> None:
        """Take in what one row, or the clock at `moment`, cleared."""
        found = list(keys)
        for tell in self.first:
            tell(found)
        with self.lock:
            for written in found:
                self._add(written, row, moment)

    def _add(self, written: str, row: int, moment: float) -> None:
        is_gone = written.startswith(changes.GONE)
        key, _at, place = written.removeprefix(changes.GONE).partition("@")
        self.position += 1
        entry = Entry(self.position, key, int(place) if place else None, is_gone, row, moment)
        self.entries.append(entry)
        self.by_key.setdefault(key, deque()).append(entry)
        if len(self.entries) > MOST_ENTRIES:
            self._forget_the_oldest()
        for tell in self.then:
            tell(entry)

    def _forget_the_oldest(self) -> None:
        oldest = self.entries.popleft()
        self.floor = oldest.position
        self.row_floor = max(self.row_floor, oldest.row)
        rows = self.by_key[oldest.key]
        rows.popleft()
        if not rows:
            del self.by_key[oldest.key]

    def of(self, key: str) -> Iterable[Entry]:
        """What is remembered of one key, the oldest first. Hold the lock meanwhile."""
        return self.by_key.get(key, ())

    def is_true(self, made: Made, since: int, until: int | None = None) -> bool:
        """Whether nothing of it was cleared after position `since`, up to `until` or to now."""
        with self.lock:
            if since < self.floor:
                return False
            for entry in reversed(self.entries):
                if entry.position <= since:
                    break
                if (until is None or entry.position <= until) and entry.concerns(made):
                    return False
        return True
