"""Asking the database in SQL, prepared on PostgreSQL: planning costs it more than answering."""

from collections.abc import Collection, Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, Error, connection, connections

MOST_PREPARED = 60
"""A connection keeps the plans of so many statements, the first ones asked; each takes memory."""
_prepared: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()
"""By connection of the driver: what each statement is called there."""
_names = (f"newsroom_{number}" for number in count(1))


def ask(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows that a statement finds."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def among(column: str, numbers: Collection[int]) -> tuple[str, list[Any]]:
    """The condition that a column has one of these numbers, and the values in it.

    On PostgreSQL it is one value, so that a statement is the same for however many.
    """
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s)", [list(numbers)]
    return f"{column} IN ({', '.join(['%s'] * len(numbers))})", list(numbers)


def ask_prepared(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows that a statement finds which pages ask again and again.

    On PostgreSQL one plan serves whatever values it is given: a limit stands in the statement.
    """
    database = connections[DEFAULT_DB_ALIAS]
    if not _may_prepare(database):
        return ask(sql, values)
    database.close_if_health_check_failed()
    database.ensure_connection()
    driver = database.connection
    try:
        with database.wrap_database_errors, database.create_cursor() as cursor:
            cursor.execute(_execution(driver, cursor, sql), values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
    except Error:
        _prepared.pop(driver, None)  # such as of a column that has another type since
        raise
    return found


def _may_prepare(database: Any) -> bool:
    """Whether the server keeps statements for us: one behind a pooler of transactions does not.

    Nor where somebody looks on, who wants to see what is asked.
    """
    return (
        database.vendor == "postgresql"
        and not database.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
        and not database.execute_wrappers
        and not database.queries_logged
    )


def _execution(driver: Any, cursor: Any, sql: str) -> str:
    """What has the prepared statement executed; it is prepared where it isn't yet."""
    known = _prepared.get(driver)
    if known is None:
        known = _prepared[driver] = {}
        # With values of its own it would be planned anew the first five times, and often then.
        cursor.execute("SET plan_cache_mode = force_generic_plan")
    if sql not in known:
        if len(known) >= MOST_PREPARED:
            return sql
        parts = sql.replace("%%", "%").split("%s")
        numbered = parts[0] + "".join(f"${at}{part}" for at, part in enumerate(parts[1:], 1))
        name = next(_names)
        cursor.execute(f"PREPARE {name} AS {numbered}")
        given = f" ({', '.join(['%s'] * (len(parts) - 1))})" if len(parts) > 1 else ""
        known[sql] = f"EXECUTE {name}{given}"
    return known[sql]
