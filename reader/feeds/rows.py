"""What feeds read of a list: its stories in one statement, and in another the texts they lack."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from articles.models import ListKind
from reader.columns import (
    CARD,
    JSON_COLUMNS,
    PICTURE,
    EditionRow,
    Raw,
    columns,
    edition_of,
    moment_of,
    moment_value,
    parsed,
)
from reader.rows import in_list
from reader.statements import among, ask_prepared

TEXT = ("body", "corrections", "credit_line", "chain", "picture_caption")
NOTED = (*CARD, "corrections")
BODY = TEXT.index("body")


def listed_raw(
    kind: str, key: int, language: str, *, limit: int
) -> tuple[list[Raw], datetime | None]:
    """The newest of a list, their editions' own numbers first, for `whole`. One query.

    With them when anything of the language changed last, which knows of withdrawals as well.
    """
    found = _with_guids(("id", *CARD), kind, key, language, limit)
    return [row[:-1] for row in found], _changed_at(found)


def texts(editions: Sequence[int]) -> dict[int, Raw]:
    """The texts of editions by their own numbers, in columns of TEXT. One query."""
    if not editions:
        return {}
    these, values = among("e.id", editions)
    sql = f"SELECT e.id, {columns(TEXT)} FROM articles_edition e WHERE {these}"
    return {row[0]: row[1:] for row in ask_prepared(sql, values)}


def whole(raw: Raw, text: Raw) -> EditionRow:
    """An edition with its text and guid, of a row of `listed_raw` and one of `texts`."""
    edition = edition_of(CARD, raw[1:-1])
    edition.guid = raw[-1]
    for name, value in zip(TEXT, text, strict=True):
        own = "own_body" if name == "body" else name
        setattr(edition, own, parsed(value) if name in JSON_COLUMNS else value)
    return edition


def listed_noted(language: str, *, limit: int) -> tuple[list[EditionRow], datetime | None]:
    """The stories corrected last with their notes and guids. One query.

    With them when anything of the language changed last, as `listed_raw` has it.
    """
    rows = _with_guids(NOTED, ListKind.NOTES, 0, language, limit)
    found, size = [], len(CARD)
    for row in rows:
        edition = edition_of(CARD, (*row[:size], *row[size + 1 : -2]))
        edition.corrections, edition.guid = parsed(row[size]), row[-2]
        found.append(edition)
    return found, _changed_at(rows)


def _changed_at(found: list[Raw]) -> datetime | None:
    last: datetime | None = moment_of(found[0][-1]) if found else None
    return last


def _with_guids(
    names: tuple[str, ...], kind: str, key: int, language: str, limit: int
) -> list[Raw]:
    article = " JOIN articles_article a ON a.id = l.number"
    where, values = in_list(kind, key, language, None, limit=limit, more=article)
    changed = "(SELECT max(at) FROM articles_monthchange WHERE language = %s AND at <= %s)"
    sql = f"SELECT {columns(names)}, {PICTURE}, a.guid, {changed} {where}"
    now = moment_value(timezone.now())
    return ask_prepared(sql, [language, now, *values])
