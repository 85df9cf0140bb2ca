"""The history screen: every save, what it changed, and choosing two of them to compare."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import integrity, restoring, workflow
from articles.admin.writing import beside, brought_back, compare, steps
from articles.admin.writing.who import person
from articles.models import Article, Edition, Redaction, Revision
from articles.text import sanitise, words

ON_A_PAGE = 50
TEXTS = {
    "headline": gettext_lazy("Headline"),
    "deck": gettext_lazy("Deck"),
    "body": gettext_lazy("Text"),
}


@dataclass(frozen=True)
class Save:
    """One save as a row of the history."""

    version: int
    by: str
    at: Any
    note: Any
    words: int
    more: int
    less: int
    changed: list[Any]
    public: Any
    is_broken: bool
    redaction: Redaction | None
    previous: int | None


@dataclass(frozen=True)
class Chosen:
    """The two saves to be compared; one that stands on another page is named above the list."""

    old: int
    new: int
    elsewhere: list[int] = field(default_factory=list)


def page(model_admin: Any, request: HttpRequest, article: Article) -> HttpResponse:
    """The history screen."""
    by = person(request)
    shown = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "article": article,
        "may_restore": workflow.may_change(article, by),
        "may_redact": by.has_perm("articles.redact_article"),
        "steps": steps.of(article, with_addresses=by.has_perm("accounts.view_auditentry")),
        "media": model_admin.media,
        **context(article, request),
    }
    return TemplateResponse(request, "admin/articles/article/history.html", shown)


def restore_of(model_admin: Any) -> Callable[..., HttpResponse]:
    """The door behind the buttons that restore a save."""

    def restore(request: HttpRequest, number: int) -> HttpResponse:
        article = model_admin.get_object(request, str(number))
        if article is None or request.method != "POST":
            raise Http404
        version = request.POST.get("version", "")
        try:
            wanted = int(version[:9]) if version.isdecimal() else 0
            restoring.restore(article, wanted, by=person(request))
        except ValidationError as error:
            messages.error(request, error.messages[0])
            address = reverse("admin:articles_article_history", args=[article.pk])
            return HttpResponseRedirect(address)
        said = _("Save %(version)s is the desk's text again. What was there stays in the history.")
        messages.success(request, said % {"version": wanted})
        brought_back.tell(request, article, wanted)
        address = reverse("admin:articles_article_change", args=[article.pk])
        return HttpResponseRedirect(address)

    return restore


def context(article: Article, request: HttpRequest) -> dict[str, Any]:
    """What the history screen shows. The number of queries doesn't grow with the saves."""
    pages = Paginator(article.revisions.select_related("by", "redaction"), ON_A_PAGE)
    found = pages.get_page(request.GET.get("page"))
    redactions = list(article.redactions.select_related("by"))
    broken = set(integrity.verify(article)) if redactions else set()
    saves = list(_saves(article, found, broken))
    shown = {save.version for save in saves}
    old, new = _choice(article, request)
    return {
        "title": _("History"),
        "page": found,
        "saves": saves,
        "chosen": Chosen(old, new, [v for v in (old, new) if v and v not in shown]),
        "broken": [save.version for save in saves if save.is_broken],
        "redactions": redactions,
    }


def _saves(article: Article, page: Page[Revision], broken: set[int]) -> Iterator[Save]:
    """The saves of a page, each with what it changed since the one before."""
    rows = list(page)
    oldest = rows[-1].version if rows else 0
    before = article.revisions.filter(version__lt=oldest).first()
    public = dict(_public(article, rows))
    for row, earlier in zip(rows, [*rows[1:], before], strict=True):
        previous = earlier.hash if earlier else ""
        is_broken = row.version in broken or not integrity.holds(row, previous)
        yield _save(row, earlier, public.get(row.pk, ""), is_broken=is_broken)


def _save(row: Revision, before: Revision | None, public: Any, *, is_broken: bool) -> Save:
    now = row.snapshot
    was = before.snapshot if before else None
    count = _count(now["body"])
    change = count - _count(was["body"]) if was else 0
    return Save(
        version=row.version,
        by=str(row.by),
        at=row.at,
        note=beside.said(row.note),
        words=count,
        more=max(change, 0),
        less=max(-change, 0),
        changed=list(_changed(was, now)) if was else [],
        public=public,
        is_broken=is_broken,
        redaction=row.redaction,
        previous=before.version if before else None,
    )


def _changed(was: dict[str, Any], now: dict[str, Any]) -> Iterator[Any]:
    """What kinds of things a save changed, in words."""
    labels = {**TEXTS, **compare.LABELS}
    for name, label in labels.items():
        if name in now and was.get(name) != now[name]:
            yield label


def _public(article: Article, rows: Iterable[Revision]) -> Iterator[tuple[int, Any]]:
    """Of each revision that was published: whether readers have it, had it, or will have it."""
    moment = timezone.now()
    found = Edition.objects.filter(article=article, revision__in=[row.pk for row in rows])
    windows = found.order_by("public_from").values_list("revision", "public_from", "public_until")
    for number, begins, ends in windows:
        if begins > moment:
            yield number, _("Planned")
        elif ends > moment:
            yield number, _("Public now")
        else:
            yield number, _("Was public")


def _choice(article: Article, request: HttpRequest) -> tuple[int, int]:
    """What was chosen, or what readers have against the newest save, or the last two."""
    asked = [request.GET.get(name, "") for name in ("from", "to")]
    old, new = (int(each[:9]) if each.isdecimal() else 0 for each in asked)
    edition = article.edition or article.latest_edition
    newest = article.version
    public = edition.revision.version if edition else 0
    fallback = public if public and public != newest else max(newest - 1, 1)
    return old or fallback, new or newest


@lru_cache(maxsize=256)
def _count(body: str) -> int:
    return words.count_words(sanitise.plain_text(body))
