"""One rendering for many who wait for the same page."""

import threading
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Flight(Generic[Result]):
    """A page that is being made: what came of it, or the exception that it ended in."""

    def __init__(self, since: int) -> None:
        self.since = since
        self.landed = threading.Event()
        self.result: Result | None = None
        self.error: BaseException | None = None


class Flights(Generic[Result]):
    """The pages that are being made now, by name."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.under_way: dict[str, Flight[Result]] = {}

    def join(self, name: str, since: int) -> tuple[Flight[Result], bool]:
        """The flight for `name`, and whether whoever asks is to make the page."""
        with self.lock:
            flight = self.under_way.get(name)
            if flight:
                return flight, False
            flight = self.under_way[name] = Flight(since)
            return flight, True

    def land(self, name: str, flight: Flight[Result]) -> None:
        """Let everybody who waits go on."""
        with self.lock:
            if self.under_way.get(name) is flight:
                del self.under_way[name]
        flight.landed.set()
