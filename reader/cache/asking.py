"""Asking Django for a page, and once more where the connection had died."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection

from reader.cache.recording import Record, recording
from reader.cache.requests import Environ
from reader.cache.stored import Headers

Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]
Answered = tuple[str, Headers, bytes]

NO_DATABASE = "503 "
TRIES = 2


def ask(application: Application, asked: Environ) -> tuple[Record, Answered]:
    """What the application answers, with what was noted meanwhile.

    Where it found no database it is asked again, on a connection that is new.
    """
    for _ in range(TRIES):
        record = Record()
        with recording(record):
            answered = _call(application, asked)
        if not answered[0].startswith(NO_DATABASE):
            break
        if not connection.in_atomic_block:  # as it is in tests
            connection.close()
    return record, answered


def _call(application: Application, asked: Environ) -> Answered:
    """What the application answers, whole."""
    told: list[tuple[str, Headers]] = []

    def start(status: str, headers: Headers, exc_info: Any = None) -> None:
        told.append((status, headers))

    answered = application(asked, start)
    try:
        body = b"".join(answered)
    finally:
        close = getattr(answered, "close", None)
        if close:
            close()
    status, headers = told[-1]
    return status, headers, body
