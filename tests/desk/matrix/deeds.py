"""The deeds of the table: the article of each, what is sent, and how one sees that it is done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles import workflow
from articles.models import Article
from tests import make

Status = Article.Status
HOUR = timedelta(hours=1)
TOMORROW = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")


@dataclass
class Deed:
    """`set_up(owner)` makes the article; `done(article)` says whether the deed is."""

    set_up: Callable[[Any], Article]
    done: Callable[[Article], bool]
    button: str = ""
    values: dict[str, str] = field(default_factory=dict)
    named: Callable[[Article], dict[str, str]] = lambda article: {}
    bulk: str = ""
    inline: dict[str, str] = field(default_factory=dict)
    post_to: str = "act/"
    url: str = ""

    def payload(self, article):
        """What pressing its button sends."""
        version = {"version": str(article.version)}
        return {self.button: "1"} | version | self.values | self.named(article)


def draft(owner, **values):
    return make.article(by=owner, headline="Приметное слово", **values)


def anothers(owner):
    return draft(make.user())


def in_review(owner):
    article = draft(owner)
    workflow.submit(article, by=make.superuser())
    return article


def anothers_in_review(owner):
    return in_review(make.user())


def published(owner):
    return make.published(by=owner, at=timezone.now() - HOUR)


def planned(owner):
    return make.published(by=owner, at=timezone.now() + HOUR)


def changed(owner):
    article = published(owner)
    article.headline = "Правка"
    article.save()
    workflow.record(article, by=owner)
    return article


def with_planned_change(owner):
    article = changed(owner)
    workflow.publish(article, by=make.superuser(), at=timezone.now() + HOUR)
    return article


def withdrawn(owner):
    article = published(owner)
    workflow.withdraw(article, by=make.superuser(), reason="Снято.")
    return article


def killed(owner):
    article = published(owner)
    workflow.kill(article, by=make.superuser(), reason="Ложь.")
    return article


def under_embargo(owner):
    return draft(owner, embargo_until=timezone.now() + HOUR)


def with_proposed_tag(owner):
    return draft(owner, tags=[make.tag(is_confirmed=False)])


def is_in(state):
    return lambda article: article.status == state


def is_written(article):
    return article.headline == "Новый заголовок" or not article.credits.exists()


WRITE = {
    "done": is_written,
    "button": "_save",
    "values": {"headline": "Новый заголовок"},
    "inline": {"credits-0-DELETE": "on"},
}
SUBMIT = {"done": is_in(Status.REVIEW), "button": "_submit", "bulk": "submit"}
TAKE_BACK = {"done": is_in(Status.DRAFT), "button": "_take_back"}
PUBLISH = {
    "done": lambda article: article.edition is not None,
    "button": "_publish",
    "bulk": "publish",
}
PLAN = {
    "done": lambda article: article.planned_edition is not None,
    "button": "_schedule",
    "values": {"publish_at": TOMORROW},
}
GO = {"button": "_withdraw", "values": {"withdraw_reason": "Снято."}, "bulk": "withdraw"}
KILL = {
    "done": lambda article: article.is_killed,
    "button": "_kill",
    "values": {"kill_reason": "Ложь."},
}
REOPEN = {"done": is_in(Status.DRAFT), "button": "_reopen"}
DELETE = {
    "done": lambda article: not Article.objects.filter(pk=article.pk).exists(),
    "button": "_delete",
    "values": {"post": "yes"},
    "bulk": "delete_selected",
    "post_to": "delete/",
    "url": "delete/",
}
DEEDS = {
    "read another's draft": Deed(anothers, lambda article: False, url="compare/?from=1"),
    "write in an own draft": Deed(draft, **WRITE),
    "write in another's draft": Deed(anothers, **WRITE),
    "write in what is in review": Deed(in_review, **WRITE),
    "write in what is published": Deed(published, **WRITE),
    "write in what was killed": Deed(killed, **WRITE),
    "submit an own draft": Deed(draft, **SUBMIT),
    "submit another's draft": Deed(anothers, **SUBMIT),
    "take back what one handed in": Deed(in_review, **TAKE_BACK),
    "take back what another handed in": Deed(anothers_in_review, **TAKE_BACK),
    "take what is in review": Deed(
        in_review, lambda article: article.taken_by is not None, button="_take"
    ),
    "return what is in review, with a note": Deed(
        in_review, is_in(Status.DRAFT), button="_return", values={"return_note": "Уточнить."}
    ),
    "publish an own draft": Deed(draft, **PUBLISH),
    "publish another's draft": Deed(anothers, **PUBLISH),
    "publish what is in review": Deed(in_review, **PUBLISH),
    "publish before the embargo ends": Deed(under_embargo, **PUBLISH),
    "publish again what was withdrawn": Deed(withdrawn, **PUBLISH),
    "publish again what was killed": Deed(killed, **PUBLISH),
    "schedule an own draft": Deed(draft, **PLAN),
    "take off the schedule": Deed(planned, is_in(Status.DRAFT), **GO),
    "publish a change": Deed(
        changed,
        lambda article: article.edition.headline == "Правка",
        button="_publish",
        bulk="publish",
    ),
    "schedule a change": Deed(changed, **PLAN),
    "cancel a planned change": Deed(
        with_planned_change,
        lambda article: article.planned_edition is None,
        button="_cancel_change",
    ),
    "discard a change": Deed(
        changed, lambda article: article.headline != "Правка", button="_discard"
    ),
    "withdraw": Deed(published, is_in(Status.WITHDRAWN), **GO),
    "kill what is published": Deed(published, **KILL),
    "kill what was withdrawn": Deed(withdrawn, **KILL),
    "reopen what was withdrawn": Deed(withdrawn, **REOPEN),
    "reopen what was killed": Deed(killed, **REOPEN),
    "correct what is published": Deed(
        published,
        lambda article: article.corrections.exists(),
        button="_correct",
        values={"kind": "correction", "text": "Исправлено."},
        post_to="corrections/",
        url="corrections/",
    ),
    "delete an own draft": Deed(draft, **DELETE),
    "delete what is published": Deed(published, **DELETE),
    "confirm a proposed tag": Deed(
        with_proposed_tag,
        lambda article: article.tags.filter(is_confirmed=True).exists(),
        button="_confirm",
        named=lambda article: {"_confirm": f"tag:{article.tags.get().pk}"},
    ),
    "put on the front page": Deed(
        published,
        lambda article: article.front_slots.exists(),
        button="_front",
        values={"front-tier": "1-lead", "front-position": "1"},
    ),
}
