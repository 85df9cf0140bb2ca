"""The store on SQLite: FTS5 walks from the newest backwards, and stops when it has enough."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import connection

from articles.search.lexemes import Need, Term
from articles.search.tables import fts

if TYPE_CHECKING:
    from articles.search.store import Wanted


def statement(model: Any, wanted: "Wanted", limit: int, marks: str) -> tuple[str, list[Any]]:
    table, words = model._meta.db_table, fts(model)
    at = connection.ops.adapt_datetimefield_value(wanted.at)
    return (
        f"SELECT e.id, e.edition_id, e.number, {marks} FROM {words} "  # noqa: S608
        f"JOIN {table} e ON e.id = {words}.rowid "
        f"WHERE {words} MATCH %s AND {words}.rowid < %s AND {words}.rowid >= %s "
        f"AND e.public_from <= %s AND e.public_until > %s ORDER BY {words}.rowid DESC LIMIT %s",
        [match(wanted.needs), wanted.below, wanted.above, at, at, limit],
    )


def plain(model: Any, needs: Iterable[Need], limit: int) -> tuple[str, list[Any]]:
    words = fts(model)
    return (
        f"SELECT rowid FROM {words} WHERE {words} MATCH %s ORDER BY rowid DESC LIMIT %s",  # noqa: S608
        [match(needs), limit],
    )


def match(needs: Iterable[Need]) -> str:
    """What FTS5 is asked: lexemes are quoted, so that none of them is a word of its language."""
    return " AND ".join(f"({' OR '.join(map(_term, sorted(need)))})" for need in needs)


def _term(term: Term) -> str:
    lexeme, may_go_on = term
    return f'"{lexeme}" *' if may_go_on else f'"{lexeme}"'
