"""What was done to an article, step by step: when, by whom, and the note that went with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import pgettext, pgettext_lazy

from articles import trace
from articles.admin.writing import standing
from articles.models import Article, Event

SHOWN = 100
WORDS: dict[str, Any] = {
    **dict(trace.Act.choices),
    "submit": pgettext_lazy("step of an article", "handed in"),
    "take_back": pgettext_lazy("step of an article", "taken back"),
    "take": pgettext_lazy("step of an article", "taken by an editor"),
    "return": pgettext_lazy("step of an article", "returned to its reporter"),
    "discard": pgettext_lazy("step of an article", "changes discarded"),
    "restore": pgettext_lazy("step of an article", "an earlier save restored"),
}
PLANS = (trace.Act.SCHEDULE, trace.Act.SCHEDULE_CHANGE)
OF_A_SAVE = (trace.Act.SHARE, "restore")


@dataclass(frozen=True)
class Step:
    """One step; `about` is a plan's moment or a save's number, `note` somebody's own words."""

    at: datetime
    by: str
    what: Any
    about: str
    note: str
    address: str


def of(article: Article, *, with_addresses: bool) -> list[Step]:
    """The newest steps, the last one first. One query."""
    found = article.events.select_related("by")[:SHOWN]
    return [_step(event, with_addresses=with_addresses) for event in found]


def _step(event: Event, *, with_addresses: bool) -> Step:
    about, note = _told(event)
    return Step(
        at=event.at,
        by=str(event.by),
        what=WORDS.get(event.verb, event.verb),
        about=about,
        note=note,
        address=event.address or "" if with_addresses else "",
    )


def _told(event: Event) -> tuple[str, str]:
    """What the note of an event begins with, in words, and what a person wrote in it."""
    if event.verb in OF_A_SAVE:
        return pgettext("step of an article", "save %(version)s") % {"version": event.note}, ""
    if event.verb in PLANS:
        moment, _space, note = event.note.partition(" ")
        return standing.exact(datetime.fromisoformat(moment)), note
    return "", event.note
