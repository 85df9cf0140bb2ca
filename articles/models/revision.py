"""Revisions: every save of the desk's text, for ever, each chained to the one before."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import ProtectedHistory

ADDED_LATER: dict[str, Any] = {"related": [], "lead_caption": ""}
"""What snapshots have held since some release, and what older ones mean by not holding it."""


def canonical(data: dict[str, Any]) -> str:
    """The one spelling of a snapshot: sorted keys, no spaces, letters as they are."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(data: str) -> dict[str, Any]:
    """The snapshot that a text spells, as today's releases would have written it."""
    found: dict[str, Any] = json.loads(data)
    return ADDED_LATER | found


def noted(did: str, words: str) -> str:
    """The note of a save: what the desk did, and on a line of its own what a person says of it."""
    return f"{did}\n{words}" if words else did


def digest(previous: str, data: str) -> str:
    """SHA-256 over the hash before and the snapshot, in hexadecimal."""
    return hashlib.sha256(f"{previous}\n{data}".encode()).hexdigest()


class Revision(models.Model):
    """A snapshot of the desk's text at a save. Never changed."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField(_("version"))
    data = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("who"))
    at = models.DateTimeField(_("time"), auto_now_add=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    redaction = models.ForeignKey(
        "articles.Redaction", models.PROTECT, null=True, editable=False, related_name="revisions"
    )
    redacted_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "version"], name="revision_once_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ProtectedHistory("A revision is never changed.")
        super().save(*args, **kwargs)

    @property
    def snapshot(self) -> dict[str, Any]:
        """The desk's text as it was, in the shape that `articles.snapshot` writes."""
        return read(self.data)

    @property
    def is_intact(self) -> bool:
        """Whether the row still is what was written, or what a recorded redaction left of it."""
        if self.redaction_id:
            return self.redacted_hash == digest(self.hash, self.data)
        return self.hash == digest(self.previous_hash, self.data)
