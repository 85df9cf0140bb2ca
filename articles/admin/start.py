"""The start page: what is mine, what waits, what is to come, what has just gone out."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import F, Min, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from articles import aliases, licences, picture_uses, seeing
from articles.admin import calls
from articles.admin.languages import NAMES, in_use, own_first
from articles.admin.start_rows import SHOWN, Row, StartList, row_of, section_names, whole
from articles.admin.writing import beginning
from articles.models import Article, Edition, Revision

Status = Article.Status


def context(user: User) -> dict[str, Any]:
    """Everything the start page shows, in a fixed number of queries."""
    sections = section_names()
    everybody = user.has_perm("articles.change_any_article")
    reach = Article.objects.all() if everybody else Article.objects.own(user)

    def make(articles: QuerySet[Any], at: Callable[[Any], datetime]) -> list[Row]:
        return [row_of(article, sections, at(article)) for article in whole(articles)]

    own = calls.own_drafts(user)
    codes = own_first(in_use())
    return {
        "left": [
            *calls.lists(user, sections),
            StartList(
                "waiting",
                _("Waiting for review") if everybody else _("Handed in by me"),
                make(reach.waiting().order_by("saved_at"), _saved),
                _("Nothing waits to be read."),
                "?show=waiting",
            ),
            StartList(
                "drafts",
                _("My drafts"),
                make(own.exclude(step="return"), _saved),
                _("No drafts. A new article is a click away."),
                "?show=mine&status__exact=draft",
            ),
            StartList(
                "changed",
                _("Unpublished changes"),
                [row_of(each, sections, _saved(each)) for each in _really_changed(reach)],
                _("Readers see everything as it was last saved."),
                "?status__exact=published",
            ),
        ],
        "right": [
            StartList(
                "scheduled",
                _("Scheduled"),
                make(scheduled(reach), lambda article: article.planned_for),
                _("Nothing is planned."),
                "?show=scheduled",
                by_the_clock=True,
            ),
            StartList(
                "published",
                _("Just published"),
                make(_public(user), lambda article: article.published_at),
                _("Nothing is published yet."),
                "?status__exact=published",
            ),
        ],
        **(_of_pictures() if user.has_perm("articles.view_picture") else {}),
        "templates": beginning.templates(codes),
        "today": timezone.localdate(),
        "languages": [(code, NAMES[code]) for code in codes],
        "articles_url": reverse("admin:articles_article_changelist"),
    }


def _of_pictures() -> dict[str, Any]:
    """What readers see, or will, that somebody has to mend."""
    unconfirmed = picture_uses.unconfirmed_before_readers()
    return {"late": licences.late(), "unconfirmed": unconfirmed}


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


def _really_changed(articles: QuerySet[Any]) -> list[Any]:
    """Of those changed, the newest that differ by more than what was merged since."""
    newest = changed(articles).select_related("owner").defer("body", "folded")[: SHOWN * 2]
    merged = aliases.known()
    return [row for row in newest if not aliases.same(row.last_data, row.shown_data, merged)][
        :SHOWN
    ]


def _public(user: User) -> QuerySet[Any]:
    found: QuerySet[Any] = seeing.visible(Article.objects.public(), user)
    return found.order_by("-published_at", "-id")


def _saved(article: Article) -> datetime:
    return article.saved_at
