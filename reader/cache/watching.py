"""Learning of changes: a thread of each process looks at what was written since it last looked.

PostgreSQL tells (LISTEN); in SQLite a number says whether anybody wrote (PRAGMA data_version).
Beneath both it looks every 100 ms, so that it knows as well that the database is there.
"""

import logging
import os
import select
import threading
import time
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import Error, connection
from django.utils import timezone

from articles import changes
from articles.models import Clearing
from reader.cache.clock import AHEAD, Clock
from reader.cache.log import Log

CHANNEL = "newsroom_clearings"
LOOK_EVERY_SECONDS = 0.1
GLANCE_EVERY_SECONDS = 0.025
BLIND_AFTER_SECONDS = 1.0
PATIENCE_SECONDS = 3.0
LATE_SECONDS = 3600.0
AFTER_A_MISTAKE_SECONDS = 1.0
RECENT = 1000
MOST_MISSING = 10_000
BACK = timedelta(minutes=10)
LONG_AGO = float("-inf")
FOREVER = float("inf")

log = logging.getLogger(__name__)


class Seen(NamedTuple):
    """The clearing rows that were learned of: all up to the highest, but for the missing ones."""

    highest: int
    missing: frozenset[int]

    def lacks(self, row: int) -> bool:
        return row > self.highest or row in self.missing


class Rows:
    """Which clearing rows were seen: all up to the highest, but for those still missing.

    A number is missing while the transaction that took it is open, or for good if that was undone.
    """

    def __init__(self) -> None:
        self.highest = -1
        self.missing: dict[int, float] = {}
        self.lock = threading.Lock()

    def note(self, number: int) -> bool:
        """Note a row; False where it was seen before."""
        with self.lock:
            if number <= self.highest:
                return self.missing.pop(number, None) is not None
            since = time.monotonic()
            low = max(self.highest + 1, number - MOST_MISSING)
            self.missing |= dict.fromkeys(range(low, number), since)
            self.highest = number
            return True

    def begin(self) -> int:
        """Count as seen all but the newest, which are read as new; the highest of the seen ones."""
        numbers = list(Clearing.objects.order_by("-id").values_list("id", flat=True)[:RECENT])
        with self.lock:
            self.highest = min(numbers, default=1) - 1
            self.missing = {}
            return self.highest

    def seen(self) -> Seen:
        with self.lock:
            return Seen(self.highest, frozenset(self.missing))

    def new(self) -> list[tuple[int, str]]:
        """Rows that were not seen yet, in their order."""
        with self.lock:
            oldest = time.monotonic() - LATE_SECONDS
            self.missing = {n: since for n, since in self.missing.items() if since > oldest}
            low, late = self.highest, list(self.missing)
        rows = Clearing.objects.order_by("id").values_list("id", "key")
        found = list(rows.filter(id__gt=low))
        if late:
            found = [*rows.filter(id__in=late[-RECENT:]), *found]
        return found


