"""What sitemaps read of stories: address, times and picture, in one statement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.utils import timezone

from articles.models import ListKind
from reader import crops
from reader.columns import moment_of, moment_value, path_of
from reader.sitemaps.months import MOST, Shard
from reader.statements import ask

List = tuple[str, int, str]
"""A list by its kind, key and language."""
NEWS_HOURS = 48
NEWS_MOST = 1000
"""What Google reads of a news sitemap: two days from first publication, at most a thousand."""

SELECT = (
    "SELECT e.article_id, e.language, e.slug, e.headline, e.published_at, e.updated_at,"
    " p.key, p.files FROM articles_listing l JOIN articles_edition e ON e.id = l.edition_id"
    " LEFT JOIN articles_picture p ON p.id = e.picture_id"
    " WHERE l.kind = %s AND l.key = 0 AND l.public_from <= %s AND l.public_until > %s"
)
NEWEST_FIRST = " ORDER BY l.published_at DESC, l.number DESC LIMIT %s"


@dataclass(frozen=True, slots=True)
class Story:
    """A public story; `picture` is the address of its largest JPEG, or empty."""

    language: str
    path: str
    headline: str
    published_at: datetime
    changed_at: datetime
    picture: str


def of(shard: Shard, zone: ZoneInfo) -> list[Story]:
    """The stories of a month, or of a part of it, newest first. One query."""
    begins, ends = (moment_value(moment) for moment in shard.between(zone))
    sql = f"{SELECT} AND l.language = %s AND l.published_at >= %s AND l.published_at < %s"
    values = [shard.language, begins, ends]
    if shard.part is not None:
        sql += " AND l.number >= %s AND l.number < %s"
        values += [shard.part * MOST, (shard.part + 1) * MOST]
    return _read(sql + NEWEST_FIRST, [*values, MOST])


def standing(lists: Sequence[List]) -> set[List]:
    """Those of the lists in which something is public now. One query."""
    if not lists:
        return set()
    now = moment_value(timezone.now())
    sql = (
        f"WITH m (kind, key, language) AS (VALUES {', '.join(['(%s, %s, %s)'] * len(lists))})"
        " SELECT kind, key, language FROM m WHERE EXISTS (SELECT 1 FROM articles_listing l"
        " WHERE l.kind = m.kind AND l.key = m.key AND l.language = m.language"
        " AND l.public_from <= %s AND l.public_until > %s)"
    )
    found = ask(sql, [*(value for one in lists for value in one), now, now])
    return {(kind, key, language) for kind, key, language in found}


def news(languages: Iterable[str]) -> list[Story]:
    """The newest stories that nobody paid for, in all languages. One query."""
    known = list(languages)
    places = ", ".join(["%s"] * len(known))
    since = moment_value(timezone.now() - timedelta(hours=NEWS_HOURS))
    sql = f"{SELECT} AND l.language IN ({places}) AND l.published_at > %s AND e.label = ''"
    return _read(sql + NEWEST_FIRST, [*known, since, NEWS_MOST]) if known else []


def _read(sql: str, values: Sequence[Any]) -> list[Story]:
    now = moment_value(timezone.now())
    return [_story(row) for row in ask(sql, [ListKind.LATEST, now, now, *values])]


def _story(row: tuple[Any, ...]) -> Story:
    number, language, slug, headline, published, updated, key, files = row
    published_at = cast(datetime, moment_of(published))
    picture = crops.largest(key, crops.files_of(files), "original")[0] if key else ""
    return Story(
        language=language,
        path=path_of(language, number, slug),
        headline=headline,
        published_at=published_at,
        changed_at=moment_of(updated) or published_at,
        picture=picture,
    )
