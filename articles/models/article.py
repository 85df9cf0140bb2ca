"""The article as the desk has it. Readers never see this row; they see its editions."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F
from django.db.models.functions import Left
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from accounts import seal
from articles.fields import ArticleHTMLField, FoldedField
from articles.models.article_sets import ArticleQuerySet
from articles.models.credited import Credited
from articles.models.shown import Shown
from articles.models.story import Story
from articles.models.tag import TaggedArticle
from articles.text import sanitise

BEGINNING = 16
"""By so many letters of its folded headline an article is found among all."""


def new_guid() -> str:
    return uuid.uuid4().urn


class Article(Credited, Shown):  # type: ignore[django-manager-missing]  # taggit is untyped
    """One text in one language, with a permanent number."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("In review")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Form(models.TextChoices):
        NEWS = "news", _("News")
        INTERVIEW = "interview", _("Interview")
        REPORTAGE = "reportage", _("Reportage")
        OPINION = "opinion", _("Opinion")
        PHOTO = "photo", _("Photo story")

    class Label(models.TextChoices):
        NONE = "", _("No label")
        ADVERTISING = "advertising", _("Advertising")
        PARTNER = "partner", _("Partner material")
        STATE_ORDER = "state_order", _("State order")

    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    story = models.ForeignKey(Story, models.PROTECT, related_name="articles", editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="articles", verbose_name=_("owner")
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="taken_articles",
        verbose_name=_("taken by"),
    )
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    status = models.CharField(
        _("state"), max_length=16, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    form = models.CharField(_("form"), max_length=16, choices=Form.choices, default=Form.NEWS)
    label = models.CharField(_("label"), max_length=16, choices=Label.choices, blank=True)

    headline = models.CharField(_("headline"), max_length=300)
    deck = models.TextField(_("deck"), blank=True)
    body = ArticleHTMLField(_("body"), blank=True)
    folded = FoldedField(source="searched_words")
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        blank=True,
        help_text=_("The words of the address; made from the headline when left empty."),
    )
    section = models.ForeignKey(
        "articles.Section", models.PROTECT, null=True, blank=True, verbose_name=_("section")
    )
    place = models.ForeignKey(
        "articles.Place", models.PROTECT, null=True, blank=True, verbose_name=_("place")
    )
    event_on = models.DateField(_("date of the event"), null=True, blank=True)
    original_on = models.DateField(
        _("date of the original"),
        null=True,
        blank=True,
        help_text=_("For a text taken from elsewhere: when it first appeared there."),
    )
    lead_picture = models.ForeignKey(
        "articles.Picture", models.PROTECT, null=True, blank=True, verbose_name=_("lead picture")
    )
    lead_caption = models.CharField(
        _("caption of the lead picture here"),
        max_length=500,
        blank=True,
        help_text=_("Empty: the picture's own caption."),
    )
    credit_line_override = models.CharField(_("credit line by hand"), max_length=500, blank=True)
    credit_line_basis = models.CharField(max_length=1000, blank=True, editable=False)
    breaking_until = models.DateTimeField(_("breaking until"), null=True, blank=True)
    tags = TaggableManager(_("tags"), through=TaggedArticle, blank=True)

    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_reason = models.CharField(max_length=500, blank=True, editable=False)
    killed_at = models.DateTimeField(_("killed at"), null=True, editable=False)
    guid = models.CharField(max_length=300, unique=True, default=new_guid, editable=False)
    translated_from = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="translations"
    )
    translated_version = models.PositiveIntegerField(null=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-saved_at", "-id"]
        permissions = [
            ("publish_article", "Can publish and schedule"),
            ("withdraw_article", "Can withdraw"),
            ("kill_article", "Can kill"),
            ("reopen_article", "Can reopen what was withdrawn or killed"),
            ("change_any_article", "Can change articles of others"),
            ("correct_article", "Can publish corrections"),
            ("redact_article", "Can take words out of the record"),
            ("take_in_text", "Can take in plain texts"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["story", "language"], name="story_once_per_language"),
            models.CheckConstraint(condition=~models.Q(headline=""), name="article_has_a_headline"),
            models.CheckConstraint(
                condition=~models.Q(status="published") | models.Q(published_at__isnull=False),
                name="published_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(embargo_until__isnull=True)
                | models.Q(published_at__isnull=True)
                | ~models.Q(status="published")
                | models.Q(published_at__gte=models.F("embargo_until")),
                name="published_after_embargo",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="withdrawn")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_reason="")),
                name="withdrawn_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(killed_at__isnull=True) | models.Q(withdrawn_at__isnull=False),
                name="killed_is_withdrawn",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-saved_at"], name="article_by_state"),
            models.Index(fields=["owner", "-saved_at"], name="article_by_owner"),
            # With what the desk's list chooses by: a choice of any of it reads no article.
            models.Index(
                fields=[
                    "-saved_at",
                    "-id",
                    "status",
                    "language",
                    "form",
                    "section",
                    "story",
                    "owner",
                    "version",
                ],
                name="article_in_lists",
            ),
            models.Index(fields=["language", "-saved_at", "-id"], name="article_by_language"),
            models.Index(fields=["form", "-saved_at", "-id"], name="article_by_form"),
            models.Index(fields=["-published_at", "-id"], name="article_by_publishing"),
            models.Index(
                Left("folded", BEGINNING), F("saved_at").desc(), name="article_by_beginning"
            ),
            models.Index(
                fields=["embargo_until"],
                condition=models.Q(embargo_until__isnull=False),
                name="article_embargoed",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """The public address: its number decides, its words are for people."""
        edition = self.edition
        slug = edition.slug if edition else self.slug
        return reverse("reader:article", args=[self.language, self.pk, slug or "article"])

    @property
    def embargo_elsewhere(self) -> datetime | None:
        """When the last embargo on the story in another language ends, if one lasts.

        None for what readers have already: its own embargo is over, and nothing is given away.
        """
        others = Article.objects.filter(story_id=self.story_id).exclude(pk=self.pk)
        lasting = others.filter(embargo_until__gt=timezone.now())
        last: datetime | None = lasting.aggregate(last=models.Max("embargo_until"))["last"]
        return None if last is None or self.edition else last

    def planned_elsewhere(self, before: datetime) -> datetime | None:
        """When the clock makes the story public in another language, where that is `before`."""
        others = Article.objects.scheduled().filter(story_id=self.story_id).exclude(pk=self.pk)
        moments = others.filter(published_at__lt=before).order_by("published_at")
        return moments.values_list("published_at", flat=True).first()

    @property
    def is_killed(self) -> bool:
        """Whether it was withdrawn for good, and nobody writes in it until it is reopened.

        The moment stays after reopening, for the tombstone, until it is published again.
        """
        return self.status == self.Status.WITHDRAWN and self.killed_at is not None

    @property
    def original_changed(self) -> bool:
        """Whether the original was saved anew since this version was brought up to it."""
        original = self.translated_from
        return original is not None and original.version > (self.translated_version or 0)

    @property
    def is_retracted(self) -> bool:
        """Whether the story was taken back: then its text is never published again."""
        return self.corrections.filter(kind="retraction").exists()

    def searched_words(self) -> str:
        return "\n".join([self.headline, self.deck, sanitise.plain_text(self.body or "")])

    @seal.opened()
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete a draft that never was public; refuse anything else."""
        if self.editions.exists():
            raise models.ProtectedError(
                "What was published is withdrawn, never deleted.", set(self.editions.all())
            )
        self.previews.all().delete()
        for typed in self.autosaves.all():
            typed.set_aside("gone")
        self.revisions.all().delete()
        return super().delete(*args, **kwargs)
