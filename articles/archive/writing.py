"""Putting rows that are ready as bytes into the database of the installation."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models

from articles.archive import wire
from articles.archive.rows import COLUMNS

LONG = frozenset({"body", "folded", "data", "deck", "excerpt"})
"""Columns whose bytes SQLite takes as they are; elsewhere a string is no dearer."""
AT_ONCE = 32
MOST_SPELLED = 50_000


def write(made: dict[str, list[bytes]]) -> None:
    """Add rows, table by table, in the caller's transaction."""
    put = _copy if connection.vendor == "postgresql" else _insert
    for table, rows in made.items():
        if rows:
            put(table, rows)


def in_haste() -> None:
    """Let PostgreSQL squeeze texts the quick way where it can, and wait for no disk at a commit.

    For the transaction alone. What a crash of the server loses of the last moment is made again.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit = off")
            if _knows_lz4():
                cursor.execute("SET LOCAL default_toast_compression = lz4")


@cache
def _knows_lz4() -> bool:
    """Whether the server was built with it: from version 14 on, mostly."""
    with connection.cursor() as cursor:
        setting = "SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = %s"
        cursor.execute(setting, ["default_toast_compression"])
        return any(found for (found,) in cursor.fetchall())


def model_of(table: str) -> type[models.Model]:
    return next(model for model in apps.get_models() if model._meta.db_table == table)


def read(table: str, rows: bytes) -> Iterable[dict[str, Any]]:
    """What rows say, as this database is given it, by column."""
    names = COLUMNS[table].split()
    return (dict(zip(names, row, strict=True)) for row in wire.rows(rows, _readers(table)))


class _Feed:
    """A file of rows for psycopg2, which takes as much at a time as it is given."""

    def __init__(self, rows: list[bytes]) -> None:
        self._parts = self._cut(rows)

    def read(self, size: int) -> bytes:
        return next(self._parts, b"")

    def _cut(self, rows: list[bytes]) -> Iterator[bytes]:
        yield wire.HEADER
        for start in range(0, len(rows), AT_ONCE):
            yield b"".join(rows[start : start + AT_ONCE])
        yield wire.TRAILER


def _copy(table: str, rows: list[bytes]) -> None:
    columns = _quoted(COLUMNS[table].split())
    statement = f"COPY {table} ({columns}) FROM STDIN WITH (FORMAT binary)"
    with connection.cursor() as cursor:
        cursor.copy_expert(statement, _Feed(rows))


def _insert(table: str, rows: list[bytes]) -> None:
    names = COLUMNS[table].split()
    places = ", ".join("CAST(? AS TEXT)" if name in LONG else "?" for name in names)
    statement = f"INSERT INTO {table} ({_quoted(names)}) VALUES ({places})"  # noqa: S608
    with connection.wrap_database_errors:
        connection.connection.executemany(statement, wire.rows(b"".join(rows), _readers(table)))


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(map(connection.ops.quote_name, names))


@cache
def _readers(table: str) -> list[wire.Reader]:
    fields = {field.column: field for field in model_of(table)._meta.concrete_fields}
    return [_reader(name, fields[name]) for name in COLUMNS[table].split()]


def _reader(name: str, field: Any) -> wire.Reader:
    if name in LONG:
        return bytes
    kind = field.get_internal_type()
    readers: dict[str, wire.Reader] = {
        "DateTimeField": _moment,
        "DateField": lambda value: str(wire.day_of(wire.number_in(value))),
        "JSONField": lambda value: value[1:].decode(),
        "BooleanField": lambda value: value == b"\1",
        "CharField": bytes.decode,
        "SlugField": bytes.decode,
        "TextField": bytes.decode,
    }
    return readers.get(kind, wire.number_in)


_spelled: dict[bytes, str] = {}


def _moment(value: bytes) -> str:
    """A time as Django writes it into SQLite; an article has the same ones many times."""
    if value not in _spelled:
        if len(_spelled) > MOST_SPELLED:
            _spelled.clear()
        moment = wire.moment_of(wire.number_in(value)).replace(tzinfo=None)
        _spelled[value] = str(moment)
    return _spelled[value]
