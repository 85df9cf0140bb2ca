"""What pages of named lists read: what the list says of itself with the stories in it, together."""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.utils import timezone

from reader import names
from reader.columns import CARD, PICTURE, EditionRow, columns, editions_of, moment_value
from reader.rows import in_list
from reader.statements import ask_prepared

DESCRIBED = {
    names.SECTION: ("n.description", "''"),
    names.TAG: ("''", "''"),
    names.AUTHOR: ("n.bio", "''"),
    names.SOURCE: ("n.description", "(SELECT website FROM articles_source WHERE id = n.source_id)"),
    names.PLACE: ("''", "''"),
}
"""Where what is said of a list stands, and its website."""
TOTAL = (
    "COALESCE((SELECT total FROM articles_listtotal"
    " WHERE kind = %s AND key = %s AND language = %s), 0) - (SELECT count(*) FROM articles_listing"
    " WHERE kind = %s AND key = %s AND language = %s AND published_at > %s)"
)
"""The stored total of a list less what the clock has not published yet."""


class Said(NamedTuple):
    """What a list says of itself, and how many stories it holds."""

    description: str
    website: str
    total: int


def listed(
    table: str,
    number: int,
    language: str,
    spoken: str,
    *,
    limit: int,
    before: tuple[datetime, int] | None,
) -> tuple[Said | None, list[EditionRow]]:
    """What is said of a list in the language `spoken`, and the newest of it, or what stands below.

    Nothing is said of what was deleted since the names were read. One query.
    """
    where, own = in_list(table, number, language, before, limit=limit)
    which: list[Any] = [table, number, language]
    values = [*which, *which, moment_value(timezone.now()), number, spoken, *own]
    found = ask_prepared(_statement(table, where), values)
    size = len(Said._fields)
    stories = [row[size:] for row in found if row[size] is not None]
    return (Said(*found[0][:size]) if found else None), editions_of(CARD, stories)


@cache
def _statement(table: str, where: str) -> str:
    description, website = DESCRIBED[table]
    return (
        "SELECT h.*, x.* FROM"  # noqa: S608 - our own words
        f" (SELECT {description} AS said, {website} AS website, {TOTAL} AS total"
        f" FROM articles_{table}name n WHERE n.{table}_id = %s AND n.language = %s) h"
        f" LEFT JOIN (SELECT {columns(CARD)}, {PICTURE} {where}) x ON 1 = 1"
        " ORDER BY x.published_at DESC, x.article_id DESC"
    )
