"""What pages read, in one statement each: fixed columns, the same cost on page 1 and 5,000.

Written as SQL since the ORM spends more on putting such a statement together than the database on
answering it; `tests/reader/test_rows.py` holds the columns against the models.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.utils import timezone

from articles.picture_words import credit_in
from reader.crops import files_of
from reader.pages import Image
from reader.statements import among, ask, ask_prepared

CARD = tuple(
    "article_id language slug headline excerpt section_id picture_id published_at updated_at form "
    "label credits breaking_until".split()
)
STORY = (
    *CARD,
    *"story_id deck place_id event_on original_on picture_caption chain tags related".split(),
    *"credit_line corrections is_retracted words".split(),
)
PICTURED = CARD.index("picture_id")
PICTURE = (
    "p.key, CAST(p.files AS text), p.is_confirmed,"
    " CASE WHEN p.is_confirmed THEN NULL ELSE CAST(p.found AS text) END, t.caption, t.alt, t.credit"
)
WITH_PICTURE = (
    " LEFT JOIN articles_picture p ON p.id = e.picture_id"
    " LEFT JOIN articles_picturetext t ON t.picture_id = p.id AND t.language = e.language"
)
IN_ORDER = " ORDER BY l.published_at DESC, l.number DESC LIMIT %s"
JSON_COLUMNS = {"credits", "chain", "tags", "related", "corrections"}
MOMENTS = {"published_at", "updated_at", "breaking_until"}
Raw = tuple[Any, ...]
"""A row as the database gave it: every value can be compared and hashed."""


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
    credits: Sequence[tuple[int, str]]
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
    picture: Image | None = None

    def get_absolute_url(self) -> str:
        return path_of(self.language, self.article_id, self.slug)


def path_of(language: str, number: int, slug: str) -> str:
    """Where an article stands; `reverse` says the same forty times as slowly."""
    return f"/{language}/{number}/{slug if slug.isascii() else quote(slug)}/"


def listed(
    kind: str, key: int, language: str, *, limit: int, before: tuple[datetime, int] | None = None
) -> list[EditionRow]:
    """The newest of a list, or what stands below the row (moment, number). One query."""
    where, values = in_list(kind, key, language, before, limit=limit)
    sql = f"SELECT {columns(CARD)}, {PICTURE} {where}"
    return editions_of(CARD, ask_prepared(sql, values))


def pictures_raw(numbers: Iterable[int], language: str) -> list[Raw]:
    """These pictures with their words in one language, for `picture`. One query."""
    wanted = list(numbers)
    these, values = among("p.id", wanted)
    sql = (
        f"SELECT p.id, {PICTURE} FROM articles_picture p LEFT JOIN articles_picturetext t"
        f" ON t.picture_id = p.id AND t.language = %s WHERE {these}"
    )
    return ask_prepared(sql, [language, *values]) if wanted else []


def picture(raw: Raw) -> Image:
    """A picture as readers may have it, of a row of `pictures_raw`.

    It has the file's own credit and no other words while those are unconfirmed.
    """
    number, key, files, is_confirmed, found, caption, alt, credit = raw
    if not is_confirmed:
        return Image(number, key, files_of(files), "", "", credit_in(parsed(found)))
    return Image(number, key, files_of(files), caption or "", alt or "", credit or "")


def whole(parts: Sequence[tuple[str, Sequence[Any]]]) -> list[EditionRow]:
    """Editions with all they hold, their texts and guids. One query, of as many parts.

    A part is the rest of a statement that begins with these columns of `e` (edition), `a`
    (article) and its picture, and the values in it.
    """
    wanted = f"{columns(STORY)}, {PICTURE}, e.body, a.guid"
    arms = [f"SELECT * FROM (SELECT {wanted} {rest}) x" for rest, _values in parts]
    found = []
    for row in ask(" UNION ALL ".join(arms), [v for _rest, values in parts for v in values]):
        edition = edition_of(STORY, row[:-2])
        edition.own_body, edition.guid = row[-2:]
        found.append(edition)
    return found


def versions(number: int) -> list[EditionRow]:
    """The public editions of the story that article `number` belongs to; its own has its text.

    One query, led by the number alone.
    """
    now = moment_value(timezone.now())
    own = (
        "(SELECT o.story_id FROM articles_edition o WHERE o.article_id = %s"
        " AND o.public_from <= %s AND o.public_until > %s LIMIT 1)"
    )
    return _versions(number, own, [number, now, now])


def versions_in(story: int, number: int) -> list[EditionRow]:
    """The public editions of a story; that of article `number`, if there is one, has its text."""
    return _versions(number, "%s", [story])


def editions(numbers: Sequence[int]) -> list[EditionRow]:
    """Editions by their own numbers, in that order, with their texts. One query."""
    if not numbers:
        return []
    these, values = among("e.id", numbers)
    sql = (
        f"SELECT e.id, {columns(STORY)}, {PICTURE}, e.body FROM articles_edition e{WITH_PICTURE}"
        f" WHERE {these}"
    )
    found = {}
    for row in ask_prepared(sql, values):
        edition = found[row[0]] = edition_of(STORY, row[1:-1])
        edition.own_body = row[-1]
    return [found[number] for number in numbers if number in found]


def _versions(number: int, story: str, values: list[Any]) -> list[EditionRow]:
    now = moment_value(timezone.now())
    sql = (
        f"SELECT {columns(STORY)}, {PICTURE},"
        " CASE WHEN e.article_id = %s THEN e.body ELSE '' END"
        f" FROM articles_edition e{WITH_PICTURE} WHERE e.story_id = {story}"
        " AND e.public_from <= %s AND e.public_until > %s"
    )
    found = []
    for row in ask_prepared(sql, [number, *values, now, now]):
        edition = edition_of(STORY, row[:-1])
        edition.own_body = row[-1]
        found.append(edition)
    return found


def public(numbers: Iterable[int]) -> list[EditionRow]:
    """What anyone may read of these articles now and we still stand by. One query."""
    these, values = among("e.article_id", list(numbers))
    now = moment_value(timezone.now())
    sql = (
        f"SELECT {columns(CARD)}, {PICTURE} FROM articles_edition e{WITH_PICTURE}"
        f" WHERE {these} AND e.public_from <= %s AND e.public_until > %s"
        " AND NOT e.is_retracted"
    )
    return editions_of(CARD, ask_prepared(sql, [*values, now, now]))


def placed_by_hand(language: str) -> dict[tuple[str, int], EditionRow]:
    """What stands in slots of the front page now, by (tier, position); the newest instruction wins.

    One query.
    """
    now = moment_value(timezone.now())
    sql = (
        f"SELECT s.tier, s.position, {columns(CARD)}, {PICTURE} FROM articles_frontslot s"
        f" JOIN articles_edition e ON e.article_id = s.article_id{WITH_PICTURE}"
        " WHERE s.language = %s AND s.starts_at <= %s AND s.ends_at > %s AND e.language = %s"
        " AND e.public_from <= %s AND e.public_until > %s AND NOT e.is_retracted"
        " ORDER BY s.starts_at, s.id"
    )
    found = ask_prepared(sql, [language, now, now, language, now, now])
    return {(row[0], row[1]): edition_of(CARD, row[2:]) for row in found}


def newest_of_each(
    kind: str, keys: Sequence[int], language: str, *, limit: int, without: Collection[int] = ()
) -> dict[int, list[EditionRow]]:
    """The newest of several lists of one kind, but for the articles `without`.

    One query, of as many parts as there are lists.
    """
    arms, values = [], []
    for key in keys:
        below, own = _below(kind, key, language, None, limit=limit, without=without)
        arms.append(f"SELECT * FROM (SELECT l.key, l.edition_id FROM articles_listing l{below}) x")
        values += own
    sql = (
        f"SELECT l.key, {columns(CARD)}, {PICTURE} FROM ({' UNION ALL '.join(arms)}) l"
        f" JOIN articles_edition e ON e.id = l.edition_id{WITH_PICTURE}"
    )
    read = ask_prepared(sql, values) if arms else []
    found: dict[int, list[EditionRow]] = {key: [] for key in keys}
    for row, edition in zip(read, editions_of(CARD, [row[1:] for row in read]), strict=True):
        found[row[0]].append(edition)
    for editions in found.values():
        editions.sort(key=lambda edition: (edition.published_at, edition.article_id), reverse=True)
    return found


def in_list(
    kind: str,
    key: int,
    language: str,
    before: tuple[datetime, int] | None,
    *,
    limit: int,
    more: str = "",
) -> tuple[str, list[Any]]:
    """What follows the columns in a statement about a list, and the values in it."""
    below, values = _below(kind, key, language, before, limit=limit)
    of = f"FROM articles_listing l JOIN articles_edition e ON e.id = l.edition_id{more}"
    return f"{of}{WITH_PICTURE}{below}", values


def _below(
    kind: str,
    key: int,
    language: str,
    before: tuple[datetime, int] | None,
    *,
    limit: int,
    without: Collection[int] = (),
) -> tuple[str, list[Any]]:
    """Which rows of a list, and in which order.

    No text is public before its story's time, so the index is entered below what is planned.
    """
    now = moment_value(timezone.now())
    moment = moment_value(before[0]) if before else now
    where = (
        " WHERE l.kind = %s AND l.key = %s AND l.language = %s"
        " AND l.public_from <= %s AND l.public_until > %s AND l.published_at <= %s"
    )
    values = [kind, key, language, now, now, moment]
    if before:
        where += " AND (l.published_at < %s OR l.number < %s)"
        values += [moment, before[1]]
    if without:
        these, numbers = among("l.number", without)
        where += f" AND NOT ({these})"
        values += numbers
    return where + IN_ORDER % limit, values


def columns(names: Iterable[str]) -> str:
    return ", ".join(f"e.{name}" for name in names)


def edition_of(names: Sequence[str], row: tuple[Any, ...]) -> EditionRow:
    """A row of these columns of an edition and those of its picture."""
    return editions_of(names, [row])[0]


def editions_of(names: Sequence[str], found: Iterable[tuple[Any, ...]]) -> list[EditionRow]:
    """Rows of these columns of an edition and those of its picture."""
    size = len(names)
    in_json = _places(tuple(names), "json")
    as_text = _places(tuple(names), "moments") if connection.vendor == "sqlite" else ()
    editions = []
    for row in found:
        values = list(row[:size])
        for place in in_json:
            values[place] = parsed(values[place])
        for place in as_text:
            values[place] = moment_of(values[place])
        edition = EditionRow(*values)
        if row[size] is not None:
            edition.picture = picture((values[PICTURED], *row[size:]))
        editions.append(edition)
    return editions


@cache
def _places(names: tuple[str, ...], sort: str) -> list[int]:
    """Where the columns of this sort stand."""
    wanted = {"json": JSON_COLUMNS, "moments": MOMENTS}[sort]
    return [place for place, name in enumerate(names) if name in wanted]


def moment_of(value: datetime | str | None) -> Any:
    """A moment as the database gave it: SQLite's is of UTC, and doesn't say so."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found


def parsed(value: Any) -> Any:
    """What a column of JSON holds, lists as tuples.

    Shared by all who read the same: nobody may change it.
    """
    return _parsed(value) if isinstance(value, str) else value


@lru_cache(maxsize=10_000)
def _parsed(written: str) -> Any:
    found = json.loads(written)
    if not isinstance(found, list):
        return found
    return tuple(tuple(one) if isinstance(one, list) else one for one in found)


def moment_value(moment: datetime) -> Any:
    """A moment as the database takes it."""
    return connection.ops.adapt_datetimefield_value(moment)
