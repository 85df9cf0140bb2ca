"""Taking a demo article to the state that its file asks for, by the doors of the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from accounts.models import User
from articles import corrections, workflow
from articles.distribution import announcing
from articles.models import Article

REASON = "Withdrawn."
PLANNED_IN = timedelta(hours=6)


@dataclass(frozen=True)
class Asked:
    """What the file says of one article: its words, its moment, and who does what."""

    words: dict[str, Any]
    at: datetime
    now: datetime
    people: dict[str, User]
    body: Callable[[str], str]
    """Makes a body of the file one with the numbers of its pictures."""


def reach(state: str, article: Article, asked: Asked) -> None:
    """Do every step that leads to `state`, and tell nobody out there."""
    with announcing.silent():
        for step in STEPS[state]:
            step(article, asked)


def _submit(article: Article, asked: Asked) -> None:
    workflow.submit(article, by=article.owner)


def _take(article: Article, asked: Asked) -> None:
    workflow.take(article, by=asked.people["editor"])


def _return(article: Article, asked: Asked) -> None:
    workflow.send_back(article, by=asked.people["editor"], note=asked.words["return_note"])


def _publish(article: Article, asked: Asked) -> None:
    is_past = asked.at < asked.now
    workflow.publish(article, by=asked.people["editor"], at=asked.at, is_archive=is_past)
    for note in asked.words.get("corrections", ()):
        at, by = asked.at + timedelta(hours=note["hours_after"]), asked.people["chief"]
        corrections.add(article, kind=note["kind"], text=note["text"], by=by, at=at)


def _withdraw(article: Article, asked: Asked) -> None:
    reason = asked.words.get("withdrawn_reason", REASON)
    workflow.withdraw(article, by=asked.people["editor"], reason=reason)


def _kill(article: Article, asked: Asked) -> None:
    workflow.kill(article, by=asked.people["chief"], reason=asked.words["withdrawn_reason"])


def _reopen(article: Article, asked: Asked) -> None:
    workflow.reopen(article, by=asked.people["chief"], note=asked.words["reopen_note"])


def _change(article: Article, asked: Asked) -> None:
    if {"changed_headline", "changed_body_append"} & asked.words.keys():
        article.headline = asked.words.get("changed_headline", article.headline)
        article.body += asked.body(asked.words.get("changed_body_append", ""))
        article.save()
        workflow.record(article, by=article.owner)


def _plan(article: Article, asked: Asked) -> None:
    workflow.publish(article, by=asked.people["editor"], at=asked.now + PLANNED_IN)


Step = Callable[[Article, Asked], None]
STEPS: dict[str, tuple[Step, ...]] = {
    "draft": (),
    "review": (_submit,),
    "taken": (_submit, _take),
    "returned": (_submit, _return),
    "published": (_publish,),
    "scheduled": (_publish,),
    "changed": (_publish, _change),
    "planned": (_publish, _change, _plan),
    "withdrawn": (_publish, _withdraw),
    "killed": (_publish, _kill),
    "reopened": (_publish, _withdraw, _reopen, _change),
}
