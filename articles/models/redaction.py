"""Redactions: words that a court or the law on personal data took out of the record."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts import chain
from accounts.models import ProtectedHistory


class Redaction(models.Model):
    """The act of taking words out of every text of an article. Added, never changed.

    The words themselves are not kept, nor anything they could be guessed from.
    """

    sealed_but: ClassVar[tuple[str, ...]] = ()

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="redactions")
    demanded_by = models.CharField(
        _("demanded by"),
        max_length=300,
        help_text=_("The court's decision or the request, with its number and date."),
    )
    places = models.PositiveIntegerField(_("places"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("who"))
    at = models.DateTimeField(_("time"), auto_now_add=True)

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(demanded_by=""), name="redaction_says_who_demanded_it"
            ),
        ]

    def __str__(self) -> str:
        return self.demanded_by

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ProtectedHistory("A redaction is never changed.")
        super().save(*args, **kwargs)

    def digest(self) -> str:
        """The hash over all that the act says."""
        said = self.article_id, self.demanded_by, self.places, self.by_id, chain.moment(self.at)
        return chain.digest({"said": said})
