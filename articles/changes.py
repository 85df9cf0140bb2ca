"""What a change clears, and what it sends out: rows written in the transaction that changes."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from articles.models import Clearing, OutboxMessage

NAMES = "names"
FRONT = "front"
EVERYTHING = "everything"
GONE = "gone:"
WINDOW = 50
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
PURGED_AFTER = (timedelta(0), timedelta(seconds=5))
"""A content network is told at once, and again when nginx shows the old page no more.

What the network fetched in between, it would keep for as long as a page lasts.
"""

public_changed = Signal()
"""Sent after commit with `keys`, the list of keys that were cleared, and `rows`, their numbers."""


def clear(keys: Iterable[str]) -> None:
    """Say that what was made from `keys` is out of date, once this transaction commits."""
    rows = [Clearing(key=key) for key in dict.fromkeys(keys)]
    if not rows:
        return
    Clearing.objects.bulk_create(rows)
    if settings.NEWSROOM_CDN:
        _purge({"keys": list(dict.fromkeys(tag(row.key) for row in rows))})
    told: dict[str, Any] = {"keys": [row.key for row in rows], "rows": [row.pk for row in rows]}
    transaction.on_commit(lambda: public_changed.send(sender=Clearing, **told))


def _purge(payload: dict[str, Any]) -> None:
    now = timezone.now()
    send_all(
        [
            OutboxMessage(kind="purge", about="purge", payload=payload, not_before=now + later)
            for later in PURGED_AFTER
        ]
    )


def article(number: int) -> str:
    """The key of whatever shows something of an article."""
    return f"article:{number}"


def story(number: int) -> str:
    """The key of what shows which versions a story has."""
    return f"story:{number}"


def picture(number: int) -> str:
    """The key of whatever shows a picture."""
    return f"picture:{number}"


def total(kind: str, key: int, language: str) -> str:
    """The key of what shows how many stories a list holds."""
    return f"total:{kind}:{key}:{language}"


def place(kind: str, key: int, language: str, at: datetime | None = None) -> str:
    """The key of a list, or of that place in it where what stands there counts from `at`."""
    whole = f"list:{kind}:{key}:{language}"
    return f"{whole}@{microseconds(at)}" if at else whole


def tag(key: str) -> str:
    """The key by which a content network knows its pages: of a list it is the whole list."""
    return key.removeprefix(GONE).partition("@")[0]


def gone(key: str) -> str:
    """The key that also takes away what is kept for the hour when the database is down."""
    return f"{GONE}{key}"


def microseconds(moment: datetime) -> int:
    """How long after 1970 a moment is, as keys and cursors write it."""
    return (moment - EPOCH) // MICROSECOND


def latest_clearings(key: str) -> list[int]:
    """The numbers of the newest clearings of `key`, newest first.

    More than one, since a transaction that took a lower number may commit after a higher one.
    """
    newest = Clearing.objects.filter(key=key).order_by("-id").values_list("id", flat=True)
    return list(newest[:WINDOW])


def send(
    kind: str, about: str, payload: dict[str, Any], *, not_before: datetime | None = None
) -> OutboxMessage:
    """Put a side effect in the outbox, for the worker to carry out after this transaction.

    What goes out to the world about an article is `about` "article:<number>": it waits for the
    embargo to end, and is cancelled with the plan or when the article is withdrawn. A message
    between colleagues is about something else.
    """
    return OutboxMessage.objects.create(
        kind=kind, about=about, payload=payload, not_before=not_before or timezone.now()
    )


def send_all(messages: list[OutboxMessage]) -> None:
    """Put side effects in the outbox, as `send` does. One query, none where there are none."""
    if messages:
        OutboxMessage.objects.bulk_create(messages)


def cancel(about: str, *, since: datetime | None = None) -> int:
    """Cancel what still waits in the outbox about one thing; return how many messages.

    With `since`, only what was planned for then or later, and nothing that was tried already.
    """
    waiting = OutboxMessage.objects.filter(about=about, done_at=None, cancelled_at=None)
    if since:
        waiting = waiting.filter(not_before__gte=since, attempts=0)
    return waiting.update(cancelled_at=timezone.now())
