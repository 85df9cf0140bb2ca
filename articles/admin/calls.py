"""What the start page asks of the person: articles that came back, and notes that call them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accounts.models import User
from articles import noting, seeing
from articles.admin.start_rows import SHOWN, Row, Sections, StartList, row_of, whole
from articles.models import Article, Event

STEPS = ("submit", "return", "take_back")


def lists(user: User, sections: Sections) -> list[StartList]:
    """Both lists; one without rows asks for nothing and isn't there. Two queries."""
    found = [
        StartList(
            "returned",
            _("Returned to you"),
            list(_returned(user, sections)),
            "",
            "?show=mine&status__exact=draft",
        ),
        StartList("notes", _("Notes for you"), list(_notes(user, sections)), "", ""),
    ]
    return [each for each in found if each.rows]


def own_drafts(user: User) -> QuerySet[Any]:
    """A person's drafts, with the last step between reporter and editor: its verb, time, note."""
    steps = Event.objects.filter(article=OuterRef("pk"), verb__in=STEPS).order_by("-id")
    drafts: QuerySet[Any] = Article.objects.own(user).filter(status=Article.Status.DRAFT)
    with_steps: QuerySet[Any] = drafts.annotate(
        step=Coalesce(Subquery(steps.values("verb")[:1]), Value("")),
        step_at=Subquery(steps.values("at")[:1]),
        step_note=Subquery(steps.values("note")[:1]),
    )
    return with_steps


def _returned(user: User, sections: Sections) -> Iterator[Row]:
    for article in whole(own_drafts(user).filter(step="return").order_by("-step_at", "-id")):
        yield row_of(article, sections, article.step_at, said=article.step_note)


def _notes(user: User, sections: Sections) -> Iterator[Row]:
    """Notes in open threads that call this person, on articles that they still may see."""
    seen = seeing.visible(Article.objects.all(), user).values("pk")
    people = ("article__owner", "article__taken_by", "by")
    called = noting.calling(user).filter(article__in=seen).select_related(*people)
    for note in called.defer("article__body", "article__folded")[:SHOWN]:
        row = row_of(note.article, sections, note.made_at, said=note.text)
        yield replace(row, url=f"{row.url}#notes", who=str(note.by))
