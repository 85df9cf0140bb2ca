"""The seal on history: the database itself refuses to change or delete what was written.

A model says `sealed_but`: the columns of a stored row that may still change, mostly none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain
from typing import Any

from django.apps import AppConfig, apps
from django.db import connection, models, transaction
from django.db.models.sql import DeleteQuery

SETTING = "newsroom.unsealed"
REFUSAL = "History is only added to"
NAME = "{table}_seal_{act}"
POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION newsroom_seal() RETURNS trigger LANGUAGE plpgsql AS $seal$
BEGIN
    IF current_setting('{SETTING}', true) = 'on' THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND TG_NARGS > 0 THEN
        IF to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '{REFUSAL}: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$seal$
"""
_is_open: ContextVar[bool] = ContextVar("is_open", default=False)


@contextmanager
def opened() -> Iterator[None]:
    """Let history be rewritten until the block ends: a transaction of its own, nobody else's.

    For what is allowed to: a redaction, a draft or plan that no reader saw, a restored backup,
    the demo's calendar.
    """
    if _is_open.get():
        yield
        return
    token = _is_open.set(True)
    try:
        with transaction.atomic():
            _tell("on")
            yield
            _tell("")
    finally:
        _is_open.reset(token)


def take_out(*rows: models.QuerySet[Any]) -> None:
    """Delete history that may be deleted, in this order, in one round trip on PostgreSQL.

    What else rests on the rows is not asked: give it before them.
    """
    statements = [_deletion(each) for each in rows]
    if connection.vendor == "postgresql" and not _is_open.get():
        tell = f"SELECT set_config('{SETTING}', %s, true)"
        statements = [(tell, ("on",)), *statements, (tell, ("",))]
        whole = "; ".join(sql for sql, _values in statements)
        statements = [(whole, tuple(chain.from_iterable(values for _sql, values in statements)))]
    token = _is_open.set(True)
    try:
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            for sql, values in statements:
                cursor.execute(sql, values)
    finally:
        _is_open.reset(token)


def _deletion(rows: models.QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    compiled = rows.query.chain(DeleteQuery).get_compiler(connection=connection).as_sql()
    return compiled[0], tuple(compiled[1])


def install(sender: AppConfig, **kwargs: Any) -> None:
    """Put the seal on an application's tables: after migrations, which may lose it. Idempotent."""
    if not (found := broken(sealed(sender))):
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for model in found:
            for name, statement in triggers(model).items():
                on = f" ON {_quoted(model)}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
                cursor.execute(statement)


def sealed(application: AppConfig | None = None) -> list[Any]:
    """The models whose rows are history, of one application or of all."""
    every = application.get_models() if application else apps.get_models()
    return [model for model in every if hasattr(model, "sealed_but")]


def broken(wanted: list[Any]) -> list[Any]:
    """Those of the models whose tables are there, and not under their seal."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')")
        else:
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
        there = {found for (found,) in cursor.fetchall()}
    return [m for m in wanted if m._meta.db_table in tables and not there >= _signs(m)]


def triggers(model: Any) -> dict[str, str]:
    """What guards a table, by name."""
    if connection.vendor == "postgresql":
        return _postgresql(model)
    return _sqlite(model)


def _signs(model: Any) -> set[str]:
    """What shows that a table's triggers are there: SQLite lists columns, so their whole text."""
    found = triggers(model)
    return set(found) if connection.vendor == "postgresql" else set(found.values())


def let_sqlite_ask(connection: Any, **kwargs: Any) -> None:
    """Answer SQLite's triggers; any other program has no answer for them, and is refused, too."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("newsroom_unsealed", 0, lambda: int(_is_open.get()))
        connection.connection.execute("PRAGMA recursive_triggers = ON")  # REPLACE deletes


def _postgresql(model: Any) -> dict[str, str]:
    table, but = model._meta.db_table, ", ".join(f"'{name}'" for name in model.sealed_but)
    whole = {"row": ("UPDATE OR DELETE", "ROW"), "all": ("TRUNCATE", "STATEMENT")}
    return {
        (name := NAME.format(table=table, act=act)): (
            f"CREATE TRIGGER {name} BEFORE {event} ON {_quoted(model)} "
            f"FOR EACH {each} EXECUTE FUNCTION newsroom_seal({but})"
        )
        for act, (event, each) in whole.items()
    }


def _sqlite(model: Any) -> dict[str, str]:
    table, quote = model._meta.db_table, connection.ops.quote_name
    with connection.cursor() as cursor:
        there = connection.introspection.get_table_description(cursor, table)
    kept = (column.name for column in there if column.name not in model.sealed_but)
    events = {"update": f"UPDATE OF {', '.join(map(quote, kept))}", "delete": "DELETE"}
    return {
        (name := NAME.format(table=table, act=act)): (
            f"CREATE TRIGGER {name} BEFORE {event} ON {_quoted(model)} "
            f"WHEN NOT newsroom_unsealed() BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {table}'); END"
        )
        for act, event in events.items()
    }


def _quoted(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _tell(state: str) -> None:
    """Tell PostgreSQL until the transaction's end; SQLite asks us."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, state])
