"""Which months have stories, found without looking at the stories."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from articles.models import ListKind
from reader.columns import moment_of, moment_value
from reader.statements import ask

MOST = 50_000
"""Addresses in one sitemap (sitemaps.org)."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A month of one language, yyyymm; `part` is set where it has more than MOST stories.

    A part holds the stories whose numbers, divided by MOST, give it: at most MOST by their nature,
    and the same ones for ever.
    """

    language: str
    month: int
    changed_at: datetime | None = None
    part: int | None = None

    def between(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """When the month begins and ends on this clock."""
        year, month = divmod(self.month, 100)
        after = (year + month // 12, month % 12 + 1)
        return datetime(year, month, 1, tzinfo=zone), datetime(*after, 1, tzinfo=zone)


def shards(languages: Iterable[str], zone: ZoneInfo) -> list[Shard]:
    """Every shard that has a story now, newest first.

    Two queries: the totals of days with the changes of months, and whether a month has anything
    that is public; a third where a month has more than MOST stories.
    """
    small: list[Shard] = []
    large: list[Shard] = []
    for language, month, total, changed_at in _totals(list(languages)):
        shard = Shard(language, month, moment_of(changed_at))
        (large if total > MOST else small).append(shard)
    found = [*_standing(small, zone), *_parts(large, zone)]
    return sorted(found, key=lambda s: (-s.month, s.language, s.part or 0))


def changed_at(shard: Shard) -> datetime | None:
    """When the month last changed, if that was written down. One query."""
    sql = "SELECT max(at) FROM articles_monthchange WHERE language = %s AND month = %s AND at <= %s"
    found = ask(sql, [shard.language, shard.month, moment_value(timezone.now())])
    last: datetime | None = moment_of(found[0][0])
    return last


def _totals(languages: Sequence[str]) -> list[tuple[Any, ...]]:
    """The totals of months by the stored totals of their days, and when they last changed."""
    places = ", ".join(["%s"] * len(languages))
    sql = (
        "SELECT d.language, d.month, d.total, c.at FROM"
        " (SELECT language, key / 100 AS month, sum(total) AS total FROM articles_listtotal"
        f" WHERE kind = %s AND total > 0 AND language IN ({places}) GROUP BY language, key / 100) d"
        " LEFT JOIN (SELECT language, month, max(at) AS at FROM articles_monthchange"
        " WHERE at <= %s GROUP BY language, month) c"
        " ON c.language = d.language AND c.month = d.month"
    )
    now = moment_value(timezone.now())
    return ask(sql, [ListKind.DAY, *languages, now]) if languages else []


def _standing(months: Sequence[Shard], zone: ZoneInfo) -> list[Shard]:
    """Those that have a story that is public now."""
    if not months:
        return []
    table, values = _table(months, zone)
    condition, more = _public()
    sql = f"{table} SELECT place FROM m WHERE EXISTS (SELECT 1 FROM articles_listing l{condition})"
    return [months[place] for (place,) in ask(sql, [*values, *more])]


def _parts(months: Sequence[Shard], zone: ZoneInfo) -> list[Shard]:
    """The parts of large months that have a story that is public now. Reads their listings."""
    if not months:
        return []
    table, values = _table(months, zone)
    condition, more = _public()
    sql = f"{table} SELECT DISTINCT place, l.number / {MOST} FROM m, articles_listing l{condition}"
    found = ask(sql, [*values, *more])
    return [replace(months[place], part=part) for place, part in found]


def _table(months: Sequence[Shard], zone: ZoneInfo) -> tuple[str, list[Any]]:
    """The months as a table m of their place here, language, beginning and end."""
    values: list[Any] = []
    for place, shard in enumerate(months):
        begins, ends = (moment_value(moment) for moment in shard.between(zone))
        values += [place, shard.language, begins, ends]
    rows = ", ".join(["(%s, %s, %s, %s)"] * len(months))
    return f"WITH m (place, language, begins, ends) AS (VALUES {rows})", values


def _public() -> tuple[str, list[Any]]:
    """The condition that a listing is of a story of m that is public now."""
    now = moment_value(timezone.now())
    condition = (
        " WHERE l.kind = %s AND l.key = 0 AND l.language = m.language"
        " AND l.published_at >= m.begins AND l.published_at < m.ends"
        " AND l.public_from <= %s AND l.public_until > %s"
    )
    return condition, [ListKind.LATEST, now, now]
