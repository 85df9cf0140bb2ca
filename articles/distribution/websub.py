"""Telling WebSub hubs which feeds have changed. Called by the worker; twice does no harm."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from articles.distribution import asking
from articles.models import (
    Author,
    ListKind,
    Newsroom,
    Place,
    Section,
    Source,
    Tag,
)

FORMATS = ("", "-atom", "-json")
NAMED: dict[str, Any] = {
    ListKind.SECTION: Section,
    ListKind.TAG: Tag,
    ListKind.AUTHOR: Author,
    ListKind.SOURCE: Source,
    ListKind.PLACE: Place,
}
FORM = "application/x-www-form-urlencoded"


def ping(payload: dict[str, Any]) -> None:
    """Name the hub every feed of these lists, one a request: many hubs read a single one.

    What the hub has heard is taken out of the payload, so that it is not said again.
    """
    hub, lists = payload["hub"], payload["lists"]
    if hub not in settings.NEWSROOM_WEBSUB_HUBS:  # it was turned off since
        return
    root = Newsroom.the_one().site_address.rstrip("/")
    while lists:
        kind, key = lists[0]
        for path in addresses(kind, key, payload["language"]):
            said = {"hub.mode": "publish", "hub.url": root + path, "hub.topic": root + path}
            asking.post("WebSub", hub, urlencode(said).encode(), FORM)
        lists.pop(0)


def addresses(kind: str, key: int, language: str) -> Iterator[str]:
    """The feeds of a list in all formats; none of a list that has no page in this language."""
    if kind == ListKind.LATEST:
        view, arguments = "feed", [language]
    elif kind == ListKind.NOTES:
        view, arguments = "corrections-feed", [language]
    else:
        slug = _slug(kind, key, language)
        if slug is None:
            return
        view, arguments = f"{kind}-feed", [language, slug]
    for form in FORMATS:
        yield reverse(f"reader:{view}{form}", args=arguments)


def _slug(kind: str, key: int, language: str) -> str | None:
    rows = NAMED[kind].objects.filter(pk=key)
    if kind in (ListKind.TAG, ListKind.SOURCE):
        rows = rows.filter(is_confirmed=True)
    if kind in (ListKind.TAG, ListKind.AUTHOR, ListKind.SOURCE):
        rows = rows.filter(merged_into=None)
    if kind == ListKind.TAG:
        rows = rows.filter(names__language=language)
    found: str | None = rows.values_list("slug", flat=True).first()
    return found
