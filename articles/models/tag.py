"""Tags: what a story is about. django-taggit with our own tag and through models."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.fields import FoldedField
from articles.models.names import Name
from articles.text import slugs


class Tag(TagBase):
    """A subject. One that was only typed is unconfirmed: not public, and it holds back Publish."""

    is_confirmed = models.BooleanField(_("confirmed"), default=False)
    folded = FoldedField(source="name", unique=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged"
    )

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["folded"]

    def get_absolute_url(self) -> str:
        return reverse("reader:tag", args=[get_language(), self.slug])

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slugs.slug(tag) or "tag"
        return f"{slug}-{i}" if i else slug


class TagName(Name):
    """A tag's name in one language; without one the tag isn't shown there."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="names")

    class Meta:
        verbose_name = _("name of the tag")
        verbose_name_plural = _("names of the tag")
        constraints = [
            models.UniqueConstraint(fields=["tag", "language"], name="tag_name_once_per_language"),
            models.UniqueConstraint(fields=["language", "folded"], name="tag_name_unique"),
        ]

    def clean(self) -> None:
        """Refuse what a line of tags, with commas between, would take for two."""
        super().clean()
        if "," in self.text:
            raise ValidationError({"text": _("The name of a tag has no comma.")})


class TaggedArticle(ItemBase):
    """A tag on an article of the desk."""

    tag = models.ForeignKey(Tag, models.PROTECT, related_name="tagged_articles")
    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tag_links")

    class Meta:
        verbose_name = _("tag of the article")
        verbose_name_plural = _("tags of the article")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="article_tagged_once"),
        ]

    @classmethod
    def tag_model(cls) -> Any:
        return Tag
