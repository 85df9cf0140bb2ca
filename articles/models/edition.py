"""Editions: what the public sees of an article from a moment on."""

from datetime import UTC, datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import seal
from accounts.models import ProtectedHistory

FOREVER = datetime(9999, 12, 31, tzinfo=UTC)
RENDER_VERSION = 1


class EditionQuerySet(models.QuerySet["Edition"]):
    """Sets of editions."""

    def public(self) -> Self:
        """What anyone may read now."""
        now = timezone.now()
        return self.filter(public_from__lte=now, public_until__gt=now)

    def begun(self) -> Self:
        """What anyone may read now, or could once."""
        return self.filter(public_from__lte=timezone.now())

    def standing(self) -> Self:
        """What anyone may read now and we still stand by: nothing that was retracted."""
        return self.public().filter(is_retracted=False)

    def for_cards(self) -> Self:
        """Everything a card shows, without the text."""
        return self.defer("body", "chain", "credit_line", "corrections", "related")


class Edition(models.Model):
    """A rendered, immutable snapshot. Only its end may still be set, by workflow.

    `credits` is [[author id, role], …]; `chain` is [{"step", "role", "sources": [{"id", "url",
    "taken_at"}]}, …]; `tags` is [tag id, …]; `related` is
    [article number, …] as an editor chose them; `corrections` is [{"id", "kind", "text",
    "made_at"}, …]. One that `is_retracted` has a headline and its reason, and no text.
    `headline`, `deck`, `body` and `excerpt` are typeset; the body is clean HTML.
    """

    sealed_but: ClassVar[tuple[str, ...]] = ("public_until",)

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="editions")
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="editions")
    story = models.ForeignKey("articles.Story", models.PROTECT, related_name="editions")
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    public_from = models.DateTimeField(_("public from"))
    public_until = models.DateTimeField(_("public until"), default=FOREVER)
    published_at = models.DateTimeField(_("published"))
    updated_at = models.DateTimeField(_("updated"), null=True)
    form = models.CharField(max_length=16)
    label = models.CharField(max_length=16, blank=True)
    headline = models.CharField(max_length=320)
    deck = models.TextField(blank=True)
    body = models.TextField()
    excerpt = models.TextField()
    slug = models.CharField(max_length=80)
    section_id = models.BigIntegerField()
    place_id = models.BigIntegerField(null=True)
    event_on = models.DateField(null=True)
    original_on = models.DateField(null=True)
    picture_id = models.BigIntegerField(null=True)
    picture_caption = models.CharField(max_length=500, blank=True)
    credits = models.JSONField(default=list)
    chain = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    related = models.JSONField(default=list)
    credit_line = models.CharField(max_length=1000, blank=True)
    corrections = models.JSONField(default=list)
    is_retracted = models.BooleanField(default=False)
    breaking_until = models.DateTimeField(null=True)
    words = models.PositiveIntegerField()
    render_version = models.PositiveSmallIntegerField(default=RENDER_VERSION)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-public_from", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(public_until__gte=models.F("public_from")),
                name="edition_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(public_from__gte=models.F("published_at")),
                name="edition_not_before_publishing",
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(public_until=FOREVER),
                name="one_open_edition_per_article",
            ),
        ]
        indexes = [
            models.Index(fields=["article", "-public_from"], name="edition_by_article"),
            models.Index(fields=["story", "language"], name="edition_by_story"),
            # When the clock will change something: nearly all of these lie in the past.
            models.Index(fields=["public_from"], name="edition_begins"),
            models.Index(
                fields=["public_until"],
                condition=models.Q(public_until__lt=FOREVER),
                name="edition_ends",
            ),
            models.Index(
                fields=["breaking_until"],
                condition=models.Q(breaking_until__isnull=False),
                name="edition_breaks_no_more",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ProtectedHistory("A published text changes only by publishing.")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("reader:article", args=[self.language, self.article_id, self.slug])

    def is_public(self, moment: datetime) -> bool:
        return self.public_from <= moment < self.public_until

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete an edition that nobody could read yet, with its parts; refuse any other."""
        if self.public_from <= timezone.now():
            raise ProtectedHistory("What was published is kept.")
        parts = [
            part.related_model._base_manager.filter(**{part.field.name: self.pk})
            for part in self._meta.related_objects
        ]
        seal.take_out(*parts, Edition.objects.filter(pk=self.pk))
        return 1, {self._meta.label: 1}
