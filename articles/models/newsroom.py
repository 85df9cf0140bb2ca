"""The newsroom's record, and the plain pages a newsroom owes its readers."""

from typing import Self
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.fields import ArticleHTMLField
from articles.models.names import LanguageText
from articles.text import robots

AGE_MARKS = [(mark, mark) for mark in ("0+", "6+", "12+", "14+", "16+", "18+")]


def check_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("“%(name)s” is not a time zone."), params={"name": name})


def check_robots(lines: str) -> None:
    found = robots.fault(lines)
    if found is None:
        return
    fault, line = found
    messages = {
        robots.Fault.NOT_A_LINE: _("“%(line)s” is no line of robots.txt: write “name: value”."),
        robots.Fault.FOR_NOBODY: _(
            "“%(line)s” is a rule for nobody: write “User-agent: …” above it."
        ),
    }
    raise ValidationError(messages[fault], params={"line": line})


class Newsroom(models.Model):
    """The one record of who publishes this site."""

    site_address = models.URLField(
        _("address of the site"),
        default="http://127.0.0.1:8000",
        help_text=_("Absolute links in feeds and metadata begin with it. No slash at the end."),
    )
    default_language = models.CharField(
        _("default language"), max_length=8, choices=settings.LANGUAGES, default="ru"
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="Asia/Almaty", validators=[check_zone]
    )
    age_mark = models.CharField(_("age mark"), max_length=4, choices=AGE_MARKS, default="12+")
    may_train = models.BooleanField(
        _("our texts may be used to train language models"),
        default=False,
        help_text=_(
            "Off: robots.txt turns away crawlers that gather texts for it, and the right to mine "
            "texts and data is reserved."
        ),
    )
    may_answer = models.BooleanField(
        _("our texts may be used in answers of search engines and assistants"),
        default=True,
        help_text=_(
            "Off: robots.txt turns away crawlers that fetch texts to answer questions. "
            "Ordinary search goes on."
        ),
    )
    tdm_policy = models.URLField(
        _("address of the terms of use"),
        blank=True,
        help_text=_("Where those who want a reserved right learn on what terms they may have it."),
    )
    robots_lines = models.TextField(
        _("further lines of robots.txt"),
        blank=True,
        validators=[check_robots],
        help_text=_("A line “User-agent: …” says for whom the rules below it are."),
    )

    class Meta:
        verbose_name = _("newsroom")
        verbose_name_plural = _("newsroom")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="newsroom_is_one"),
        ]

    def __str__(self) -> str:
        return self.site_address

    @classmethod
    def the_one(cls) -> Self:
        """The record, made with its defaults at the first call."""
        record, _created = cls.objects.get_or_create(pk=1)
        return record


class NewsroomText(LanguageText):
    """What the record says in one language. A language in use is one with an enabled text."""

    newsroom = models.ForeignKey(Newsroom, models.CASCADE, related_name="texts")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_enabled = models.BooleanField(_("in use"), default=True)
    name = models.CharField(_("name of the newsroom"), max_length=100)
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    owner = models.CharField(_("owner"), max_length=200, blank=True)
    editor_in_chief = models.CharField(_("editor-in-chief"), max_length=200, blank=True)
    registration = models.CharField(_("registration"), max_length=300, blank=True)
    contacts = models.TextField(_("contacts"), blank=True)
    reuse_rule = models.TextField(_("reuse rule"), blank=True)

    class Meta:
        verbose_name = _("text of the newsroom")
        verbose_name_plural = _("texts of the newsroom")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["newsroom", "language"], name="newsroom_text_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Page(models.Model):
    """A plain page: about, contacts, policies, privacy."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    in_footer = models.BooleanField(_("in the footer"), default=True)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        titles = {text.language: text.title for text in self.texts.all()}
        return titles.get(get_language() or "", self.slug)


class PageText(LanguageText):
    """A plain page in one language."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="texts")
    title = models.CharField(_("title"), max_length=200)
    body = ArticleHTMLField(_("text"), blank=True)

    class Meta:
        verbose_name = _("text of the page")
        verbose_name_plural = _("texts of the page")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "language"], name="page_text_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reader:page", args=[self.language, self.page.slug])
