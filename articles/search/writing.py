"""Putting many entries into their table at once."""

from collections.abc import Sequence
from itertools import islice

from django.db import connection

from articles.models import SearchEntry

AT_ONCE = 32
COLUMNS = "id edition_id number public_from public_until marks version words".split()
ESCAPED = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))


def add(entries: Sequence[SearchEntry]) -> None:
    """Add entries that aren't there, in the caller's transaction. One statement on PostgreSQL."""
    if connection.vendor != "postgresql":
        SearchEntry.objects.bulk_create(entries)
        return
    table = SearchEntry._meta.db_table
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({', '.join(COLUMNS)}) FROM STDIN", _Feed(entries))


def in_haste() -> None:
    """Let no commit wait for a disk, in the caller's transaction: what is lost is entered anew."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit = off")


class _Feed:
    """A file of rows for psycopg2, which takes as much at a time as it is given."""

    def __init__(self, entries: Sequence[SearchEntry]) -> None:
        self._lines = map(_line, entries)

    def read(self, size: int) -> str:
        return "".join(islice(self._lines, AT_ONCE))


def _line(entry: SearchEntry) -> str:
    """A row as COPY's text has it, in the order of the columns."""
    window = f"{entry.public_from.isoformat()}\t{entry.public_until.isoformat()}"
    said = f"{_escaped(entry.marks)}\t{entry.version}\t{_escaped(entry.words)}"
    return f"{entry.id}\t{entry.edition_id}\t{entry.number}\t{window}\t{said}\n"


def _escaped(text: str) -> str:
    for mark, spelled in ESCAPED:  # str.translate takes fifty times as long
        text = text.replace(mark, spelled)
    return text
