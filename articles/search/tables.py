"""What each database needs to find rows by lexemes: an index, or a table of FTS5 and its triggers.

Put on after every migration, as Django's own know neither, and rebuilding a table of SQLite to
alter it loses the triggers. Idempotent.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import AppConfig
from django.db import connection, transaction

from articles.models import DeskEntry, SearchEntry

INDEXED: tuple[Any, ...] = (SearchEntry, DeskEntry)
FTS5 = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS {words} USING fts5(words, content='{table}', "
    "content_rowid='{key}', detail='none', columnsize=0, tokenize=\"ascii tokenchars '_'\")"
)
ADD = "INSERT INTO {words} (rowid, words) VALUES (new.{key}, new.words);"
TAKE = "INSERT INTO {words} ({words}, rowid, words) VALUES ('delete', old.{key}, old.words);"
CHECK = "INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)"
EVENTS = {
    "insert": ("INSERT", [ADD]),
    "delete": ("DELETE", [TAKE]),
    "update": ("UPDATE OF {key}, words", [TAKE, ADD]),
}


def install(sender: AppConfig, **kwargs: Any) -> None:
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for model in INDEXED:
            if model._meta.db_table in there:
                for statement in statements(model):
                    cursor.execute(statement)


@contextmanager
def loading() -> Iterator[Callable[[], None]]:
    """Have PostgreSQL's index take rows by the hundred: call what this gives after each hundred.

    A third of the work. Until then such rows are looked through one by one.
    """
    if connection.vendor != "postgresql":
        yield lambda: None
        return
    _tell_indexes("SET (fastupdate = on, gin_pending_list_limit = 65536)")
    try:
        yield _settle_indexes
    finally:
        _tell_indexes("SET (fastupdate = off)")
        _settle_indexes()


def _tell_indexes(what: str) -> None:
    with connection.cursor() as cursor:
        for model in INDEXED:
            cursor.execute(f"ALTER INDEX {model._meta.db_table}_words {what}")


def _settle_indexes() -> None:
    with connection.cursor() as cursor:
        for model in INDEXED:
            cursor.execute("SELECT gin_clean_pending_list(%s)", [f"{model._meta.db_table}_words"])


@transaction.atomic
def empty() -> None:
    """Take every entry out at once."""
    with connection.cursor() as cursor:
        for model in INDEXED:
            table = model._meta.db_table
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits for its check
                cursor.execute(f"TRUNCATE {table}")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
                continue
            for name in EVENTS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {fts(model)}_{name}")
            cursor.execute(f"DROP TABLE IF EXISTS {fts(model)}")
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608
            for statement in statements(model):
                cursor.execute(statement)


def statements(model: Any) -> list[str]:
    if connection.vendor == "postgresql":
        return _postgresql(model)
    return _sqlite(model)


def _postgresql(model: Any) -> list[str]:
    """An index without a list of rows that wait: no search looks through what others wrote.

    The second statement is for what a loading that was killed has left.
    """
    table = model._meta.db_table
    return [
        f"CREATE INDEX IF NOT EXISTS {table}_words ON {table} USING gin (words)",
        f"ALTER INDEX {table}_words SET (fastupdate = off)",
    ]


def fts(model: Any) -> str:
    """The name of SQLite's table of lexemes; its rows have the numbers of the model's rows."""
    return f"{model._meta.db_table}_words"


def _sqlite(model: Any) -> list[str]:
    """Lexemes are ours, so FTS5 only splits at spaces, and keeps neither text nor positions."""
    table, key, words = model._meta.db_table, model._meta.pk.column, fts(model)
    triggers = (
        f"CREATE TRIGGER IF NOT EXISTS {words}_{name} AFTER {event.format(key=key)} ON {table} "
        f"BEGIN {' '.join(acts).format(words=words, key=key)} END"
        for name, (event, acts) in EVENTS.items()
    )
    return [FTS5.format(words=words, table=table, key=key), *triggers]
