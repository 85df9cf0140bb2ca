"""What pages ask for, in one statement each: fixed columns, the same cost on page 1 and 5,000.

Written as SQL since the ORM spends more on putting such a statement together than the database on
answering it; `tests/reader/test_rows.py` holds the columns against the models.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from reader.columns import (
    CARD,
    PICTURE,
    STORY,
    WITH_PICTURE,
    EditionRow,
    Raw,
    columns,
    edition_of,
    editions_of,
    moment_of,
    moment_value,
)
from reader.statements import among, ask, ask_prepared

ORDER = " ORDER BY l.published_at DESC, l.number DESC"
IN_ORDER = f"{ORDER} LIMIT %s"


def listed(
    kind: str, key: int, language: str, *, limit: int, before: tuple[datetime, int] | None = None
) -> list[EditionRow]:
    """The newest of a list, or what stands below the row (moment, number). One query."""
    where, values = in_list(kind, key, language, before, limit=limit)
    sql = f"SELECT {columns(CARD)}, {PICTURE} {where}"
    return editions_of(CARD, ask_prepared(sql, values))


def beside(
    kind: str, key: int, language: str, *, begins: datetime, ends: datetime
) -> tuple[datetime | None, datetime | None]:
    """The moments of the stories of a list next before a stretch of time and after. One query."""
    now = moment_value(timezone.now())
    where = (
        "SELECT l.published_at FROM articles_listing l WHERE l.kind = %s AND l.key = %s"
        " AND l.language = %s AND l.public_from <= %s AND l.public_until > %s"
    )
    which = [kind, key, language, now, now]
    sql = (
        f"SELECT * FROM ({where} AND l.published_at < %s{ORDER} LIMIT 1) x UNION ALL"
        f" SELECT * FROM ({where} AND l.published_at >= %s AND l.published_at <= %s"
        " ORDER BY l.published_at, l.number LIMIT 1) y"
    )
    values = [*which, moment_value(begins), *which, moment_value(ends), now]
    found = [moment_of(row[0]) for row in ask_prepared(sql, values)]
    before = next((moment for moment in found if moment < begins), None)
    return before, next((moment for moment in found if moment >= ends), None)


def pictures_raw(numbers: Iterable[int], language: str) -> list[Raw]:
    """These pictures with their words in one language, for `picture`. One query."""
    wanted = list(numbers)
    these, values = among("p.id", wanted)
    sql = (
        f"SELECT p.id, {PICTURE} FROM articles_picture p LEFT JOIN articles_picturetext t"
        f" ON t.picture_id = p.id AND t.language = %s WHERE {these}"
    )
    return ask_prepared(sql, [language, *values]) if wanted else []


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
        arms.append(f"SELECT * FROM (SELECT l.* FROM articles_listing l{below}) x")
        values += own
    sql = (
        f"SELECT l.key, {columns(CARD)}, {PICTURE} FROM ({' UNION ALL '.join(arms)}) l"
        f" JOIN articles_edition e ON e.id = l.edition_id{WITH_PICTURE}"
        f"{ORDER}"
    )
    read = ask_prepared(sql, values) if arms else []
    found: dict[int, list[EditionRow]] = {key: [] for key in keys}
    for row, edition in zip(read, editions_of(CARD, [row[1:] for row in read]), strict=True):
        found[row[0]].append(edition)
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
