"""Sitemaps: what search engines are told is here."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

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
    """Front pages, lists of sections, and the newsroom's own pages. No query."""
    paths = [path for language in _languages() for path in _paths(language)]
    return _answer(request, documents.pages(paths, root()))


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """What was published in the last two days and nobody paid for; may be empty. One query."""
    publications = {code: text.name for code, text in names.tables().texts.items()}
    found = rows.news(publications)
    with timezone.override(_zone()):
        written = documents.news(found, publications, root())
    return _answer(request, written)


def _paths(language: str) -> Iterator[str]:
    tables = names.tables()
    yield from (reverse(f"reader:{name}", args=[language]) for name in ("front", "latest"))
    for table in (names.SECTION, names.PAGE):
        for entry in sorted(
            (e for (kind, _slug), e in tables.by_slug.items() if kind == table),
            key=lambda entry: (entry.position, entry.id),
        ):
            if language in entry.names:
                yield reverse(f"reader:{table}", args=[language, entry.slug])
    yield reverse("reader:corrections", args=[language])


def _languages() -> list[str]:
    return list(names.tables().texts)


def _zone() -> ZoneInfo:
    return ZoneInfo(names.time_zone())


def _answer(
    request: HttpRequest, written: bytes, changed_at: datetime | None = None
) -> HttpResponse:
    return conditional.answer(request, written, CONTENT_TYPE, changed_at)
