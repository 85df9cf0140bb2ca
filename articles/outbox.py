"""Carrying out what the outbox holds: at least once each, with patience after a failure."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, QuerySet, Value, When
from django.utils import timezone

from articles import library, mails, purging, search_upkeep
from articles.distribution import announcing, asking, channel, indexnow, websub
from articles.models import Article, OutboxMessage, Picture

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 8
LONGEST_WAIT = timedelta(days=1)
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
    announcing.INDEXNOW: indexnow.submit,
    announcing.TELEGRAM: channel.bring_in_step,
    announcing.WEBSUB: websub.ping,
}
"""What to do for each kind; doing it twice must do no harm.

What a handler takes out of its payload before it fails is not done again.
"""

PATIENT = (
    *(library.AVIF, library.RIGHTS, library.RENEWAL),
    *(search_upkeep.FILL, search_upkeep.LIST),
)
"""What takes seconds each and nobody waits for: a post goes before a hundred pictures."""


def work_once() -> bool:
    """Carry out one message that is due; False when none is."""
    message = _claim()
    if message is None:
        return False
    try:
        HANDLERS[message.kind](message.payload)
    except asking.Failure as failure:
        log.warning("Outbox message %s (%s) failed: %s", message.pk, message.kind, failure)
        _postpone(message, failure, str(failure))
    except Exception as error:  # whatever fails is kept and tried again
        log.exception("Outbox message %s (%s) failed", message.pk, message.kind)
        _postpone(message, error, repr(error))
    else:
        OutboxMessage.objects.filter(pk=message.pk).update(done_at=timezone.now(), error="")
    return True


def failed() -> QuerySet[OutboxMessage]:
    """What was given up: refused for good, or tried often enough."""
    waiting = OutboxMessage.objects.filter(done_at=None, cancelled_at=None)
    return waiting.filter(attempts__gte=MOST_ATTEMPTS).exclude(error="")


def again(message: OutboxMessage) -> None:
    """Have a message tried from the beginning, now that somebody has seen what was wrong."""
    OutboxMessage.objects.filter(pk=message.pk, done_at=None, cancelled_at=None).update(
        attempts=0, not_before=timezone.now(), payload=message.payload | {"again": True}
    )


@transaction.atomic
def _claim() -> OutboxMessage | None:
    """Take a message that is due for the length of a lease; a dead worker's comes back after it."""
    now = timezone.now()
    due = OutboxMessage.objects.filter(
        done_at=None, cancelled_at=None, not_before__lte=now, kind__in=HANDLERS
    ).exclude(about__in=_under_embargo())
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True)
    last = Case(When(kind__in=PATIENT, then=Value(1)), default=Value(0))
    message = due.filter(attempts__lt=MOST_ATTEMPTS).order_by(last, "not_before", "id").first()
    if message:
        message.attempts += 1
        message.not_before = timezone.now() + LEASE
        message.save(update_fields=["attempts", "not_before"])
    return message


def _under_embargo() -> list[str]:
    """What nothing may be sent out about yet, however long ago it was put in the outbox."""
    numbers = Article.objects.under_embargo().order_by().values_list("pk", flat=True)
    return [f"article:{number}" for number in numbers]


def _postpone(message: OutboxMessage, error: Exception, words: str) -> None:
    """Keep what went wrong, and when to try again: never, where it was refused for good."""
    is_final = isinstance(error, asking.Refused)
    OutboxMessage.objects.filter(pk=message.pk).update(
        not_before=timezone.now() + _patience(message, error),
        attempts=MOST_ATTEMPTS if is_final else message.attempts,
        payload=message.payload,
        error=asking.without_secrets(words)[:500],
    )


def _patience(message: OutboxMessage, error: Exception) -> timedelta:
    """As long as the other side asks for, a day at most; longer each time where it doesn't say."""
    asked = error.seconds if isinstance(error, asking.Later) else None
    wait = 10.0 * 2**message.attempts if asked is None else asked + 1
    return timedelta(seconds=min(wait, LONGEST_WAIT.total_seconds()))
