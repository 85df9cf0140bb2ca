"""Revisions: every save of the desk's text, for ever, each chained to the one before."""

import hashlib
import json
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import chain
from accounts.models import ProtectedHistory

DATA_ALONE, WHOLE_ROW = 1, 2
"""What a revision's hash covers: until release 0.1 the snapshot alone, since then the row."""

ADDED_LATER: dict[str, Any] = {"related": [], "lead_caption": ""}
"""What snapshots have held since some release, and what older ones mean by not holding it."""


def read(data: str) -> dict[str, Any]:
    """The snapshot that a text spells, as today's releases would have written it."""
    found: dict[str, Any] = json.loads(data)
    return ADDED_LATER | found


def noted(did: str, words: str) -> str:
    """The note of a save: what the desk did, and on a line of its own what a person says of it."""
    return f"{did}\n{words}" if words else did


class Revision(models.Model):
    """A snapshot of the desk's text at a save. Never changed.

    Of the save that a redaction is, `left` holds the hashes of what redactions left of all before.
    """

    sealed_but: ClassVar[tuple[str, ...]] = ()

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField(_("version"))
    data = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("who"))
    at = models.DateTimeField(_("time"), default=timezone.now, editable=False)
    note = models.CharField(_("note"), max_length=300, blank=True)
    scheme = models.PositiveSmallIntegerField(default=WHOLE_ROW, editable=False)
    salt = models.CharField(max_length=32, blank=True, editable=False)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    redaction = models.ForeignKey(
        "articles.Redaction", models.PROTECT, null=True, editable=False, related_name="revisions"
    )
    redacted_hash = models.CharField(max_length=64, blank=True, editable=False)
    left = models.TextField(blank=True, editable=False)

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
            return self.redacted_hash == self.digest(self.hash)
        return self.hash == self.digest(self.previous_hash)

    def digest(self, previous: str) -> str:
        """The hash over what the row tells, after `previous`."""
        if self.scheme == DATA_ALONE and not self.redaction_id:
            return hashlib.sha256(f"{previous}\n{self.data}".encode()).hexdigest()
        return chain.digest(
            {
                "previous": previous,
                "salt": self.salt,
                "article": self.article_id,
                "version": self.version,
                "by": self.by_id,
                "at": chain.moment(self.at),
                "note": self.note,
                "left": self.left,
                "data": self.data,
            }
        )
