"""Our own articles, found while somebody writes: by words, by number, or by a pasted address."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import own_links, relating, seeing
from articles.admin.writing.who import person
from articles.models import Article, Edition
from articles.search import desk
from articles.text import search as analyser
from articles.text import times, typography

MOST = 10
LOOKED_AT = 100
OWN_PATH = re.compile(r"/(?:ru|kk|en)/([1-9][0-9]{0,17})(?:/.*)?")
Row = dict[str, Any]


@require_safe
def found(request: HttpRequest) -> JsonResponse:
    """Articles for `q` (words, a number, an address of ours) or for `numbers`, in their order."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    articles = seeing.visible(Article.objects.all(), person(request))
    query = request.GET.get("q", "")[:500]
    if "numbers" in request.GET:
        wanted = relating.numbers(request.GET["numbers"][:500])[: relating.MOST_CHOSEN * 2]
        rows = _named(articles, wanted)
    elif (number := _number(query, request)) is not None:
        rows = _named(articles, [number])
    else:
        rows = [row(article) for article in _matching(articles, query)]
    return JsonResponse({"results": rows})


def _named(articles: Any, wanted: list[int]) -> list[Row]:
    """The rows of these numbers: as the desk has them, else as readers do, else none."""
    rows = {number: row(article) for number, article in articles.in_bulk(wanted).items()}
    if missing := [number for number in wanted if number not in rows]:
        public = Edition.objects.standing().filter(article__in=missing)
        rows |= {edition.article_id: _public_row(edition) for edition in public.for_cards()}
    return [rows[number] for number in wanted if number in rows]


def row(article: Article) -> Row:
    """An article as lists of choices show it; `address` is by number, so it is for ever."""
    is_public = article.status == Article.Status.PUBLISHED and not article.is_scheduled
    moment = article.published_at if is_public and article.published_at else article.saved_at
    state = "" if is_public else _state(article)
    day = times.long_date(moment.date(), article.language)
    note = [article.get_language_display(), state, day]
    return _row(article.pk, article.headline, article.language, note, is_public=is_public)


def _public_row(edition: Edition) -> Row:
    """The same of what readers have, where the desk's text is not for everybody."""
    day = times.long_date(edition.published_at.date(), edition.language)
    note = [edition.get_language_display(), day]
    headline = typography.plain(edition.headline)
    return _row(edition.article_id, headline, edition.language, note, is_public=True)


def _row(number: int, headline: str, language: str, note: list[Any], *, is_public: bool) -> Row:
    return {
        "id": number,
        "text": headline,
        "language": language,
        "note": " · ".join(filter(None, note)),
        "address": f"/{language}/{number}/",
        "isPublic": is_public,
    }


def _state(article: Article) -> str:
    return _("Scheduled") if article.is_scheduled else str(article.get_status_display())


def own_number(text: str, request: HttpRequest) -> int | None:
    """The number in an address of our own site, whole or from its root; None for any other."""
    try:
        parts = urlsplit(text.strip())
        host = parts.hostname or ""
    except ValueError:
        return None
    path = OWN_PATH.fullmatch(parts.path)
    is_ours = not parts.netloc or parts.netloc == request.get_host() or host in own_links.hosts()
    return int(path[1]) if path and is_ours else None


def _number(query: str, request: HttpRequest) -> int | None:
    """The number that is asked for by itself or in an address; None where words are."""
    number = own_number(query, request) if "/" in query else None
    return number or (int(query.strip()[:18]) if query.strip().isdecimal() else None)


def _matching(articles: Any, query: str) -> list[Article]:
    """The newest that hold the words, the last of which may go on; in the headline first."""
    newest = articles.filter(pk__in=desk.numbers(query, as_typed=True)).order_by("-pk")
    found = newest.defer("body", "folded")[:LOOKED_AT]
    return sorted(found, key=lambda article: -_in_headline(article, query))[:MOST]


def _in_headline(article: Article, query: str) -> int:
    """How many of the words stand in the headline."""
    own = analyser.document(article.headline, article.language)
    words = analyser.parse(query, article.language, as_typed=True).words
    return sum(
        any(one.startswith(reading) if word.is_prefix else one == reading for one in own)
        for word in words
        for reading in word.readings
    )
