"""Readers' questions: which entries, in which order, page by page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import Self

from articles.models import Edition
from articles.models import search as rows
from articles.search import entries, lexemes, names, store
from articles.search.store import Row, Wanted
from articles.text import search as analyser
from articles.text.search import Query

RANKED = 1_000
"""So many of the newest are ranked and counted: a common word stands in half of the archive."""
PAGE_SIZE = 20
READ = (100, 200)
"""So many texts are read for phrases in one go, and in the next; then the page ends."""
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
LARGEST = 2**63 - 1
OLDEST = rows.place(datetime(1700, 1, 1, tzinfo=UTC))
Scored = tuple[int, Row]


class Order(StrEnum):
    BEST = "best"
    NEW = "new"


@dataclass(frozen=True)
class Cursor:
    """A place in an answer: under this entry, as things stood at a second (since 1970).

    Among the best ones an entry stands by its score, in millionths.
    """

    now: int
    score: int
    entry: int

    def __str__(self) -> str:
        return f"{self.now}.{self.score}.{self.entry}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Parse what __str__ wrote. Raises ValueError of anything else."""
        parts = re.fullmatch(r"(\d{1,10})\.(\d{1,15})\.(-?\d{1,19})", text, re.ASCII)
        if parts is None or int(parts[1]) > rows.LATEST or abs(int(parts[3])) > LARGEST:
            raise ValueError(text)
        return cls(*map(int, parts.groups()))


@dataclass(frozen=True)
class Question:
    """What a reader asks for. Of each of `facts`, kinds of list with numbers, one will do."""

    text: str
    language: str
    order: Order = Order.BEST
    facts: Sequence[tuple[str, frozenset[int]]] = ()
    since: datetime | None = None
    until: datetime | None = None

    @property
    def query(self) -> Query:
        return analyser.parse(self.text, self.language)


@dataclass(frozen=True)
class Found:
    """A page of an answer.

    `count` is None where nobody counted: below the first page, and where phrases are looked for.
    It goes up to one more than RANKED.
    `older` is None on the last page. A page for a phrase may be short and yet have an older one.
    """

    rows: list[Row]
    count: int | None = None
    older: Cursor | None = None

    @property
    def are_more_than_counted(self) -> bool:
        return self.count is not None and self.count > RANKED


def find(question: Question, at: datetime, before: Cursor | None = None) -> Found:
    """A page of what is public at `at`. One query, and four more at most for phrases."""
    query = question.query
    now = datetime.fromtimestamp(before.now, UTC) if before else at.replace(microsecond=0)
    is_new = question.order == Order.NEW
    wanted = wanted_of(question, query, at, now)
    if before and is_new:
        wanted = replace(wanted, below=min(wanted.below, before.entry))
    limit = PAGE_SIZE + 1 if before and is_new and not query.phrases else RANKED + 1
    found = store.newest(wanted, limit, with_marks=not is_new)
    scored = [(0, row) for row in found] if is_new else _ranked(found[:RANKED], query, now, before)
    kept, under = _page(scored, query, question.language)
    return Found(
        rows=[row for _score, row in kept],
        count=None if before or query.phrases else len(found),
        older=Cursor(int(now.timestamp()), under[0], under[1].id) if under else None,
    )


def wanted_of(question: Question, query: Query, at: datetime, now: datetime) -> Wanted:
    """What the store is asked for, of what was published by the end of the second `now`."""
    code = question.language
    needs = lexemes.needs(query, code)
    if needs:
        needs += tuple(
            frozenset((lexemes.fact(kind, key, code), False) for key in keys)
            for kind, keys in question.facts
        )
    below = rows.place(now + SECOND)
    if question.until:
        below = min(below, rows.place(question.until))
    above = rows.place(question.since) if question.since else OLDEST
    return Wanted(code, needs, at, below, above)


def _ranked(
    found: Iterable[Row], query: Query, now: datetime, before: Cursor | None
) -> list[Scored]:
    """The best first, the newer one of two alike; those that stand under `before`."""
    scored, query = [], lexemes.briefly(query)
    for row in found:
        days = max((now - rows.moment(row.id)) / DAY, 0.0)
        scored.append((int(analyser.score(row.marks, query, days) * 1_000_000), row))
    scored.sort(key=lambda one: (one[0], one[1].id), reverse=True)
    if before is None:
        return scored
    return [one for one in scored if (one[0], one[1].id) < (before.score, before.entry)]


def _page(scored: list[Scored], query: Query, language: str) -> tuple[list[Scored], Scored | None]:
    """A page's rows, and the one under which the next begins; None when there is no more."""
    if not query.phrases:
        more = len(scored) > PAGE_SIZE
        return scored[:PAGE_SIZE], scored[PAGE_SIZE - 1] if more else None
    kept: list[Scored] = []
    looked_at = 0
    for one, holds in _read(scored, query, language):
        looked_at += 1
        if holds:
            kept.append(one)
        if len(kept) == PAGE_SIZE:
            break
    more = looked_at < len(scored)
    return kept, scored[looked_at - 1] if more else None


def _read(scored: list[Scored], query: Query, language: str) -> Iterator[tuple[Scored, bool]]:
    """Each row, and whether its text holds the phrases; as many as are read for one page."""
    waiting = iter(scored)
    for many in READ:
        batch = list(islice(waiting, many))
        editions = Edition.objects.in_bulk([row.edition for _score, row in batch])
        named = names.load(place for each in editions.values() for place in names.places(each))
        for one in batch:
            edition = editions.get(one[1].edition)
            yield one, edition is not None and _holds(edition, named, query)


def _holds(edition: Edition, named: names.Names, query: Query) -> bool:
    own = names.in_language(names.places(edition), named, edition.language)
    text = entries.of(edition, own).everything
    return analyser.matches_phrases(query, text, edition.language)
