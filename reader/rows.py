"""What pages read, in one statement each: fixed columns, the same cost on page 1 and 5,000.

Written as SQL since the ORM spends more on putting such a statement together than the database on
answering it; `tests/reader/test_rows.py` holds the columns against the models.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Self

from django.db import connection
from django.utils import timezone

from articles.picture_words import credit_in

CARD = tuple(
    "article_id language slug headline excerpt section_id picture_id published_at updated_at form "
    "label credits breaking_until".split()
)
STORY = (
    *CARD,
    *"story_id deck place_id event_on original_on picture_caption chain tags related".split(),
    *"credit_line corrections is_retracted words".split(),
)
FEED = (*CARD, "body", "corrections", "credit_line")
PICTURED = CARD.index("picture_id")
PICTURE = "p.key, p.files, p.is_confirmed, p.found, t.caption, t.alt, t.credit"
WITH_PICTURE = (
    " LEFT JOIN articles_picture p ON p.id = e.picture_id"
    " LEFT JOIN articles_picturetext t ON t.picture_id = p.id AND t.language = e.language"
)
IN_ORDER = " ORDER BY l.published_at DESC, l.number DESC LIMIT %s"
JSON_COLUMNS = {"credits", "chain", "tags", "related", "corrections"}
MOMENTS = {"published_at", "updated_at", "breaking_until"}


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture's files and its words in the language of the edition that shows it."""

    number: int
    key: str
    files: dict[str, Any]
    caption: str
    alt: str
    credit: str

    @classmethod
    def of(
        cls,
        number: int,
        key: str,
        files: dict[str, Any],
        is_confirmed: bool,
        found: dict[str, str],
        *words: str | None,
    ) -> Self:
        """A picture as readers may have it: the file's own credit while its words are unconfirmed.

        `words` are caption, alt text and credit.
        """
        if not is_confirmed:
            return cls(number, key, files, "", "", credit_in(found))
        caption, alt, credit = (word or "" for word in words)
        return cls(number, key, files, caption, alt, credit)


@dataclass(slots=True)
class EditionRow:
    """An edition as pages need it; what wasn't asked for has its default. As `models.Edition`."""

    article_id: int
    language: str
    slug: str
    headline: str
    excerpt: str
    section_id: int
    picture_id: int | None
    published_at: datetime
    updated_at: datetime | None
    form: str
    label: str
    credits: list[tuple[int, str]]
    breaking_until: datetime | None
    story_id: int = 0
    deck: str = ""
    place_id: int | None = None
    event_on: date | None = None
    original_on: date | None = None
    picture_caption: str = ""
    chain: Sequence[dict[str, Any]] = ()
    tags: Sequence[int] = ()
    related: Sequence[int] = ()
    credit_line: str = ""
    corrections: Sequence[dict[str, Any]] = ()
    is_retracted: bool = False
    words: int = 0
    own_body: str = ""
    guid: str = ""
    picture: PictureRow | None = None

    def get_absolute_url(self) -> str:
        return f"/{self.language}/{self.article_id}/{self.slug}/"


def listed(
    kind: str, key: int, language: str, *, limit: int, before: tuple[datetime, int] | None = None
) -> list[EditionRow]:
    """The newest of a list, or what stands below the row (moment, number). One query."""
    where, values = _in_list(kind, key, language, before)
    sql = f"SELECT {_columns(CARD)}, {PICTURE} {where}"
    return [_edition(CARD, row) for row in _ask(sql, [*values, limit])]


def listed_whole(kind: str, key: int, language: str, *, limit: int) -> list[EditionRow]:
    """The newest of a list with their texts and guids, as feeds need them. One query."""
    where, values = _in_list(
        kind, key, language, None, more=" JOIN articles_article a ON a.id = l.number"
    )
    sql = f"SELECT {_columns(FEED)}, {PICTURE}, a.guid {where}"
    return [_whole(row) for row in _ask(sql, [*values, limit])]


def versions(number: int) -> list[EditionRow]:
    """The public editions of the story that article `number` belongs to; its own has its text.

    One query, led by the number alone.
    """
    now = _moment_value(timezone.now())
    own = (
        "(SELECT o.story_id FROM articles_edition o WHERE o.article_id = %s"
        " AND o.public_from <= %s AND o.public_until > %s LIMIT 1)"
    )
    return _versions(number, own, [number, now, now])


def versions_in(story: int, number: int) -> list[EditionRow]:
    """The public editions of a story; that of article `number`, if there is one, has its text."""
    return _versions(number, "%s", [story])


def _versions(number: int, story: str, values: list[Any]) -> list[EditionRow]:
    now = _moment_value(timezone.now())
    sql = (
        f"SELECT {_columns(STORY)}, {PICTURE},"
        " CASE WHEN e.article_id = %s THEN e.body ELSE '' END"
        f" FROM articles_edition e{WITH_PICTURE} WHERE e.story_id = {story}"
        " AND e.public_from <= %s AND e.public_until > %s"
    )
    found = []
    for row in _ask(sql, [number, *values, now, now]):
        edition = _edition(STORY, row[:-1])
        edition.own_body = row[-1]
        found.append(edition)
    return found


