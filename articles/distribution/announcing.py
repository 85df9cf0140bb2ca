"""What is put in the outbox when readers have something new. Called in the change's transaction.

A message says which article, never what to do: whoever carries it out looks at what is public by
then. So messages may come twice, late or in another order.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from articles import changes
from articles.models import Article, ListKind, OutboxMessage
from articles.models.listing import Spot

WEBSUB, INDEXNOW, TELEGRAM = "websub", "indexnow", "telegram"
SETTLING = timedelta(seconds=5)
"""Who is told fetches at once: by then every cache in front has the new page."""
WITHOUT_FEED = {ListKind.DAY}
_is_silent: ContextVar[bool] = ContextVar("is_silent", default=False)


@contextmanager
def silent() -> Iterator[None]:
    """Tell nobody of what is published and taken back in this block: it is a demo."""
    token = _is_silent.set(True)
    try:
        yield
    finally:
        _is_silent.reset(token)


def changed(
    article: Article, places: Iterable[Spot], *, at: datetime | None = None, is_first: bool = False
) -> None:
    """Have the world told that an article is another one from `at` on (now when not given).

    `places` are the lists where it stands, or stood before. With `is_first` it may get a post in
    the channel; without, the one that it has is brought in step. At most one query.
    """
    about = changes.article(article.pk)
    changes.send_all(_messages(article, places, about, at or timezone.now(), is_first))


def gone(article: Article, places: Iterable[Spot]) -> None:
    """Have the world told that an article is gone. No embargo holds this back."""
    about = changes.gone(changes.article(article.pk))
    changes.send_all(_messages(article, places, about, timezone.now(), False))


def _messages(
    article: Article, places: Iterable[Spot], about: str, moment: datetime, is_first: bool
) -> list[OutboxMessage]:
    if _is_silent.get():
        return []
    language = article.language
    number: dict[str, object] = {"article": article.pk}
    found = []
    if settings.NEWSROOM_TELEGRAM_TOKEN and (_has_channel(language) or not is_first):
        whether = {"first": is_first}
        found.append(_message(TELEGRAM, about, number | whether, moment))
    if settings.NEWSROOM_INDEXNOW_KEY:
        found.append(_message(INDEXNOW, about, number, moment + SETTLING))
    lists = sorted({(spot.kind, spot.key) for spot in places if spot.kind not in WITHOUT_FEED})
    for hub in settings.NEWSROOM_WEBSUB_HUBS:
        told = {"hub": hub, "language": language, "lists": [list(place) for place in lists]}
        found.append(_message(WEBSUB, about, number | told, moment + SETTLING))
    return found


def _has_channel(language: str) -> bool:
    return language in settings.NEWSROOM_TELEGRAM_CHANNELS


def _message(
    kind: str, about: str, payload: dict[str, object], not_before: datetime
) -> OutboxMessage:
    return OutboxMessage(kind=kind, about=about, payload=payload, not_before=not_before)
