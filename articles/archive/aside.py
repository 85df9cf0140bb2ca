"""Indexes and foreign keys set aside while very many rows come, and put back afterwards.

What is to be put back stands in the plan's table from the transaction that takes it away, so a
killed loading loses none. Nothing is taken away from a newsroom that has stories of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from articles.archive import plan
from articles.archive.rows import COLUMNS

INDEXES, KEYS, CHECKS = "aside 1", "aside 2", "aside 3"
"""The stages of putting back, in order: what stands in one can be done side by side."""
CHECK_ALL = "check"
"""In place of a statement: SQLite's keys are off meanwhile, and are checked in one go."""
POSTGRESQL_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid = ANY(%s::regclass[]) ORDER BY 1, 2
"""
POSTGRESQL_INDEXES = """
SELECT i.indrelid::regclass::text, c.relname, pg_get_indexdef(i.indexrelid),
    pg_get_constraintdef(con.oid)
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
LEFT JOIN pg_constraint con ON con.conindid = i.indexrelid AND con.contype = 'u'
WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisprimary ORDER BY 1, 2
"""
SQLITE_INDEXES = """
SELECT tbl_name, name, sql FROM sqlite_master
WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1, 2
"""


@dataclass(frozen=True)
class Thing:
    """Something to take away, and the statements that bring it back, by stage."""

    away: str
    back: dict[str, str]


@transaction.atomic
def take() -> None:
    """Take away what slows the writing; what is away already stays noted as it is."""
    number = len(plan.rows("aside "))
    with connection.cursor() as cursor:
        for thing in _postgresql() if connection.vendor == "postgresql" else _sqlite():
            cursor.execute(thing.away)
            for stage, statement in thing.back.items():
                number += 1
                plan.put(f"{stage} {number:04}", statement)


def waiting(stage: str) -> list[str]:
    """The keys of what is to be put back in a stage."""
    return [key for key, _statement in plan.rows(stage)]


@transaction.atomic
def put_back(key: str) -> None:
    """Bring one thing back; of a key that does not hold, the database says so."""
    if (statement := plan.get(key)) == CHECK_ALL:
        connection.check_constraints(list(COLUMNS))
    else:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
            cursor.execute(statement)
    plan.take_away(key)


@contextmanager
def sqlite_in_haste() -> Iterator[None]:
    """Let SQLite wait for no disk and check no key until the block ends.

    A killed process costs nothing, a power cut may cost the file: for one that holds an archive
    alone. Keys are checked all at once when they are put back.
    """
    with connection.cursor() as cursor:
        for pragma in ("journal_mode = TRUNCATE", "synchronous = OFF", "cache_size = -200000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute("PRAGMA foreign_keys = OFF")
        try:
            yield
        finally:
            for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "journal_mode = WAL"):
                cursor.execute(f"PRAGMA {pragma}")


def _postgresql() -> Iterator[Thing]:
    tables, quote = [list(COLUMNS)], connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(POSTGRESQL_KEYS, tables)
        for table, name, definition in cursor.fetchall():
            add = f"ALTER TABLE {table} ADD CONSTRAINT {quote(name)} {definition} NOT VALID"
            check = f"ALTER TABLE {table} VALIDATE CONSTRAINT {quote(name)}"
            away = f"ALTER TABLE {table} DROP CONSTRAINT {quote(name)}"
            yield Thing(away, {KEYS: add, CHECKS: check})
        cursor.execute(POSTGRESQL_INDEXES, tables)
        for table, name, definition, constraint in cursor.fetchall():
            if constraint:
                add = f"ALTER TABLE {table} ADD CONSTRAINT {quote(name)} {constraint}"
                yield Thing(f"ALTER TABLE {table} DROP CONSTRAINT {quote(name)}", {INDEXES: add})
            else:
                yield Thing(f"DROP INDEX {quote(name)}", {INDEXES: definition})


def _sqlite() -> Iterator[Thing]:
    with connection.cursor() as cursor:
        cursor.execute(SQLITE_INDEXES)
        found = [row for row in cursor.fetchall() if row[0] in COLUMNS]
    for _table, name, definition in found:
        yield Thing(f"DROP INDEX {connection.ops.quote_name(name)}", {INDEXES: definition})
    yield Thing("SELECT 1", {CHECKS: CHECK_ALL})