def public(numbers: Iterable[int]) -> list[EditionRow]:
    """What anyone may read of these articles now and we still stand by. One query."""
    wanted = list(numbers)
    now = _moment_value(timezone.now())
    places = ", ".join(["%s"] * len(wanted))
    sql = (
        f"SELECT {_columns(CARD)}, {PICTURE} FROM articles_edition e{WITH_PICTURE}"
        f" WHERE e.article_id IN ({places}) AND e.public_from <= %s AND e.public_until > %s"
        " AND NOT e.is_retracted"
    )
    return [_edition(CARD, row) for row in _ask(sql, [*wanted, now, now])]


def placed_by_hand(language: str) -> dict[tuple[str, int], EditionRow]:
    """What stands in slots of the front page now, by (tier, position); the newest instruction wins.

    One query.
    """
    now = _moment_value(timezone.now())
    sql = (
        f"SELECT s.tier, s.position, {_columns(CARD)}, {PICTURE} FROM articles_frontslot s"
        f" JOIN articles_edition e ON e.article_id = s.article_id{WITH_PICTURE}"
        " WHERE s.language = %s AND s.starts_at <= %s AND s.ends_at > %s AND e.language = %s"
        " AND e.public_from <= %s AND e.public_until > %s AND NOT e.is_retracted"
        " ORDER BY s.starts_at, s.id"
    )
    found = _ask(sql, [language, now, now, language, now, now])
    return {(row[0], row[1]): _edition(CARD, row[2:]) for row in found}


def newest_of_each(
    kind: str, keys: Sequence[int], language: str, *, limit: int
) -> dict[int, list[EditionRow]]:
    """The newest of several lists of one kind. One query, of as many parts as there are lists."""
    parts, values = [], []
    for key in keys:
        where, own = _in_list(kind, key, language, None)
        parts.append(
            f"SELECT * FROM (SELECT l.key AS place, {_columns(CARD)}, {PICTURE} {where}) x"
        )
        values += [*own, limit]
    found: dict[int, list[EditionRow]] = {key: [] for key in keys}
    for row in _ask(" UNION ALL ".join(parts), values) if parts else ():
        found[row[0]].append(_edition(CARD, row[1:]))
    return found


def _in_list(
    kind: str, key: int, language: str, before: tuple[datetime, int] | None, more: str = ""
) -> tuple[str, list[Any]]:
    now = _moment_value(timezone.now())
    where = (
        f"FROM articles_listing l JOIN articles_edition e ON e.id = l.edition_id{more}"
        f"{WITH_PICTURE}"
        " WHERE l.kind = %s AND l.key = %s AND l.language = %s"
        " AND l.public_from <= %s AND l.public_until > %s"
    )
    values = [kind, key, language, now, now]
    if before:
        moment = _moment_value(before[0])
        where += " AND l.published_at <= %s AND (l.published_at < %s OR l.number < %s)"
        values += [moment, moment, before[1]]
    return where + IN_ORDER, values


def _columns(names: Iterable[str]) -> str:
    return ", ".join(f"e.{name}" for name in names)


def _ask(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _whole(row: tuple[Any, ...]) -> EditionRow:
    """A row of CARD, the text, the notes, the credit line, its picture and the guid."""
    size = len(CARD)
    edition = _edition(CARD, (*row[:size], *row[size + 3 : -1]))
    edition.own_body, notes, edition.credit_line = row[size : size + 3]
    edition.corrections = _json(notes)
    edition.guid = row[-1]
    return edition


def _edition(names: Sequence[str], row: tuple[Any, ...]) -> EditionRow:
    """A row of these columns of an edition and those of its picture."""
    size = len(names)
    values = list(row[:size])
    for place in _places(tuple(names), "json"):
        values[place] = _json(values[place])
    if connection.vendor == "sqlite":
        for place in _places(tuple(names), "moments"):
            values[place] = _moment(values[place])
    edition = EditionRow(*values)
    key, files, is_confirmed, found, *words = row[size:]
    if key is not None:
        picture = values[PICTURED], key, _json(files), bool(is_confirmed), _json(found)
        edition.picture = PictureRow.of(*picture, *words)
    return edition


@cache
def _places(names: tuple[str, ...], sort: str) -> list[int]:
    """Where the columns of this sort stand."""
    wanted = {"json": JSON_COLUMNS, "moments": MOMENTS}[sort]
    return [place for place, name in enumerate(names) if name in wanted]


def _moment(value: datetime | str | None) -> datetime | None:
    """A moment as SQLite gives it: of UTC, and not saying so."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment else None


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _moment_value(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
