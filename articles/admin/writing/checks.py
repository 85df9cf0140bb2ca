"""The list of checks beside the text: what is missing, where it is mended, what waits."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from articles import crediting
from articles.requirements import Problem, Text, problems_of

PLACES = {
    "credits": "people",
    "sources": "sources",
    "lead_picture": "picture",
    "translated_from": "languages",
}


@dataclass(frozen=True)
class Check:
    """A problem with the place in the page where it is mended, or the page of what is to mend."""

    message: str
    blocking: bool
    place: str
    address: str = ""
    opens: str = ""


def panel(text: Text) -> dict[str, Any]:
    """What parts/checks_list.html shows of a text."""
    return {"checks": [_check(each) for each in problems_of(text)], "proposed": _proposed(text)}


def _check(problem: Problem) -> Check:
    place = PLACES.get(problem.field, f"id_{problem.field}")
    if problem.thing is None:
        return Check(problem.message, problem.blocking, place)
    kind, number = problem.thing
    opens = {
        "article": _("Open the article"),
        "picture": _("Open the picture"),
        "source": _("Open the source"),
    }
    address = reverse(f"admin:articles_{kind}_change", args=[number])
    return Check(problem.message, problem.blocking, place, address, opens[kind])


def _proposed(text: Text) -> list[tuple[str, str]]:
    """Tags and sources that wait to be confirmed: what the button sends, and the name."""
    waiting = [(f"tag:{tag.pk}", tag.name) for tag in text.tags if not tag.is_confirmed]
    hops = [hop for step in crediting.hops_of(text.data, text.sources) for hop in step]
    names = {
        f"source:{hop.source.pk}": crediting.name_of(hop, text.language).text
        for hop in hops
        if hop.source.pk and not hop.source.is_confirmed
    }
    return [*waiting, *names.items()]
