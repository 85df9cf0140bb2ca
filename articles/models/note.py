"""Notes between colleagues on an article."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Note(models.Model):
    """Something said about an article, or an answer to it. Never public, never history."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="notes")
    thread = models.ForeignKey("self", models.CASCADE, null=True, related_name="answers")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notes", verbose_name=_("who")
    )
    text = models.TextField(_("note"))
    made_at = models.DateTimeField(_("time"), auto_now_add=True)
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="mentions")
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="note_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def answer_box(self) -> str:
        """The name of the box in which this thread is answered."""
        return f"answer-{self.pk}"
