"""Public pages: find, choose a template, render."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from articles.models import ListKind, PageText, day_key
from articles.text import times, typography
from reader import embed, front, gone, graph, lists, moved, names, notes, pages, rendering, story
from reader.cache import recording
from reader.cards import address
from reader.pages import ListHead, PlainPage, Site
from reader.site import context, current_language

Nodes = Callable[[Site, str], list[graph.Node]]
FEW = 3
THIN = ("tag", "source", "place")
"""Lists of these kinds with fewer stories than FEW say too little to be found by search engines.

Any list without a story does.
"""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send the reader to a front page in their language; no cookie remembers it."""
    language = readers_language(request)
    response = redirect("reader:front", language)
    response.headers["Vary"] = "Accept-Language"
    return response


def readers_language(request: HttpRequest) -> str:
    """The first language of the browser's that the newsroom uses, else the newsroom's default."""
    in_use = names.tables().texts
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if code.split("-")[0] in in_use:
            return code.split("-")[0]
    default = next((text.newsroom.default_language for text in in_use.values()), "")
    return default if default in in_use else next(iter(in_use), settings.LANGUAGE_CODE)


@recording.kept()
@require_safe
def front_page(request: HttpRequest, language: str) -> HttpResponse:
    page = front.front_page(current_language())
    return _page(
        request,
        "front_page",
        vars(page),
        nodes=graph.front_page,
        others=_everywhere("reader:front"),
    )


@recording.kept("before")
@require_safe
def latest(request: HttpRequest, language: str) -> HttpResponse:
    page = lists.page(ListKind.LATEST, 0, current_language(), _before(request))
    newest = [timezone.localdate(card.published_at) for card in page.cards[:1]]
    head = ListHead(
        kind="latest",
        kicker="",
        title=_("Latest"),
        feed_url=_in_language("reader:feed", language),
        archive_url=_day_url(language, newest[0]) if newest else "",
    )
    return _list(request, head, page, _everywhere("reader:latest"))


@recording.kept("before")
@require_safe
def corrections(request: HttpRequest, language: str) -> HttpResponse:
    """Every story that has notes, the one corrected last first."""
    before = _before(request)
    page = notes.page(current_language(), before)
    if before and not page.stories:
        raise Http404
    head = notes.head(language)
    matter = {
        "head": head,
        "stories": page.stories,
        "older_url": f"?before={page.older}" if page.older else "",
        "newest_url": request.path if before else "",
    }
    return _page(
        request,
        "corrections",
        matter,
        nodes=_listing(request, head, page.stories),
        title=head.title,
        description=head.description,
        others=_everywhere("reader:corrections"),
        query=_query(request),
    )


@recording.kept("before")
@require_safe
def named_list(request: HttpRequest, language: str, table: str, slug: str) -> HttpResponse:
    """The list of a section, tag, author, source or place; an old slug leads to the new one."""
    try:
        entry = lists.entry_of(table, slug, current_language())
    except Http404:
        return moved.redirect(f"reader:{table}", table, slug, language)
    others = {
        code: address(table, code, slug)
        for code in names.tables().texts
        if table != names.TAG or code in entry.names
    }
    head, page = lists.named_page(table, entry, current_language(), _before(request))
    return _list(request, head, page, others)


@recording.kept("before")
@require_safe
def day(request: HttpRequest, language: str, year: int, month: int, day: int) -> HttpResponse:
    """All stories of one day of the newsroom's calendar, and the days beside it that have some."""
    try:
        shown = date(year, month, day)
    except (ValueError, OverflowError) as no_such_day:
        raise Http404 from no_such_day
    if request.path != _day_url(language, shown):
        return HttpResponsePermanentRedirect(_day_url(language, shown))
    if shown > timezone.localdate():
        raise Http404
    page = lists.page(ListKind.DAY, day_key(shown), current_language(), _before(request), size=100)
    before, after = lists.days_beside(shown, current_language())
    matter = {
        "shown": shown,
        "cards": page.cards,
        "older_url": f"?before={page.older}" if page.older else "",
        "previous": before,
        "previous_url": _day_url(language, before) if before else "",
        "following": after,
        "next_url": _day_url(language, after) if after else "",
        "is_thin": not page.cards,
    }
    title = typography.plain(times.long_date(shown, current_language()))
    return _page(
        request,
        "day",
        matter,
        nodes=_listing(request, ListHead(kind="day", kicker="", title=title), page.cards),
        title=title,
        others={code: _day_url(code, shown) for code in names.tables().texts},
        query=_query(request),
    )


