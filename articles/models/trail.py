"""What a change leaves behind: events, clearing rows, the outbox, and the text being typed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One step of an article's life. Added by workflow, never changed."""

    sealed_but: ClassVar[tuple[str, ...]] = ()

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="events")
    verb = models.CharField(_("what"), max_length=32)
    from_status = models.CharField(_("from"), max_length=16, blank=True)
    to_status = models.CharField(_("to"), max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("who"))
    at = models.DateTimeField(_("time"), auto_now_add=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    address = models.GenericIPAddressField(_("address"), null=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.verb}: {self.from_status} → {self.to_status}"


class Clearing(models.Model):
    """A key of something public that changed; its id is the sequence that processes watch."""

    key = models.CharField(max_length=100)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["key", "-id"], name="clearing_by_key")]

    def __str__(self) -> str:
        return self.key


class OutboxMessage(models.Model):
    """A side effect to be carried out after the change that caused it, at least once."""

    kind = models.CharField(max_length=32)
    about = models.CharField(max_length=100, db_index=True)
    payload = models.JSONField(default=dict)
    not_before = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["not_before"],
                condition=models.Q(done_at__isnull=True, cancelled_at__isnull=True),
                name="outbox_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"


class Autosave(models.Model):
    """What somebody is typing: one row for each person and article, never a revision.

    `data` is the form as JSON, [[name, value], …]. A text that is not saved as an article yet has
    no article but a `draft` key that the page made up.
    """

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="autosaves"
    )
    draft = models.CharField(max_length=36, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    version = models.PositiveIntegerField(default=0)
    data = models.TextField()
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "user"],
                condition=models.Q(article__isnull=False),
                name="autosave_once_per_person",
            ),
            models.UniqueConstraint(
                fields=["user", "draft"],
                condition=models.Q(article__isnull=True),
                name="autosave_once_per_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(article__isnull=False) | ~models.Q(draft=""),
                name="autosave_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id or self.draft} {self.user_id}"

    def set_aside(self, why: str) -> "RefusedText":
        """Keep the text as it is in a row that nothing writes over."""
        aside = RefusedText.objects.create(
            article=self.article,
            by=self.user,
            version=self.version,
            data=self.data,
            why=why,
            page=self.draft,
        )
        RefusedText.objects.filter(pk=aside.pk).update(at=self.saved_at)
        return aside


class RefusedText(models.Model):
    """A form that was not saved as it was: a conflict or a refusal. Kept, whatever becomes of it.

    `data` is the form as JSON, [[name, value], …]. `page` names the page of which it is an earlier
    state; saving that page settles it.
    """

    article = models.ForeignKey(
        "articles.Article", models.SET_NULL, null=True, related_name="refused_texts"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    version = models.PositiveIntegerField(default=0)
    data = models.TextField()
    why = models.CharField(max_length=16)
    page = models.CharField(max_length=36, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.article_id} {self.by_id} {self.why}"


class Presence(models.Model):
    """Somebody has an article open: renewed while the page lives."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    seen_at = models.DateTimeField()
    typed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="presence_once_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.user_id}"
