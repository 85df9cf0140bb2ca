"""What was public once and is not any more."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.models import Article


@dataclass(frozen=True, slots=True)
class Gone:
    """Why a story is gone, in its own language."""

    language: str
    reason: str
    withdrawn_at: datetime | None
    is_killed: bool


def look_up(number: int) -> Gone | None:
    """What is said of article `number`, if it ever was public. One query."""
    once_public = Article.objects.filter(pk=number, editions__public_from__lte=timezone.now())
    said = ("language", "withdrawn_reason", "withdrawn_at", "killed_at")
    row = once_public.values_list(*said).first()
    if row is None:
        return None
    language, reason, withdrawn_at, killed_at = row
    return Gone(language, reason, withdrawn_at, killed_at is not None)
