"""Carrying out what the outbox holds: at least once each, with patience after a failure."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from articles import library, mails, purging, search_upkeep
from articles.models import Article, OutboxMessage, Picture

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 8
log = logging.getLogger(__name__)


def _avif(payload: dict[str, Any]) -> None:
    """Make the AVIF files of a picture that is still there."""
    picture = Picture.objects.filter(pk=payload["picture"]).first()
    if picture:
        library.add_avif(picture)


def _rights(payload: dict[str, Any]) -> None:
    """Write into the files of a picture whose it is now."""
    picture = Picture.objects.filter(pk=payload["picture"]).first()
    if picture:
        library.sign_anew(picture)


def _renewal(payload: dict[str, Any]) -> None:
    """Exchange the files of a picture for others that say what its rights say now."""
    picture = Picture.objects.filter(pk=payload["picture"]).first()
    if picture:
        library.renew(picture)


HANDLERS: dict[str, Callable[[dict[str, Any]], None]] = {
    library.AVIF: _avif,
    library.RIGHTS: _rights,
    library.RENEWAL: _renewal,
    mails.MAIL: mails.send,
    purging.PURGE: purging.send,
    search_upkeep.FILL: search_upkeep.fill,
    search_upkeep.LIST: search_upkeep.renew_list,
}
"""What to do for each kind; doing it twice must do no harm."""


def work_once() -> bool:
    """Carry out one message that is due; False when none is."""
    message = _claim()
    if message is None:
        return False
    try:
        HANDLERS[message.kind](message.payload)
    except Exception as error:  # whatever fails is kept and tried again
        log.exception("Outbox message %s (%s) failed", message.pk, message.kind)
        _postpone(message, error)
    else:
        OutboxMessage.objects.filter(pk=message.pk).update(done_at=timezone.now(), error="")
    return True


@transaction.atomic
def _claim() -> OutboxMessage | None:
    """Take a message that is due for the length of a lease; a dead worker's comes back after it."""
    now = timezone.now()
    due = OutboxMessage.objects.filter(
        done_at=None, cancelled_at=None, not_before__lte=now, kind__in=HANDLERS
    ).exclude(about__in=_under_embargo())
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True)
    message = due.filter(attempts__lt=MOST_ATTEMPTS).order_by("not_before", "id").first()
    if message:
        message.attempts += 1
        message.not_before = timezone.now() + LEASE
        message.save(update_fields=["attempts", "not_before"])
    return message


def _under_embargo() -> list[str]:
    """What nothing may be sent out about yet, however long ago it was put in the outbox."""
    numbers = Article.objects.under_embargo().order_by().values_list("pk", flat=True)
    return [f"article:{number}" for number in numbers]


def _postpone(message: OutboxMessage, error: Exception) -> None:
    wait = timedelta(seconds=10 * 2**message.attempts)
    OutboxMessage.objects.filter(pk=message.pk).update(
        not_before=timezone.now() + wait, error=repr(error)[:500]
    )
