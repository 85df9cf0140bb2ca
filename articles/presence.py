"""Who has an article open now: each open page says so every ten seconds."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import User
from articles import workflow
from articles.models import Article, Presence

# A colleague's page asks every 10 s, so whoever is silent for this long is gone within 35 s.
GONE_AFTER = timedelta(seconds=25)
TYPING_FOR = timedelta(seconds=15)
FORGOTTEN_AFTER = timedelta(days=1)


def seen(article: Article, *, by: User, is_typing: bool) -> None:
    """Note that `by` has `article` open to write in it."""
    if not workflow.may_change(article, by):
        raise PermissionDenied
    now = timezone.now()
    values = {"seen_at": now} | ({"typed_at": now} if is_typing else {})
    _row, is_new = Presence.objects.update_or_create(values, article=article, user=by)
    if is_new:
        Presence.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()


def left(article: Article, *, by: User) -> None:
    """Note that `by` closed the page. Another page of theirs says otherwise within 10 s."""
    Presence.objects.filter(article=article, user=by).delete()


def others(article: Article, by: User) -> list[tuple[User, bool]]:
    """Who else has `article` open, the first to come first, and whether they are typing."""
    now = timezone.now()
    rows = Presence.objects.filter(article=article, seen_at__gt=now - GONE_AFTER)
    return [
        (row.user, bool(row.typed_at and row.typed_at > now - TYPING_FOR))
        for row in rows.exclude(user=by).select_related("user").order_by("pk")
    ]
