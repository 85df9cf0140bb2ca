"""What the worker does for search: fills what is missing, renews what is called otherwise."""

import time
from datetime import datetime
from itertools import chain
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import connection

from articles import changes
from articles.models import Article, DeskEntry, OutboxMessage, SearchEntry
from articles.search import renewing
from articles.search.entries import VERSION

FILL, LIST = "search", "search list"
SECONDS = 20.0
"""So long at most goes one message on; another one goes on from there."""


def ask_where_stale(sender: AppConfig, **kwargs: Any) -> None:
    """After migrations: have it filled where there are texts and no entries of today's analyser."""
    there = set(connection.introspection.table_names())
    if Article._meta.db_table not in there or SearchEntry._meta.db_table not in there:
        return
    entries = SearchEntry.objects.all(), DeskEntry.objects.all()
    has_old = any(rows.exclude(version=VERSION).exists() for rows in entries)
    has_none = not any(rows.exists() for rows in entries)
    if has_old or (has_none and Article.objects.filter(version__gt=0).exists()):
        ask()


def ask() -> None:
    """Have the worker fill what is missing."""
    waiting = OutboxMessage.objects.filter(kind=FILL, done_at=None, cancelled_at=None)
    if not waiting.exists():
        changes.send(FILL, "search", {})


def renamed(kind: str, key: int) -> None:
    """Have the worker renew the entries of what stands in a list that is called otherwise now."""
    for code, _name in settings.LANGUAGES:
        changes.send(LIST, f"search:{kind}:{key}", {"kind": kind, "key": key, "language": code})


def fill(payload: dict[str, Any]) -> None:
    """Fill for a while; what is left is another message's. The outbox calls this."""
    started = time.monotonic()
    for _count in chain(renewing.fill(), renewing.fill_desk()):
        if time.monotonic() - started > SECONDS:
            changes.send(FILL, "search", {})
            return
    renewing.sweep()


def renew_list(payload: dict[str, Any]) -> None:
    """Renew a list for a while, as far as nobody has come yet. The outbox calls this."""
    started = time.monotonic()
    below = payload.get("below")
    reached = (datetime.fromisoformat(below[0]), below[1]) if below else None
    own = payload["kind"], payload["key"], payload["language"]
    for moment, number in renewing.renew_list(*own, reached):
        if time.monotonic() - started > SECONDS:
            on = payload | {"below": [moment.isoformat(), number]}
            changes.send(LIST, f"search:{own[0]}:{own[1]}", on)
            return
