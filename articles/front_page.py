"""Putting an article on the front page by hand."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from articles import changes
from articles.models import FOREVER, Article, FrontSlot


@transaction.atomic
def put(
    article: Article,
    *,
    by: User,
    tier: str = FrontSlot.Tier.LEAD,
    position: int = 1,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> FrontSlot:
    """Give `article` a slot of its language from `starts_at` (now) until `ends_at` (for ever).

    Raises PermissionDenied, and ValidationError when the end comes before the beginning.
    """
    if not by.has_perm("articles.add_frontslot"):
        raise PermissionDenied
    slot = FrontSlot(
        article=article,
        language=article.language,
        tier=tier,
        position=position,
        starts_at=starts_at or timezone.now(),
        ends_at=ends_at or FOREVER,
        by=by,
    )
    slot.full_clean()
    slot.save()
    changes.clear([f"{changes.FRONT}:{article.language}"])
    return slot
