"""Filling search as one long work: side by side, with progress, from where it was left."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from django.db import connection

from articles.models import SearchEntry
from articles.search import renewing, tables

TELL_EVERY_SECONDS = 10.0
WORTH_SETTING_ASIDE = 5_000
"""So many articles are entered sooner without an index, which is made of them all afterwards."""
Say = Callable[[str], None]


class Filled(NamedTuple):
    """How many entries were written, and how many taken out."""

    articles: int
    texts: int
    swept: int


def fill(say: Say, processes: int) -> Filled:
    """Enter what lacks an entry, take out what should have none. `say` hears of long work."""
    articles, texts = list(renewing.lacking()), list(renewing.lacking_at_the_desk())
    with (
        _timed("entries and index", say),
        tables.loading(apart=_is_worth_it(len(articles))) as settle,
    ):
        work = _Work(say, settle, processes)
        entered = (
            work.do("articles", renewing.anew_in_a_run, articles),
            work.do("texts of the desk", renewing.keep_desk, texts),
        )
    with _timed("statistics", say):
        swept = renewing.sweep()
        tables.analyse()
    return Filled(*entered, swept)


def _is_worth_it(lacking: int) -> bool:
    """Whether to set the index aside: where search finds the lesser part, or nothing."""
    if connection.in_atomic_block or lacking < WORTH_SETTING_ASIDE:
        return False
    return SearchEntry.objects.count() < lacking


@contextmanager
def _timed(what: str, say: Say) -> Iterator[None]:
    start = time.monotonic()
    yield
    if (spent := time.monotonic() - start) > TELL_EVERY_SECONDS:
        say(f"{what}: {spent:.0f} s")


class _Work(NamedTuple):
    """How each kind of text is entered."""

    say: Say
    settle: Callable[[], None]
    processes: int

    def do(self, what: str, act: Callable[[Sequence[int]], int], numbers: Sequence[int]) -> int:
        """Enter these, saying now and then how far and how fast it goes. Returns how many."""
        done, cpu = 0, 0.0
        start = told = time.monotonic()
        for part in renewing.enter(act, renewing.batches(numbers), self.processes):
            self.settle()
            done, cpu = done + part.result, cpu + part.cpu
            now = time.monotonic()
            if now - told > TELL_EVERY_SECONDS:
                told, rate = now, done / (now - start)
                left = (len(numbers) - done) / rate if rate else 0
                self.say(
                    f"{done:,} of {len(numbers):,} {what}, {rate:,.0f} a second, {left:,.0f} s left"
                )
        spent = time.monotonic() - start
        if spent > TELL_EVERY_SECONDS:
            each = f"{cpu * 1e6 / max(done, 1):.0f} µs of our processes' time each"
            self.say(f"{what}: {spent:.0f} s, {done / spent:,.0f} a second; {each}")
        return done
