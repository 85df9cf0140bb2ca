"""Pages kept in the memory of this process: so many bytes, those longest unasked for go first."""

import threading
from collections.abc import Collection, Iterator

from reader.cache.log import Entry, Log
from reader.cache.stored import Kept, Page


class Memory:
    """What is kept under a name, found again by any key that it was made from.

    Looking up takes no lock. What a change cleared stays for the hour when the database is down,
    unless it is gone for good.
    """

    def __init__(self, log: Log, most_bytes: int) -> None:
        self.log = log
        self.most_bytes = most_bytes
        self.bytes = 0
        self.found: dict[str, Kept] = {}
        self.sizes: dict[str, int] = {}
        self.by_key: dict[str, set[str]] = {}
        self.lock = threading.RLock()
        log.then.append(self.clear)

    def put(self, name: str, made: Kept, since: int) -> bool:
        """Keep it, unless a key of it was cleared since it was begun at position `since`."""
        with self.log.lock, self.lock:
            if not self.log.is_true(made, since):
                return False
            self._index(name, made)
            self._weigh(name, made)
            self._make_room()
        return True

    def weigh(self, name: str, made: Kept) -> None:
        """Take into account that something was made of it: packed, or joined."""
        with self.lock:
            if self.found.get(name) is made:
                self._weigh(name, made)
                self._make_room()

    def clear(self, entry: Entry) -> None:
        """Take from service what was made from the key of `entry`."""
        with self.lock:
            for name in list(self._named(entry.key)):
                made = self.found[name]
                if entry.concerns(made):
                    made.clear()
                    if entry.is_gone:
                        self._drop(name)

    def forget(self) -> None:
        """Drop all of it."""
        with self.lock:
            for name in list(self.found):
                self._drop(name)

    def _index(self, name: str, made: Kept) -> None:
        """Put it in its place; made anew, a page mostly shows what it did before."""
        before = self.found.get(name)
        if before and _keys(before) == _keys(made):
            del self.found[name]
        else:
            self._drop(name)
            for key in (*made.keys, *made.stretches):
                self.by_key.setdefault(key, set()).add(name)
        self.found[name] = made

    def _named(self, key: str) -> Iterator[str]:
        return iter(self.by_key.get(key, ()))

    def _weigh(self, name: str, made: Kept) -> None:
        size = made.size
        self.bytes += size - self.sizes.get(name, 0)
        self.sizes[name] = size

    def _make_room(self) -> None:
        """Drop the oldest that nobody asked for since it was last looked at."""
        while self.bytes > self.most_bytes and len(self.found) > 1:
            name = next(iter(self.found))
            made = self.found[name]
            if made.used and not made.is_cleared:
                made.used = False
                del self.found[name]
                self.found[name] = made
            else:
                self._drop(name)

    def _drop(self, name: str) -> None:
        made = self.found.pop(name, None)
        if made is None:
            return
        self.bytes -= self.sizes.pop(name)
        for key in (*made.keys, *made.stretches):
            names = self.by_key[key]
            names.discard(name)
            if not names:
                del self.by_key[key]


def _keys(made: Kept) -> tuple[frozenset[str], Collection[str]]:
    return made.keys, made.stretches.keys()


def page_of(memory: Memory, name: str) -> Page | None:
    """The page kept under `name`, fresh or not."""
    made = memory.found.get(name)
    return made if isinstance(made, Page) else None
