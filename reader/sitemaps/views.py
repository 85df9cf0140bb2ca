"""Sitemaps: what search engines are told is here."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import ListKind
from reader import conditional, names
from reader.site import root
from reader.sitemaps import documents, months, rows
from reader.sitemaps.months import Shard

CONTENT_TYPE = "application/xml; charset=utf-8"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All sitemaps but that of the news. Three queries at most, whatever the archive."""
    zone = _zone()
    found = months.shards(_languages(), zone)
    with timezone.override(zone):
        written = documents.index([reverse("machines:sitemap-pages")], found, root())
    return _answer(request, written)


@require_safe
def shard(request: HttpRequest, language: str, month: str, part: str = "") -> HttpResponse:
    """The stories of one month in one language. Two queries."""
    if language not in _languages():
        raise Http404
    asked = Shard(language, int(month.replace("-", "")), part=int(part) if part else None)
    zone = _zone()
    found = rows.of(asked, zone)
    if not found:
        raise Http404
    with timezone.override(zone):
        written = documents.stories(found, root())
    return _answer(request, written, months.changed_at(asked))


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Front pages, the latest and sections with stories, the newsroom's own pages. One query."""
    lists = [(kind, key, code) for code in _languages() for kind, key in _lists(code)]
    standing = rows.standing(lists)
    paths = [path for code in _languages() for path in _paths(code, standing)]
    return _answer(request, documents.pages(paths, root()))


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """What was published in the last two days and nobody paid for; may be empty. One query."""
    publications = {code: text.name for code, text in names.tables().texts.items()}
    found = rows.news(publications)
    with timezone.override(_zone()):
        written = documents.news(found, publications, root())
    return _answer(request, written)


def _lists(language: str) -> list[tuple[str, int]]:
    """The lists that may stand in a sitemap, by kind and key."""
    sections = [(names.SECTION, entry.id) for entry in _entries(names.SECTION, language)]
    return [(ListKind.LATEST.value, 0), *sections]


def _paths(language: str, standing: set[rows.List]) -> Iterator[str]:
    yield reverse("reader:front", args=[language])
    if (ListKind.LATEST, 0, language) in standing:
        yield reverse("reader:latest", args=[language])
    for entry in _entries(names.SECTION, language):
        if (names.SECTION, entry.id, language) in standing:
            yield reverse("reader:section", args=[language, entry.slug])
    for entry in _entries(names.PAGE, language):
        yield reverse("reader:page", args=[language, entry.slug])
    yield reverse("reader:corrections", args=[language])


def _entries(table: str, language: str) -> list[names.Entry]:
    """What has a name in the language, in the order of menus."""
    every = [entry for (kind, _slug), entry in names.tables().by_slug.items() if kind == table]
    known = [entry for entry in every if language in entry.names]
    return sorted(known, key=lambda entry: (entry.position, entry.id))


def _languages() -> list[str]:
    return list(names.tables().texts)


def _zone() -> ZoneInfo:
    return ZoneInfo(names.time_zone())


def _answer(
    request: HttpRequest, written: bytes, changed_at: datetime | None = None
) -> HttpResponse:
    return conditional.answer(request, written, CONTENT_TYPE, changed_at)
