"""What the public has of an article: its editions, now, before and to come."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from articles.models.edition import Edition, EditionQuerySet


class Shown(models.Model):
    """The facts of an article that its editions tell."""

    if TYPE_CHECKING:
        editions: EditionQuerySet
        Status: Any
        status: Any
        published_at: Any

    class Meta:
        abstract = True

    @property
    def edition(self) -> "Edition | None":
        """What the public sees of this article now, or None."""
        return self.editions.public().first()

    @property
    def latest_edition(self) -> "Edition | None":
        """The newest edition, public or only scheduled; None when never published."""
        return self.editions.order_by("-public_from", "-id").first()

    @property
    def is_scheduled(self) -> bool:
        """Whether the clock, and nothing else, still keeps it from readers."""
        return self.status == self.Status.PUBLISHED and bool(
            self.published_at and self.published_at > timezone.now()
        )

    @property
    def planned_edition(self) -> "Edition | None":
        """What the clock will make public, a change or the whole; None when nothing is planned."""
        return self.editions.filter(public_from__gt=timezone.now()).first()

    @property
    def was_public(self) -> bool:
        """Whether a reader may ever have seen it; then its language and number are for ever."""
        return self.editions.filter(public_from__lte=timezone.now()).exists()
