"""The newest stories, kept apart from the articles under which they stand.

So a new story clears one small part, and not the page of every article.
"""

import math
import threading
from collections.abc import Sequence
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db import close_old_connections
from django.utils import timezone, translation

from reader import names, newest, rendering
from reader.cache.clock import Clock
from reader.cache.memory import Memory
from reader.cache.recording import Record, recording
from reader.cache.stored import NEVER, Kept, Part, kept_from
from reader.cache.watching import Watcher
from reader.pages import Card

Key = TypeVar("Key")
Hole = tuple[str, frozenset[int]]
"""The language of what stands there, and the numbers that it leaves out."""
NONE = Part(b"")
MOST_READY = 2000
"""For so many pages it is remembered what goes into their hole; there are as many in a cache."""
MOST_PARTS = 100


class Rail(Kept):
    """The cards of one language, and what they look like without those that a page shows."""

    __slots__ = ("cards", "language", "parts", "ready")

    def __init__(self, kept: Kept, language: str, cards: Sequence[Card]) -> None:
        super().__init__(kept.keys, kept.stretches, kept.made_at, kept.fresh_until)
        self.language = language
        self.cards = cards
        self.parts: dict[tuple[int, ...], Part] = {}
        self.ready: dict[frozenset[int], Part] = {}

    def part(self, without: frozenset[int]) -> Part:
        """What goes into the hole of a page that leaves out these numbers."""
        shown = newest.chosen(self.cards, without)
        numbers = tuple(card.number for card in shown)
        made = self.parts.get(numbers)
        if made is None:
            with translation.override(self.language), timezone.override(ZoneInfo(_zone())):
                html = rendering.piece("cards", "recent", shown) if shown else ""
            made = _remember(self.parts, numbers, Part(html.encode()), MOST_PARTS)
        return _remember(self.ready, without, made, MOST_READY)

    def known(self, without: frozenset[int]) -> Part:
        """The same where it was made before, for whatever page; else nothing."""
        shown = newest.chosen(self.cards, without)
        return self.parts.get(tuple(card.number for card in shown), NONE)


class Rails:
    """The rail of each language, made anew by whoever needs it first."""

    def __init__(self, memory: Memory, clock: Clock, watcher: Watcher) -> None:
        self.memory, self.clock, self.watcher = memory, clock, watcher
        self.making = threading.Lock()

    def part(self, hole: Hole, now: float) -> Part:
        """What goes into a page's hole; of an old rail only while another request renews it."""
        language, without = hole
        rail = self._kept(language) if self.watcher.sees else None
        if rail is not None and now < rail.fresh_until:
            return rail.ready.get(without) or rail.part(without)
        is_old = rail is not None and not rail.is_cleared
        if not self.making.acquire(blocking=not is_old):
            return rail.part(without) if rail else NONE
        try:
            rail = self._kept(language) if self.watcher.sees else None
            if rail is None or now >= rail.fresh_until:
                rail = self._make(language, now)
            return rail.part(without)
        finally:
            self.making.release()

    def fresh_until(self, hole: Hole | None) -> float:
        """When what stands in a page's hole grows old; never where there is no hole.

        What was made for one answer and is not kept is old at once.
        """
        if not hole:
            return math.inf
        rail = self._kept(hole[0])
        return rail.fresh_until if rail else NEVER

    def last(self, hole: Hole) -> Part:
        """What is there, however old: for when the database is down.

        Nothing where a change has cleared it and changes are heard of: then the database is up.
        """
        language, without = hole
        rail = self._kept(language)
        if rail is None or (rail.is_cleared and self.watcher.sees):
            return NONE
        return rail.ready.get(without) or rail.known(without)

    def _kept(self, language: str) -> Rail | None:
        found = self.memory.found.get(f"rail:{language}")
        return found if isinstance(found, Rail) else None

    def _make(self, language: str, now: float) -> Rail:
        since, record = self.memory.log.position, Record(takes_holes=False)
        may_keep = self.watcher.sees and self.clock.is_known
        close_old_connections()
        try:
            with recording(record), translation.override(language):
                cards = newest.cards(language, newest.MOST_LEFT_OUT)
                rail = Rail(kept_from(record, now), language, cards)
        finally:
            close_old_connections()
        if may_keep:
            self.memory.put(f"rail:{language}", rail, since)
        return rail


def _remember(known: dict[Key, Part], key: Key, part: Part, most: int) -> Part:
    """Remember it; where there were so many already, begin again."""
    if len(known) >= most:
        known.clear()
    return known.setdefault(key, part)


def _zone() -> str:
    return names.time_zone()
