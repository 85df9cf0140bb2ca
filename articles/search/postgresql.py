"""The store on PostgreSQL: period after period from the newest backwards, until there is enough.

Each word is a condition of its own, so that the index leaps from one's rows to the other's. The
inner query stands apart (OFFSET 0), and numbers are compared by what no index has (id + 0): or the
planner would walk the rows by number and unpack their lexemes one by one, in a table that nobody
analysed for every period anew.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from articles.models import search as rows
from articles.search import periods, tables
from articles.search.lexemes import Need

if TYPE_CHECKING:
    from articles.search.store import Wanted

IS_THERE = "to_regclass(%s) IS NOT NULL"
"""An index that was set aside for loading finds nothing; its rows are never looked through."""


def compile_nothing(connection: Any, **kwargs: Any) -> None:
    """Have no statement compiled (JIT): that takes longer than any of ours runs."""
    if connection.vendor == "postgresql":
        with connection.connection.cursor() as cursor:
            cursor.execute("SET jit = off")


def statement(model: Any, wanted: "Wanted", limit: int, marks: str) -> tuple[str, list[Any]]:
    walked = _periods(wanted)
    holds = " AND ".join(["words @@ %s::tsquery"] * len(wanted.needs))
    window = [wanted.below, wanted.above, wanted.at, wanted.at]
    return (
        "SELECT found.* FROM unnest(%s::tsquery[]) AS walked (period) CROSS JOIN LATERAL ("  # noqa: S608
        f"SELECT * FROM (SELECT id, edition_id, number, {marks} FROM {model._meta.db_table} "
        f"WHERE words @@ walked.period AND {holds} "
        "AND id + 0 < %s AND id + 0 >= %s "
        "AND public_from <= %s AND public_until > %s OFFSET 0) AS held "
        f"ORDER BY id DESC) AS found WHERE {IS_THERE} LIMIT %s",
        [walked, *queries(wanted.needs), *window, tables.index(model), limit],
    )


def plain(model: Any, needs: Sequence[Need], limit: int) -> tuple[str, list[Any]]:
    """The statement for a table that is small enough to look at all that matches."""
    table, key = model._meta.db_table, model._meta.pk.column
    holds = " AND ".join(["words @@ %s::tsquery"] * len(needs))
    return (
        f"SELECT {key} FROM (SELECT {key} FROM {table} WHERE {holds} OFFSET 0) AS held "  # noqa: S608
        f"WHERE {IS_THERE} ORDER BY {key} DESC LIMIT %s",
        [*queries(needs), tables.index(model), limit],
    )


def queries(needs: Iterable[Need]) -> list[str]:
    """A tsquery for each need: lexemes are quoted, so that none is taken for an operator."""
    return [
        "|".join(f"'{lexeme}'{':*' * may_go_on}" for lexeme, may_go_on in sorted(need))
        for need in needs
    ]


def _periods(wanted: "Wanted") -> list[str]:
    newest = rows.moment(wanted.below - 1).date()
    oldest = rows.moment(wanted.above).date()
    return periods.walked(newest, oldest, wanted.language)
