"""A shelf for what was made and may be wanted again: so many things, the oldest go first."""

import threading
from collections.abc import Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Things by what they were made of."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.things: dict[Hashable, Thing] = {}
        self.lock = threading.Lock()

    def get(self, made_of: Hashable) -> Thing | None:
        """What was made of that, if it is still here."""
        return self.things.get(made_of)

    def put(self, made_of: Hashable, thing: Thing) -> None:
        """Keep it, in place of the one that has been here longest."""
        with self.lock:
            if len(self.things) >= self.most and made_of not in self.things:
                del self.things[next(iter(self.things))]
            self.things[made_of] = thing