class Watcher:
    """The thread. `sees_until` is until when (time.monotonic) what is kept counts as true."""

    def __init__(self, log: Log, clock: Clock) -> None:
        self.log = log
        self.clock = clock
        self.rows = Rows()
        self.sees_until = LONG_AGO
        self.version = 0
        self.learning = threading.Lock()
        self.learned = Seen(-1, frozenset())
        self.knows_since = (FOREVER, 0)
        self.pid = 0
        self.is_lost = False
        self.starting = threading.Lock()
        self.stopped = threading.Event()
        self.thread: threading.Thread | None = None
        changes.public_changed.connect(self.hear)

    @property
    def sees(self) -> bool:
        """Whether it has heard from the database within the last second."""
        return time.monotonic() < self.sees_until

    def ensure(self) -> None:
        """Start watching where this process does not yet; wait a moment for the first look."""
        if self.pid == os.getpid():
            return
        with self.starting:
            if self.pid == os.getpid():
                return
            self.sees_until = LONG_AGO
            self.stopped = threading.Event()
            looked = threading.Event()
            watch = [self.stopped, looked]
            self.thread = threading.Thread(
                target=self._watch, args=watch, name="clearings", daemon=True
            )
            self.pid = os.getpid()
            self.thread.start()
            looked.wait(PATIENCE_SECONDS)

    def stop(self) -> None:
        """Stop watching, for good or until `ensure` is called again."""
        self.stopped.set()
        if self.thread and self.pid == os.getpid():
            self.thread.join(PATIENCE_SECONDS)
        self.sees_until, self.pid, self.rows = LONG_AGO, 0, Rows()

    def hear(self, keys: list[str], rows: list[int] | None = None, **kwargs: Any) -> None:
        """Learn at once of what this process changed itself (`changes.public_changed`)."""
        if self.pid != os.getpid():
            return
        self._learn(zip(rows or [0] * len(keys), keys, strict=True))

    def _learn(self, found: Iterable[tuple[int, str]]) -> None:
        """Learn what was not learned before; a row that has no number is always new."""
        with self.learning:
            new = [(row, key) for row, key in found if not row or self.rows.note(row)]
            if not new:
                return
            self.clock.doubt(key for _row, key in new)
            for row, key in new:
                self.log.learn([key], row=row)
            self.learned = self.rows.seen()

    def _watch(self, stopped: threading.Event, looked: threading.Event) -> None:
        """Look until stopped; a database that is away is tried again.

        After a mistake of ours too, but then from the beginning: what it was about is not learned.
        """
        while not stopped.is_set():
            try:
                self._begin()
                looked.set()
                self._look_on(stopped)
            except Error as error:
                log.warning("The page cache can't see changes: %s", error)
                self._rest(stopped, LOOK_EVERY_SECONDS)
            except Exception:
                log.exception("The page cache can't see changes, and begins anew")
                self.is_lost = True
                self._rest(stopped, AFTER_A_MISTAKE_SECONDS)
            finally:
                looked.set()
        connection.close()

    def _rest(self, stopped: threading.Event, seconds: float) -> None:
        """Vouch for nothing, and let the connection go."""
        self.sees_until = LONG_AGO
        connection.close()
        stopped.wait(seconds)

    def _begin(self) -> None:
        """Take the first look on a new connection."""
        last = Clearing.objects.order_by("-id").values_list("id", flat=True).first() or 0
        is_new = self.rows.highest < 0 or last < self.rows.highest  # here, or another database
        if is_new or self.is_lost:
            self.clock.begin(timezone.now() - BACK)
            self.knows_since = ((timezone.now() - BACK).timestamp(), self.rows.begin())
            self.log.begin()
            self.learned = self.rows.seen()
            self.is_lost = False
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
        self._read()
        self.clock.look_ahead()

    def _look_on(self, stopped: threading.Event) -> None:
        while not stopped.is_set():
            self._read()
            if not self.clock.is_known or self._plan_is_short():
                self.clock.look_ahead()
            if connection.vendor == "postgresql":
                self._wait_for_word()
            else:
                self._wait_for_writing(stopped)

    def _read(self) -> None:
        """Learn what is new. What was true when it was asked counts as true for a second."""
        asked_at = time.monotonic()
        if connection.vendor == "sqlite":
            self.version = self._written()
        self._learn(self.rows.new())
        self.sees_until = asked_at + BLIND_AFTER_SECONDS

    def _plan_is_short(self) -> bool:
        return self.clock.read_until - timezone.now() < AHEAD / 2

    def _wait_for_word(self) -> None:
        wrapped: Any = connection.connection
        with connection.wrap_database_errors:
            wrapped.poll()
            if not wrapped.notifies:
                word = select.poll()  # which takes a file of any number, unlike select
                word.register(wrapped, select.POLLIN)
                word.poll(LOOK_EVERY_SECONDS * 1000)
                wrapped.poll()
            wrapped.notifies.clear()

    def _wait_for_writing(self, stopped: threading.Event) -> None:
        waits_until = time.monotonic() + LOOK_EVERY_SECONDS
        while time.monotonic() < waits_until and not stopped.wait(GLANCE_EVERY_SECONDS):
            if not self.clock.is_known or self._written() != self.version:
                return

    def _written(self) -> int:
        """A number that changes when another connection has written."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            return int(cursor.fetchone()[0])
