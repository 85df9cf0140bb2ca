"""What each database needs to find rows by lexemes: an index, or a table of FTS5 and its triggers.

Put on after every migration, as Django's own know neither, and rebuilding a table of SQLite to
alter it loses the triggers. Idempotent.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import AppConfig
from django.db import connection, transaction

from articles.models import DeskEntry, SearchEntry, SearchWord

INDEXED: tuple[Any, ...] = (SearchEntry, DeskEntry)
MEMORY = "512MB"
"""What PostgreSQL may use to make an index."""
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
def loading(*, apart: bool = False) -> Iterator[Callable[[], None]]:
    """Have PostgreSQL's indexes take rows by the hundred: call what this gives after each hundred.

    A third of the work. Until then such rows are looked through one by one. With `apart`, or where
    a loading that was killed has left none, there are no indexes until the block ends, and search
    finds nothing: a tenth of the work.
    """
    if connection.vendor != "postgresql":
        yield lambda: None
    elif apart or any(are_missing()):
        _set_aside()
        try:
            yield lambda: None
        finally:
            put_back()
    else:
        _tell_indexes("SET (fastupdate = on, gin_pending_list_limit = 65536)")
        try:
            yield _settle_indexes
        finally:
            _tell_indexes("SET (fastupdate = off)")
            _settle_indexes()


def are_missing() -> Iterator[str]:
    """PostgreSQL's indexes of lexemes that aren't there."""
    with connection.cursor() as cursor:
        for model in INDEXED:
            cursor.execute("SELECT to_regclass(%s) IS NULL", [index(model)])
            if cursor.fetchone() == (True,):
                yield index(model)


def _set_aside() -> None:
    with connection.cursor() as cursor:
        for model in INDEXED:
            cursor.execute(f"DROP INDEX IF EXISTS {index(model)}")


@transaction.atomic
def put_back() -> None:
    """Make the indexes that are missing. Nobody publishes meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL maintenance_work_mem = '{MEMORY}'")
        for model in INDEXED:
            for statement in statements(model):
                cursor.execute(statement)


def analyse() -> None:
    """Let PostgreSQL's planner know what the tables hold now; others need not be told."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in (*INDEXED, SearchWord):
                cursor.execute(f"ANALYZE {model._meta.db_table}")


def _tell_indexes(what: str) -> None:
    with connection.cursor() as cursor:
        for model in INDEXED:
            cursor.execute(f"ALTER INDEX {index(model)} {what}")


def _settle_indexes() -> None:
    with connection.cursor() as cursor:
        for model in INDEXED:
            cursor.execute("SELECT gin_clean_pending_list(%s)", [index(model)])


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
        f"CREATE INDEX IF NOT EXISTS {index(model)} ON {table} USING gin (words)",
        f"ALTER INDEX {index(model)} SET (fastupdate = off)",
    ]


def index(model: Any) -> str:
    """The name of PostgreSQL's index of lexemes."""
    return f"{model._meta.db_table}_words"


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
