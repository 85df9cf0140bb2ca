"""The start page: what is mine, what waits, what is to come, what has just gone out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Min, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from articles.admin.languages import NAMES, in_use, own_first
from articles.models import Article, Edition, Revision, SectionName

SHOWN = 8
Status = Article.Status


@dataclass(frozen=True)
class Row:
    """One article as the start page shows it."""

    url: str
    headline: str
    language: str
    language_name: Any
    section: str
    who: str
    at: datetime


@dataclass(frozen=True)
class StartList:
    """One list: its title, its rows, and what to say when there are none."""

    key: str
    title: str
    rows: list[Row]
    nothing: str
    more: str
    by_the_clock: bool = False
    """Whether the times are to come: shown as dates, not as ago."""


def context(user: User) -> dict[str, Any]:
    """Everything the start page shows, in a fixed number of queries."""
    sections = _section_names()
    everybody = user.has_perm("articles.change_any_article")
    reach = Article.objects.all() if everybody else Article.objects.own(user)

    def make(key: str, articles: QuerySet[Any], at: Callable[[Any], datetime]) -> list[Row]:
        found = articles.select_related("owner").defer("body", "folded")[:SHOWN]
        return [_row(article, sections, at(article)) for article in found]

    drafts = Article.objects.own(user).filter(status=Status.DRAFT)
    return {
        "left": [
            StartList(
                "waiting",
                _("Waiting for review") if everybody else _("Handed in by me"),
                make("waiting", reach.waiting().order_by("saved_at"), _saved),
                _("Nothing waits to be read."),
                "?show=waiting",
            ),
            StartList(
                "drafts",
                _("My drafts"),
                make("drafts", drafts, _saved),
                _("No drafts. A new article is a click away."),
                "?show=mine&status__exact=draft",
            ),
            StartList(
                "changed",
                _("Unpublished changes"),
                make("changed", changed(reach), _saved),
                _("Readers see everything as it was last saved."),
                "?status__exact=published",
            ),
        ],
        "right": [
            StartList(
                "scheduled",
                _("Scheduled"),
                make("scheduled", scheduled(reach), lambda article: article.planned_for),
                _("Nothing is planned."),
                "?show=scheduled",
                by_the_clock=True,
            ),
            StartList(
                "published",
                _("Just published"),
                make("published", _public(), lambda article: article.published_at),
                _("Nothing is published yet."),
                "?status__exact=published",
            ),
        ],
        "today": timezone.localdate(),
        "languages": [(code, NAMES[code]) for code in own_first(in_use())],
        "articles_url": reverse("admin:articles_article_changelist"),
    }


def changed(articles: QuerySet[Any]) -> QuerySet[Any]:
    """Published articles whose newest revision says something else than their newest edition."""
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-version")
    editions = Edition.objects.filter(article=OuterRef("pk")).order_by("-public_from", "-id")
    differing: QuerySet[Any] = (
        articles.filter(status=Status.PUBLISHED)
        .annotate(
            last_version=Subquery(newest.values("version")[:1]),
            shown_version=Subquery(editions.values("revision__version")[:1]),
            last_data=Subquery(newest.values("data")[:1]),
            shown_data=Subquery(editions.values("revision__data")[:1]),
        )
        .filter(~Q(last_version=F("shown_version")), ~Q(last_data=F("shown_data")))
        .order_by("-saved_at", "-id")
    )
    return differing


def scheduled(articles: QuerySet[Any]) -> QuerySet[Any]:
    """What the clock will publish, a change of a public article too; the soonest first."""
    coming = Q(editions__public_from__gt=timezone.now())
    planned: QuerySet[Any] = articles.filter(status=Status.PUBLISHED).annotate(
        planned_for=Min("editions__public_from", filter=coming)
    )
    return planned.filter(planned_for__isnull=False).order_by("planned_for", "id")


def _public() -> QuerySet[Any]:
    return Article.objects.public().order_by("-published_at", "-id")


def _saved(article: Article) -> datetime:
    return article.saved_at


def _row(article: Article, sections: dict[int | None, str], at: datetime) -> Row:
    return Row(
        url=reverse("admin:articles_article_change", args=[article.pk]),
        headline=article.headline,
        language=article.language,
        language_name=NAMES[article.language],
        section=sections.get(article.section_id, ""),
        who=str(article.owner),
        at=at,
    )


def _section_names() -> dict[int | None, str]:
    """Names by section, in the person's language where there is one."""
    names: Iterable[tuple[int, str, str]] = SectionName.objects.order_by("id").values_list(
        "section_id", "language", "text"
    )
    own_last = sorted(names, key=lambda row: row[1] == get_language())
    return {section: text for section, _language, text in own_last}
