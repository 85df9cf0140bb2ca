"""Corrections: dated public notes on what was published."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import ProtectedHistory


class Correction(models.Model):
    """A public note of its kind. Editions carry it; a mistaken one is answered by another one."""

    sealed_but: ClassVar[tuple[str, ...]] = ()

    class Kind(models.TextChoices):
        UPDATE = "update", _("Update")
        CLARIFICATION = "clarification", _("Clarification")
        CORRECTION = "correction", _("Correction")
        REFUTATION = "refutation", _("Refutation")
        REPLY = "reply", _("Right of reply")
        RETRACTION = "retraction", _("Retraction")

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    text = models.TextField(_("text"))
    made_at = models.DateTimeField(_("time"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("who"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="correction_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ProtectedHistory("A correction is answered by another one, never changed.")
        super().save(*args, **kwargs)
