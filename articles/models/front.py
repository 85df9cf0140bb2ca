"""The front page by hand: who stands in which slot, from when until when."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.edition import FOREVER


class FrontSlotQuerySet(models.QuerySet["FrontSlot"]):
    """Sets of slots."""

    def now(self, language: str) -> Self:
        """The slots that hold in this language at this moment, in the order of the page."""
        now = timezone.now()
        slots = self.filter(language=language, starts_at__lte=now, ends_at__gt=now)
        return slots.order_by("tier", "position", "-starts_at")


class FrontSlot(models.Model):
    """An article put on the front page; an empty slot fills with the newest."""

    class Tier(models.TextChoices):
        LEAD = "1-lead", _("Lead story")
        SECOND = "2-second", _("Second tier")

    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    tier = models.CharField(_("slot"), max_length=8, choices=Tier.choices, default=Tier.LEAD)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    article = models.ForeignKey(
        "articles.Article", models.PROTECT, related_name="front_slots", verbose_name=_("article")
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"), default=FOREVER)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, verbose_name=_("who")
    )

    objects = FrontSlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("place on the front page")
        verbose_name_plural = _("front page")
        ordering = ["language", "tier", "position", "-starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="slot_ends_after_it_begins",
                violation_error_message=_("The end must come after the beginning."),
            ),
        ]
        indexes = [
            models.Index(fields=["language", "ends_at"], name="slot_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.get_tier_display()} {self.position}"
