"""Previews: what is being typed for whoever types it, and secret links for somebody outside."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import chain
from accounts.models import User
from articles import preview_keys, trace, workflow
from articles.models import Article, Preview

SHOWN_FOR = timedelta(minutes=30)
LISTED_FOR = timedelta(days=30)
"""How long the desk still lists a secret link that is over."""
DAYS = (1, 3, 7, 30)


@transaction.atomic
def show(data: dict[str, Any], *, article: Article | None, by: User) -> str:
    """Keep a text that is being typed, for `by` alone and for half an hour; return its new key.

    `data` is a snapshot; one row for a person and an article is used again and again.
    """
    _ask(article, by)
    sweep()
    row = Preview.objects.filter(article=article, by=by, is_secret_link=False).first()
    row = row or Preview(article=article, by=by)
    key, row.key_hash = preview_keys.new()
    row.data = chain.canonical(data)
    row.expires_at = timezone.now() + SHOWN_FOR
    row.save()
    return key


@transaction.atomic
def share(article: Article, *, by: User, days: int) -> tuple[Preview, str]:
    """Make a secret link to the version saved last; its key is known now and never again.

    Raises PermissionDenied when `by` may not write in the article, and ValidationError while an
    embargo lasts, for what was killed or retracted, and for other lifetimes than `DAYS`.
    """
    _ask(article, by)
    if days not in DAYS:
        raise ValidationError(_("Choose how many days the link should work."))
    revision = article.revisions.first()
    if revision is None or article.is_killed or article.is_retracted:
        raise ValidationError(_("There is no version to show."))
    if preview_keys.is_under_embargo(article, revision.snapshot):
        raise ValidationError(_("Nobody outside may see it before the embargo ends."))
    key, key_hash = preview_keys.new()
    link = Preview.objects.create(
        key_hash=key_hash,
        article=article,
        revision=revision,
        data=chain.canonical({}),
        is_secret_link=True,
        by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    trace.step(article, "share", by=by, was=article.status, note=str(revision.version))
    return link, key


@transaction.atomic
def revoke(link: Preview, *, by: User) -> None:
    """Let a secret link show nothing any more. Whoever made it may, too. Idempotent."""
    article = link.article
    if article is None or (link.by_id != by.pk and not workflow.may_change(article, by)):
        raise PermissionDenied
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        trace.step(article, "unshare", by=by, was=article.status)


def sweep() -> int:
    """Delete texts whose half-hour is over and links that were over long ago; return how many."""
    now = timezone.now()
    over = Q(is_secret_link=False, expires_at__lt=now) | Q(expires_at__lt=now - LISTED_FOR)
    return Preview.objects.filter(over).delete()[0]


def _ask(article: Article | None, by: User) -> None:
    may = workflow.may_change(article, by) if article else by.has_perm("articles.add_article")
    if not may:
        raise PermissionDenied
