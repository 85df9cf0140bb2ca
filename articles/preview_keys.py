"""What the key of a preview opens, and for whom: all that the public site knows of previews."""

import json
import secrets
from hashlib import sha256
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.models import Article, Correction, Preview

KEY_BYTES = 24


def new() -> tuple[str, str]:
    """A key that cannot be guessed, and the hash to keep of it."""
    key = secrets.token_urlsafe(KEY_BYTES)
    return key, _hash(key)


def find(key: str, user: Any) -> Preview | None:
    """What `key` shows to `user`, who may be nobody; None for every key that shows nothing.

    A wrong one, one that is over or revoked, somebody else's unsaved text, and a text that is
    under embargo, killed, retracted, or withdrawn since, are all the same to who asks.
    """
    rows = Preview.objects.select_related("article", "revision").exclude(_held_back())
    row = rows.filter(
        key_hash=_hash(key), expires_at__gt=timezone.now(), revoked_at__isnull=True
    ).first()
    if row is None:
        return None
    if row.is_secret_link:
        return None if _is_kept_back(row) else row
    return row if row.by_id == user.pk and user.is_active else None


def snapshot_of(row: Preview) -> dict[str, Any]:
    """The text to show: of a secret link its revision's, as it stands in the history now."""
    return row.revision.snapshot if row.revision else json.loads(row.data)


def count(row: Preview) -> None:
    """Note that somebody opened a secret link."""
    if row.is_secret_link:
        Preview.objects.filter(pk=row.pk).update(opened=F("opened") + 1, opened_at=timezone.now())


def is_under_embargo(article: Article, data: dict[str, Any]) -> bool:
    """Whether one lasts, set now, in the version itself or on the story in another language."""
    held = Article.objects.under_embargo().filter(pk=article.pk).exists()
    return held or _lasts(data["embargo_until"])


def _is_kept_back(row: Preview) -> bool:
    article = row.article
    if article is None or article.is_killed or _was_withdrawn_since(row, article):
        return True
    return _lasts(snapshot_of(row)["embargo_until"])


def _held_back() -> Q:
    """Secret links to what is under embargo, in whichever language, or retracted."""
    retracted = Correction.objects.filter(kind=Correction.Kind.RETRACTION).values("article")
    under_embargo = Article.objects.under_embargo().order_by().values("pk")
    held = Q(article__in=under_embargo) | Q(article__in=retracted)
    return held & Q(is_secret_link=True, article__isnull=False)


def _lasts(written: str | None) -> bool:
    moment = parse_datetime(written or "")
    return moment is not None and moment > timezone.now()


def _was_withdrawn_since(row: Preview, article: Article) -> bool:
    """Whether the story was taken back after the link was made, and readers don't have it again."""
    gone_at = article.withdrawn_at
    return gone_at is not None and row.made_at <= gone_at and article.edition is None


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()
