"""Templates of stories: a press release, an obituary, a match report, begun."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import ArticleHTMLField
from articles.models.article import Article


class StoryTemplate(models.Model):
    """What a new article of a recurring sort starts with, in one language."""

    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    name = models.CharField(_("name"), max_length=100)
    form = models.CharField(
        _("form"), max_length=16, choices=Article.Form.choices, default=Article.Form.NEWS
    )
    label = models.CharField(_("label"), max_length=16, choices=Article.Label.choices, blank=True)
    section = models.ForeignKey(
        "articles.Section", models.SET_NULL, null=True, blank=True, verbose_name=_("section")
    )
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    deck = models.TextField(_("deck"), blank=True)
    body = ArticleHTMLField(_("body"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("template of a story")
        verbose_name_plural = _("templates of stories")
        ordering = ["language", "position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "name"], name="story_template_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.name
