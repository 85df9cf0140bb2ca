"""Which articles a question finds, and from where to ask on: the same cost at any depth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, Sum
from django.utils import timezone

from articles.models import ListKind, ListTotal
from reader import columns, rows, statements
from reader.api.parameters import Wanted
from reader.columns import EditionRow
from reader.lists import Cursor

List = tuple[str, int]
Place = tuple[datetime, int]
Statement = tuple[str, list[Any]]
EVERYTHING: List = (ListKind.LATEST, 0)
LOOKED_AT = 1000
"""How many rows of one list are held against the others before an answer is given."""
IN_ONE = " FROM (SELECT l.edition_id, l.number, l.published_at {of_list}{in_order}) l"
WHOLE = (
    f"{IN_ONE} JOIN articles_edition e ON e.id = l.edition_id"
    f" JOIN articles_article a ON a.id = l.number{columns.WITH_PICTURE}"
)
IN_OTHER = (
    "EXISTS (SELECT 1 FROM articles_listing o"
    " WHERE o.edition_id = l.edition_id AND o.kind = %s AND o.key = %s)"
)


@dataclass(frozen=True)
class Found:
    """A page of articles; `below` is where the next page begins, None on the last."""

    editions: list[EditionRow]
    below: Cursor | None


def find(wanted: Wanted) -> Found:
    """The newest articles that stand in all of the wanted lists.

    One query; three where several lists are wanted. Of those the one with the fewest articles is
    read, LOOKED_AT rows a page, so that a page may be short, or empty, and yet have a next one.
    """
    if not wanted.languages:
        return Found([], None)
    first, *others = _rarest_first(wanted)
    end = _end_of_search(first, wanted) if others else None
    parts = [_part(first, others, language, wanted) for language in wanted.languages]
    found = sorted(rows.whole(parts), key=_place, reverse=True)
    if end:
        found = [edition for edition in found if _place(edition) >= end]
    shown = found[: wanted.limit]
    if len(found) > len(shown):
        end = _place(shown[-1])
    return Found(shown, Cursor(*end) if end else None)


def one(number: int) -> EditionRow | None:
    """What anyone may read of an article now, retracted or not. One query."""
    now = columns.moment_value(timezone.now())
    rest = (
        "FROM articles_edition e JOIN articles_article a ON a.id = e.article_id"
        f"{columns.WITH_PICTURE}"
        " WHERE e.article_id = %s AND e.public_from <= %s AND e.public_until > %s"
    )
    return next(iter(rows.whole([(rest, [number, now, now])])), None)


def _rarest_first(wanted: Wanted) -> Sequence[List]:
    """The wanted lists by how many articles they hold; everything where none is wanted."""
    if len(wanted.lists) < 2:
        return wanted.lists or (EVERYTHING,)
    either = Q()
    for kind, key in wanted.lists:
        either |= Q(kind=kind, key=key)
    of_these = ListTotal.objects.filter(either, language__in=wanted.languages)
    totals = {
        (kind, key): total
        for kind, key, total in of_these.values_list("kind", "key").annotate(Sum("total"))
    }
    return sorted(wanted.lists, key=lambda one: totals.get(one, 0))


def _end_of_search(first: List, wanted: Wanted) -> Place | None:
    """The row down to which every language's list is looked through; None for the very end."""
    arms, values = [], []
    for language in wanted.languages:
        of_list, own = _of_list(first, language, wanted)
        last = f"SELECT l.published_at, l.number {of_list}{rows.IN_ORDER} OFFSET {LOOKED_AT - 1}"
        arms.append(f"SELECT * FROM ({last}) x")
        values += [*own, 1]
    found = statements.ask(" UNION ALL ".join(arms), values)
    ends = [(columns.moment_of(at), number) for at, number in found]
    return max(ends, default=None)


def _part(first: List, others: Sequence[List], language: str, wanted: Wanted) -> Statement:
    of_list, values = _of_list(first, language, wanted)
    sql = WHOLE.format(of_list=of_list, in_order=rows.IN_ORDER)
    values.append(LOOKED_AT if others else wanted.limit + 1)
    if others:
        sql += f" WHERE {' AND '.join([IN_OTHER] * len(others))}"
        values += [value for other in others for value in other]
    return sql + rows.IN_ORDER, [*values, wanted.limit + 1]


def _of_list(of: List, language: str, wanted: Wanted) -> Statement:
    """What is public of a list now, within the wanted period and below the wanted row."""
    now = columns.moment_value(timezone.now())
    where = (
        "FROM articles_listing l WHERE l.kind = %s AND l.key = %s AND l.language = %s"
        " AND l.public_from <= %s AND l.public_until > %s AND l.published_at <= %s"
    )
    values = [*of, language, now, now, now]
    if wanted.since:
        where += " AND l.published_at >= %s"
        values.append(columns.moment_value(wanted.since))
    if wanted.until:
        where += " AND l.published_at <= %s"
        values.append(columns.moment_value(wanted.until))
    if wanted.below:
        moment = columns.moment_value(wanted.below.moment)
        where += " AND l.published_at <= %s AND (l.published_at < %s OR l.number < %s)"
        values += [moment, moment, wanted.below.number]
    return where, values


def _place(edition: EditionRow) -> Place:
    return edition.published_at, edition.article_id
