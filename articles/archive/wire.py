"""Fields and rows as PostgreSQL's binary COPY has them; SQLite is given what they say.

https://www.postgresql.org/docs/current/sql-copy.html: a row is its number of fields, each its
length and its bytes, whole numbers with the highest byte first.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from struct import Struct
from typing import Any

HEADER = b"PGCOPY\n\xff\r\n\0" + bytes(8)
TRAILER = b"\xff\xff"
NULL = b"\xff\xff\xff\xff"
YES, NO = b"\0\0\0\1\1", b"\0\0\0\1\0"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_EPOCH_DAY = EPOCH.toordinal()
_length = Struct(">i").pack
_count = Struct(">h").pack
_big = Struct(">iq").pack
_four = Struct(">iqiqiqiq").pack
_whole = Struct(">ii").pack
_small = Struct(">ih").pack
_unpack_length = Struct(">i").unpack_from


def text(value: bytes) -> bytes:
    return _length(len(value)) + value


@cache
def word(value: str) -> bytes:
    """A text field with one of the few words that come again and again."""
    return text(value.encode())


def json(value: bytes) -> bytes:
    """A jsonb field: its format's version stands before the text."""
    return _length(len(value) + 1) + b"\1" + value


def big(value: int) -> bytes:
    """A bigint, or a moment in microseconds since 2000."""
    return _big(8, value)


def four(first: int, second: int, third: int, last: int) -> bytes:
    """Four bigint fields in a row."""
    return _four(8, first, 8, second, 8, third, 8, last)


def big_or_null(value: int | None) -> bytes:
    return NULL if value is None else _big(8, value)


def whole(value: int) -> bytes:
    return _whole(4, value)


def small(value: int) -> bytes:
    return _small(2, value)


def day(value: date | None) -> bytes:
    return NULL if value is None else _whole(4, value.toordinal() - _EPOCH_DAY)


def row(count: int, *fields: bytes) -> bytes:
    """A row of `count` fields: some of `fields` may hold several."""
    return _count(count) + b"".join(fields)


def microseconds(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


def moment_of(value: int) -> datetime:
    return EPOCH + timedelta(microseconds=value)


def day_of(value: int) -> date:
    return date.fromordinal(value + _EPOCH_DAY)


Reader = Callable[[bytes], Any]


def number_in(field: bytes) -> int:
    return int.from_bytes(field, "big", signed=True)


def rows(written: bytes, readers: list[Reader]) -> Iterator[list[Any]]:
    """What rows say, field by field; None for null."""
    place, end = 0, len(written)
    while place < end:
        place += 2
        values = []
        for read in readers:
            (length,) = _unpack_length(written, place)
            place += 4
            values.append(None if length < 0 else read(written[place : place + length]))
            place += max(length, 0)
        yield values
