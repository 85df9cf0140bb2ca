"""The page of a conflict of edits: what collides side by side, a choice for each, then saving."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import keeping
from articles.admin.writing import merging, posting
from articles.admin.writing.columns import moment
from articles.admin.writing.resolving import Resolved
from articles.admin.writing.typed import form_data
from articles.admin.writing.who import person
from articles.kept import Kept
from articles.models import Article
from articles.text import diff, figures, merge, sanitise

TEXT = ("headline", "deck", "body")
FIGURE = re.compile(r'<figure data-(picture|gallery|embed)="([^"]*)"(?: data-still="([0-9]+)")?')
Rows = list[tuple[diff.Span, ...]]


@dataclass(frozen=True)
class Shown:
    """A collision as people see it: paragraphs of both sides, the words that differ marked."""

    key: str
    label: Any
    theirs: Rows
    ours: Rows
    before: list[str]
    is_text: bool
    only_looks: bool
    allows_both: bool
    choice: str


def page_of(model_admin: Any) -> Callable[..., HttpResponse]:
    """The page. A GET shows it, a POST saves what was chosen upon the newest text."""

    def page(request: HttpRequest, number: int, refused: int) -> HttpResponse:
        article = model_admin.get_object(request, str(number))
        kept = keeping.find(f"refused-{refused}", by=person(request))
        if article is None or kept is None or kept.article != article:
            raise Http404
        if kept.is_settled:
            return HttpResponseRedirect(_address(article))
        if request.method == "POST":
            return _settle(model_admin, request, article, kept)
        return _show(model_admin, request, article, kept)

    return page


@transaction.atomic
def _settle(model_admin: Any, request: HttpRequest, article: Article, kept: Kept) -> HttpResponse:
    locked = Article.objects.held().get(pk=article.pk)
    merged = _merged(kept, locked)
    choices = _choices(request)
    if any(collision.key not in choices for collision in merged.collisions):
        return _show(model_admin, request, locked, kept)
    data = form_data(merged.form(choices))
    data["_save"] = "1"
    posting.put_in(request, data)
    data["page"] = uuid4().hex
    data["taken_text"] = kept.key
    request.merged = merged  # type: ignore[attr-defined]
    response: HttpResponse = model_admin.changeform_view(
        request, str(article.pk), _address(article), None
    )
    return response


def _merged(kept: Kept, article: Article) -> merging.Merge:
    found = merging.of(kept.pairs, article)
    return found or merging.Merge({}, kept.pairs, article.version)


def _choices(request: HttpRequest) -> dict[str, str]:
    """What was chosen, by the collisions' keys: the radio buttons are named choose-<key>."""
    chosen = {name.removeprefix("choose-"): value for name, value in request.POST.items()}
    return {key: value for key, value in chosen.items() if value in merging.CHOICES}


def _show(model_admin: Any, request: HttpRequest, article: Article, kept: Kept) -> HttpResponse:
    merged = _merged(kept, article)
    last = article.revisions.select_related("by").first()
    choices = _choices(request)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Conflict of edits"),
        "opts": model_admin.opts,
        "article": article,
        "by": str(last.by) if last else "",
        "saved": moment(article.saved_at),
        "collisions": _shown(merged, choices),
        "redaction": merged.redaction,
        "taken": [posting.LABELS.get(part, part) for part in merged.taken],
        "kept_key": kept.key,
        "asked_again": request.method == "POST",
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/articles/article/conflict.html", context)


def _shown(merged: merging.Merge, choices: dict[str, str]) -> list[Shown]:
    proposes = merged.redaction is None
    return [_one(collision, choices, proposes=proposes) for collision in merged.collisions]


def _one(collision: merging.Collision, choices: dict[str, str], *, proposes: bool) -> Shown:
    piece = collision.piece
    before, theirs, ours = (_paragraphs(collision.part, each) for each in piece[1:])
    rows = diff.compare(theirs, ours)
    default = "both" if proposes and collision.allows_both and not piece.base else ""
    return Shown(
        key=collision.key,
        label=posting.LABELS.get(collision.part, collision.part),
        theirs=[row.old for row in rows if row.old],
        ours=[row.new for row in rows if row.new],
        before=before,
        is_text=collision.part in TEXT,
        only_looks=theirs == ours,
        allows_both=collision.allows_both,
        choice=choices.get(collision.key, default),
    )


def _paragraphs(part: str, items: merge.Items) -> list[str]:
    """One side of a collision as lines of words."""
    if part == "body":
        return [line for block in items for line in _lines(block)]
    if not items or items == ("",):
        return []
    values = [merging.value_of(part, [item]) for item in items]
    if part in TEXT:
        return str(values[0]).splitlines()
    if part in merging.BY_MEMBERS:
        return [_in_words(part, value) for value in values]
    return [_in_words(part, values[0])]


def _lines(block: str) -> list[str]:
    """The words of a block; a figure says what it is, since it may have none."""
    found = FIGURE.match(block)
    words = sanitise.plain_text(figures.labelled(block, _("Picture"))).splitlines()
    if found is None:
        return words or [_("(an empty paragraph)")]
    kinds = {"picture": _("Picture"), "gallery": _("Gallery"), "embed": _("Embedded page")}
    still = [f"{_('Picture')} {found[3]}"] if found[3] else []
    return [f"{kinds[found[1]]} {found[2]}", *still, *words]


def _in_words(part: str, value: Any) -> str:
    if isinstance(value, dict) and "typed" in value:
        return str(value["typed"])
    empty: dict[str, Any] = {
        "section_id": None,
        "place_id": None,
        "lead_picture_id": None,
        "credits": [],
        "chain": [],
        "tags": [],
        "pictures": [],
    }
    return Resolved([{**empty, part: value}]).shown(part, value)


def _address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])
