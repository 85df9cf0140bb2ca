"""Previews: one version of a text behind an address that cannot be guessed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Preview(models.Model):
    """A snapshot to look at: what is typed right now, or a version shown by a secret link.

    Of the key in the address only its SHA-256 is kept. `data` is the snapshot as canonical JSON;
    a secret link shows its revision instead, so that what is redacted there is gone here as well.
    """

    key_hash = models.CharField(max_length=64, unique=True)
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="previews"
    )
    revision = models.ForeignKey("articles.Revision", models.PROTECT, null=True)
    data = models.TextField()
    is_secret_link = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("who"))
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(null=True)
    opened = models.PositiveIntegerField(_("opened"), default=0)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("preview")
        verbose_name_plural = _("previews")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.article_id} {self.expires_at:%Y-%m-%d %H:%M}"