@recording.kept()
@require_safe
def article(request: HttpRequest, language: str, number: int, slug: str = "") -> HttpResponse:
    """An article by its number; another language or other words are one redirect away."""
    versions = story.versions_of(number)
    edition = next((e for e in versions.values() if e.article_id == number), None)
    if edition is None:
        return _tombstone(request, number)
    if (edition.language, edition.slug) != (language, slug):
        return HttpResponsePermanentRedirect(edition.get_absolute_url())
    current_language()
    page = story.article_page(edition, versions)
    description = typography.plain(edition.excerpt or edition.headline)
    response = _page(
        request,
        "article",
        {"article": page},
        nodes=lambda site, root: graph.article(page, site, root, description),
        title=_window_title(page),
        description=description,
        others={v.language: v.url for v in page.versions},
    )
    return embed.allow_frames(response, page.frame_hosts)


@recording.kept()
@require_safe
def plain_page(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    versions = {text.language: text for text in PageText.objects.filter(page__slug=slug)}
    text = versions.get(current_language())
    if text is None:
        raise Http404
    others = {code: reverse("reader:page", args=[code, slug]) for code in versions}
    page = PlainPage(text.title, text.body)
    return _page(request, "page", {"page": page}, title=text.title, others=others)


def _list(
    request: HttpRequest, head: ListHead, page: lists.ListPage, others: dict[str, str]
) -> HttpResponse:
    before = _before(request)
    if before and not page.cards:
        raise Http404
    matter = {
        "head": head,
        "cards": page.cards,
        "older_url": f"?before={page.older}" if page.older else "",
        "newest_url": request.path if before else "",
        "is_thin": not before and len(page.cards) < (FEW if head.kind in THIN else 1),
    }
    return _page(
        request,
        "list",
        matter,
        nodes=_listing(request, head, page.cards),
        title=head.title,
        description=head.description,
        others=others,
        query=_query(request),
    )


def _listing(
    request: HttpRequest, head: ListHead, stories: Sequence[pages.Card | pages.Corrected]
) -> Nodes:
    """What a page of a list says to machines."""
    url = request.path + _query(request)
    return lambda site, root: graph.listing(head, stories, root + url, site, root)


def _before(request: HttpRequest) -> str:
    return request.GET.get("before", "")


def _query(request: HttpRequest) -> str:
    """What the address of a later page of a list has after its path."""
    return f"?before={_before(request)}" if _before(request) else ""


def _page(
    request: HttpRequest,
    template: str,
    matter: dict[str, Any],
    status: int = 200,
    nodes: Nodes | None = None,
    **about: Any,
) -> HttpResponse:
    """A page with what it says to machines: `nodes` of the site and its root."""
    shell = context(request.path, **about)
    if nodes:
        shell["graph"] = graph.script(*nodes(shell["site"], shell["site_root"]))
    return rendering.page(template, shell | matter, status=status)


def _everywhere(view: str) -> dict[str, str]:
    return {code: _in_language(view, code) for code in names.tables().texts}


@cache
def _in_language(view: str, language: str) -> str:
    return reverse(view, args=[language])


@lru_cache(maxsize=5000)
def _day_url(language: str, shown: date) -> str:
    numbers = [f"{shown.year:04}", f"{shown.month:02}", f"{shown.day:02}"]
    return reverse("reader:day", args=[language, *numbers])


def _window_title(page: pages.Article) -> str:
    headline = typography.plain(page.headline)
    return _("Retracted: %(headline)s") % {"headline": headline} if page.retraction else headline


def _tombstone(request: HttpRequest, number: int) -> HttpResponse:
    """Say why a story is gone, if it ever was public; else there is no such page."""
    story = gone.look_up(number)
    if story is None:
        raise Http404
    with translation.override(story.language):
        title = _("This story was killed") if story.is_killed else _("This story was withdrawn")
        matter: dict[str, Any] = {
            "what": title,
            "is_killed": story.is_killed,
            "reason": story.reason,
            "withdrawn_at": story.withdrawn_at,
            "latest": _newest(story.language),
        }
        page = _page(request, "410", matter, status=410, title=title)
    page.headers["Content-Language"] = story.language
    return page


def _newest(language: str) -> Any:
    return lists.page(ListKind.LATEST, 0, language, size=front.LATEST).cards
