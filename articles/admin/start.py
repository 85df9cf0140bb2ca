"""The start page: what is mine, what waits, what is to come, what has just gone out."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from articles import licences, picture_uses, seeing
from articles.admin import calls, not_public, unsent
from articles.admin.languages import NAMES, in_use, own_first
from articles.admin.start_rows import (
    SHOWN,
    Row,
    Sections,
    StartList,
    row_of,
    section_names,
    whole,
)
from articles.admin.writing import beginning
from articles.models import Article
from articles.models.article_sets import ArticleQuerySet

Status = Article.Status


def context(user: User) -> dict[str, Any]:
    """Everything the start page shows, in a fixed number of queries."""
    sections = section_names()
    everybody = user.has_perm("articles.change_any_article")
    reach = Article.objects.all() if everybody else Article.objects.own(user)
    codes = own_first(in_use())
    return {
        "left": [
            *calls.lists(user, sections),
            _waiting(reach, sections, everybody=everybody),
            _drafts(user, sections),
            _changed(reach, sections),
        ],
        "right": [_planned(reach, sections), _published(user, sections)],
        "unsent": unsent.listed(user),
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


def _waiting(articles: ArticleQuerySet, sections: Sections, *, everybody: bool) -> StartList:
    return StartList(
        "waiting",
        _("Waiting for review") if everybody else _("Handed in by me"),
        _rows(articles.waiting().order_by("saved_at"), sections),
        _("Nothing waits to be read."),
        "?show=waiting",
    )


def _drafts(user: User, sections: Sections) -> StartList:
    return StartList(
        "drafts",
        _("My drafts"),
        _rows(calls.own_drafts(user).exclude(step="return"), sections),
        _("No drafts. A new article is a click away."),
        "?show=mine&status__exact=draft",
    )


def _changed(articles: QuerySet[Any], sections: Sections) -> StartList:
    rows = not_public.really_changed(articles, SHOWN)
    return StartList(
        "changed",
        _("Unpublished changes"),
        [row_of(each, sections, each.saved_at) for each in rows],
        _("Readers see everything as it was last saved."),
        "?show=changed",
    )


def _planned(articles: QuerySet[Any], sections: Sections) -> StartList:
    return StartList(
        "scheduled",
        _("Scheduled"),
        _rows(not_public.scheduled(articles), sections, at="planned_for"),
        _("Nothing is planned."),
        "?show=scheduled",
        by_the_clock=True,
    )


def _published(user: User, sections: Sections) -> StartList:
    found = seeing.visible(Article.objects.public(), user)
    return StartList(
        "published",
        _("Just published"),
        _rows(found.order_by("-published_at", "-id"), sections, at="published_at"),
        _("Nothing is published yet."),
        "?status__exact=published",
    )


def _rows(articles: QuerySet[Any], sections: Sections, *, at: str = "saved_at") -> list[Row]:
    """As many as a list shows, each with its time `at`."""
    return [row_of(article, sections, getattr(article, at)) for article in whole(articles)]
