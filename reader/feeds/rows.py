"""What feeds read of a list, in one statement: whole stories, or stories with their notes."""

from datetime import datetime

from django.utils import timezone

from articles.models import ListKind
from reader.rows import (
    CARD,
    JSON_COLUMNS,
    PICTURE,
    EditionRow,
    Raw,
    ask,
    columns,
    edition_of,
    in_list,
    moment_of,
    moment_value,
    parsed,
)

FEED = (*CARD, "body", "corrections", "credit_line", "chain", "picture_caption")
NOTED = (*CARD, "corrections")
BODY = FEED.index("body")


def listed_raw(
    kind: str, key: int, language: str, *, limit: int
) -> tuple[list[Raw], datetime | None]:
    """The newest of a list with their texts and guids, for `whole`. One query.

    With them when anything of the language changed last, which knows of withdrawals as well.
    """
    found = _with_guids(FEED, kind, key, language, limit)
    changed_at = moment_of(found[0][-1]) if found else None
    return [row[:-1] for row in found], changed_at


def whole(raw: Raw) -> EditionRow:
    """An edition with its text and guid, of a row of `listed_raw`."""
    return _whole(FEED, raw)


def listed_noted(language: str, *, limit: int) -> list[EditionRow]:
    """The stories corrected last with their notes and guids. One query."""
    found = _with_guids(NOTED, ListKind.NOTES, 0, language, limit)
    return [_whole(NOTED, raw[:-1]) for raw in found]


def _with_guids(
    names: tuple[str, ...], kind: str, key: int, language: str, limit: int
) -> list[Raw]:
    where, values = in_list(
        kind, key, language, None, more=" JOIN articles_article a ON a.id = l.number"
    )
    changed = "(SELECT max(at) FROM articles_monthchange WHERE language = %s AND at <= %s)"
    sql = f"SELECT {columns(names)}, {PICTURE}, a.guid, {changed} {where}"
    now = moment_value(timezone.now())
    return ask(sql, [language, now, *values, limit])


def _whole(names: tuple[str, ...], row: Raw) -> EditionRow:
    """A row of these columns, of CARD first, then its picture and the guid."""
    size, more = len(CARD), len(names)
    edition = edition_of(CARD, (*row[:size], *row[more:-1]))
    for name, value in zip(names[size:], row[size:more], strict=True):
        own = "own_body" if name == "body" else name
        setattr(edition, own, parsed(value) if name in JSON_COLUMNS else value)
    edition.guid = row[-1]
    return edition
