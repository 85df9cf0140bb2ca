"""Finding entries by lexemes, newest first: one question, answered by either database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from articles.models import DeskEntry, SearchEntry
from articles.search import postgresql, sqlite
from articles.search.lexemes import Need


class Row(NamedTuple):
    """An entry that was found."""

    id: int
    edition: int
    number: int
    marks: str


@dataclass(frozen=True)
class Wanted:
    """What is looked for: texts of a language that hold all of `needs`.

    They are public at `at`, and their numbers are from `above` on and under `below`.
    """

    language: str
    needs: Sequence[Need]
    at: datetime
    below: int
    above: int


def newest(wanted: Wanted, limit: int, *, with_marks: bool = False) -> list[Row]:
    """The newest entries that hold what is wanted, at most `limit`. One query."""
    if not wanted.needs or wanted.below <= wanted.above:
        return []
    statement, values = _statement(wanted, limit, "marks" if with_marks else "''")
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [Row(*row) for row in cursor.fetchall()]


def which(wanted: Sequence[Wanted]) -> list[bool]:
    """Of each, whether there is any entry that holds it. One query for all."""
    asked = [one for one in wanted if one.needs]
    statements = [_statement(one, 1) for one in asked]
    found: list[bool] = []
    if statements:
        columns = ", ".join(f"EXISTS ({statement})" for statement, _values in statements)
        values = [value for _statement, values in statements for value in values]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns}", values)
            found = list(map(bool, cursor.fetchone()))
    answers = iter(found)
    return [bool(one.needs) and next(answers) for one in wanted]


def at_the_desk(needs: Sequence[Need], limit: int) -> list[int]:
    """Articles of the desk's own entries that hold these, the highest numbers first. One query."""
    if not needs:
        return []
    if connection.vendor == "postgresql":
        statement, values = postgresql.plain(DeskEntry, needs, limit)
    else:
        statement, values = sqlite.plain(DeskEntry, needs, limit)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [number for (number,) in cursor.fetchall()]


def _statement(wanted: Wanted, limit: int, marks: str = "''") -> tuple[str, list[Any]]:
    if connection.vendor == "postgresql":
        return postgresql.statement(SearchEntry, wanted, limit, marks)
    return sqlite.statement(SearchEntry, wanted, limit, marks)
