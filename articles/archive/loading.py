"""Loading an archive: batch by batch, from where it was left, as fast as the machine allows."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from articles import side_by_side
from articles.archive import aside, finishing, log, plan, pools, writing
from articles.archive.facts import Ground
from articles.archive.lexicon import LANGUAGES
from articles.archive.making import make
from articles.archive.plan import LoadRefused, Plan
from articles.side_by_side import Done

ARTICLES, LOG = "articles", "log"
WORTH_SETTING_ASIDE = 5000
"""So many missing articles cost more with indexes in place than building these anew does."""
TELL_EVERY_SECONDS = 2.0
Say = Callable[[str], None]
Made = dict[str, list[bytes]]


@dataclass
class Report:
    """What a run did: the seconds of each part, and CPU seconds of our own processes."""

    plan: Plan
    made: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    cpu: float = 0.0
    bytes_on_disk: int = 0


def load(
    articles: int,
    *,
    until: date | None = None,
    beside: bool = False,
    processes: int | None = None,
    say: Say = lambda line: None,
) -> Report:
    """Make an archive of so many articles, or what is missing of the one that was begun.

    `until` is the day before which everything appeared; today when not given. Raises LoadRefused.
    """
    loading = _plan(articles, until, beside=beside)
    report = Report(loading)
    if not plan.get("whole"):
        _Run(loading, report, processes or side_by_side.cores(), say).go_on()
    report.bytes_on_disk = finishing.bytes_on_disk()
    return report


def _plan(articles: int, until: date | None, *, beside: bool) -> Plan:
    found = plan.there()
    if found is None:
        if articles < 1:
            raise LoadRefused("An archive has one article at least.")
        return plan.begin(articles, until or timezone.localdate(), beside=beside)
    if found.recipe != plan.RECIPE:
        raise LoadRefused("The archive here is of another recipe: make a new one elsewhere.")
    if found.articles != articles:
        raise LoadRefused(
            f"Here is an archive of {found.articles:,} articles: make another one elsewhere."
        )
    if until and found.until != until.isoformat():
        raise LoadRefused(f"Here is an archive up to {found.until}: make another one elsewhere.")
    return found


class _Run:
    """One run of the command over what is missing."""

    def __init__(self, loading: Plan, report: Report, processes: int, say: Say) -> None:
        self.plan = loading
        self.report = report
        self.say = say
        self.ground: Ground = loading.ground()
        self.processes = 1 if connection.in_atomic_block else processes
        self.is_postgresql = connection.vendor == "postgresql"

    def go_on(self) -> None:
        missing = plan.missing(self.plan, ARTICLES)
        with self._in_haste(len(missing) * plan.BATCH):
            if missing:
                with self._timed(ARTICLES):
                    self._articles(missing)
            with self._timed("indexes, keys and log"):
                self._put_back_and_log()
        if not plan.get("settled"):
            with self._timed("totals"):
                finishing.settle(self.plan)
        with self._timed("statistics"):
            finishing.tidy()
        finishing.note(self.report.seconds)

    @contextmanager
    def _in_haste(self, missing: int) -> Iterator[None]:
        """Set aside what slows, where that pays and nobody else needs it."""
        allowed = not (self.plan.beside or connection.in_atomic_block)
        if not (allowed and missing >= WORTH_SETTING_ASIDE):
            yield
            return
        aside.take()
        with nullcontext() if self.is_postgresql else aside.sqlite_in_haste():
            yield

    def _articles(self, missing: Sequence[int]) -> None:
        for language in LANGUAGES:
            pools.pools(language)  # before there are other processes, which share them
        progress = _Progress(sum(len(self.plan.ordinals(batch)) for batch in missing), self.say)
        with _nothing_to_collect():
            for done in self._batches(missing):
                count = len(self.plan.ordinals(done.task))
                self.report.made += count
                self.report.cpu += done.cpu
                progress.add(count)

    def _batches(self, missing: Sequence[int]) -> Iterator[Done]:
        """PostgreSQL is written to by all processes; SQLite by one, while others prepare."""
        make_and_write = partial(_make_and_write, self.ground, self.plan)
        if self.processes == 1 or len(missing) == 1:
            yield from side_by_side.here(make_and_write, missing)
        elif self.is_postgresql:
            yield from side_by_side.in_processes(self.processes, make_and_write, missing)
        else:
            only_make = partial(_make, self.ground, self.plan)
            for made in side_by_side.in_processes(self.processes, only_make, missing):
                start = time.process_time()
                _write(made.task, made.result)
                yield made._replace(cpu=made.cpu + time.process_time() - start)

    def _put_back_and_log(self) -> None:
        """Build indexes, then check keys, side by side; one process continues the audit log."""
        write_log = partial(_log, self.ground, self.plan)
        for stage in (aside.INDEXES, aside.KEYS, aside.CHECKS):
            acts = [partial(aside.put_back, key) for key in aside.waiting(stage)]
            if stage == aside.INDEXES:
                acts.insert(0, write_log)
            together = self.is_postgresql and self.processes > 1 and len(acts) > 1
            doing = (
                side_by_side.in_processes(self.processes, _call, acts)
                if together
                else side_by_side.here(_call, acts)
            )
            for done in doing:
                self.report.cpu += done.cpu

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        start = time.monotonic()
        yield
        self.report.seconds[part] = spent = time.monotonic() - start
        self.say(f"{part}: {spent:.1f} s")


class _Progress:
    """Says now and then how far it is."""

    def __init__(self, total: int, say: Say) -> None:
        self.total, self.say = total, say
        self.made = 0
        self.start = self.told = time.monotonic()

    def add(self, count: int) -> None:
        self.made += count
        now = time.monotonic()
        if now - self.told < TELL_EVERY_SECONDS:
            return
        self.told, rate = now, self.made / (now - self.start)
        left = (self.total - self.made) / rate
        self.say(f"{self.made:,} of {self.total:,} articles, {rate:,.0f}/s, {left:,.0f} s left")


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Keep the collector from looking through all pieces of text again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _make(ground: Ground, loading: Plan, batch: int) -> Made:
    return make(ground, loading.ordinals(batch))


@transaction.atomic
def _write(batch: int, made: Made) -> None:
    writing.in_haste()
    writing.write(made)
    plan.put(plan.mark(ARTICLES, batch))


def _make_and_write(ground: Ground, loading: Plan, batch: int) -> None:
    _write(batch, _make(ground, loading, batch))


def _log(ground: Ground, loading: Plan) -> None:
    for batch in plan.missing(loading, LOG):
        with transaction.atomic():
            log.write(ground, loading.ordinals(batch))
            plan.put(plan.mark(LOG, batch))


def _call(act: Callable[[], Any]) -> None:
    act()
