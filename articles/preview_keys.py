"""What the key of a preview opens, and for whom: all that the public site knows of previews."""

import json
import secrets
from hashlib import sha256
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.models import Article, Preview

KEY_BYTES = 24


def new() -> tuple[str, str]:
    """A key that cannot be guessed, and the hash to keep of it."""
    key = secrets.token_urlsafe(KEY_BYTES)
    return key, _hash(key)


def find(key: str, user: Any) -> Preview | None:
    """What `key` shows to `user`, who may be nobody; None for every key that shows nothing.

    A wrong one, one that is over or revoked, somebody else's unsaved text, and a text under
    embargo or killed are all the same to who asks.
    """
    rows = Preview.objects.select_related("article", "revision")
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
    """Whether one lasts, set now or in the version itself."""
    moments = [article.embargo_until, parse_datetime(data["embargo_until"] or "")]
    return any(moment and moment > timezone.now() for moment in moments)


def _is_kept_back(row: Preview) -> bool:
    article = row.article
    return article is None or article.is_killed or is_under_embargo(article, snapshot_of(row))


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()
