"""The search page, and what its box proposes while somebody types."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.search import finding, suggesting
from articles.search.finding import Cursor
from articles.text import words
from reader import asking, names, rendering, results, search_form
from reader.site import context, current_language

PROPOSED_NAMES = 8


@require_safe
def page(request: HttpRequest, language: str) -> HttpResponse:
    """The answer to a question, or the form alone. Three queries; five where nothing is found."""
    code, now = current_language(), timezone.now()
    asked = asking.read(request.GET, code, now)
    before = _cursor(request.GET.get("before", ""))
    found = finding.find(asked.question, now, before)
    if before and not found.rows and not found.older:
        raise Http404
    address = search_form.Address(request.GET)
    matter = {
        "form": search_form.of(asked, address, code),
        "results": results.of(found, asked, address, now),
        "older_url": address.of(before=str(found.older)) if found.older else "",
        "newest_url": address.of() if before else "",
        "suggest_url": reverse("reader:suggest", args=[code]),
    }
    shell = context(request.path, title=_("Search"), others=_elsewhere(asked.question.text))
    return rendering.page("search", {**shell, "canonical_url": "", **matter})


@require_safe
def suggest(request: HttpRequest, language: str) -> JsonResponse:
    """What may be meant by `q`: questions, or names of the `kind` tag, author, source or place."""
    code = current_language()
    kind = request.GET.get("kind", "")
    typed = request.GET.get("q", "").replace("\x00", "")[: asking.LONGEST]
    if kind and kind not in asking.FACTS:
        raise Http404
    found = (
        _called(kind, typed, code) if kind else suggesting.suggested(typed, code, timezone.now())
    )
    return JsonResponse({"suggestions": found})


def _cursor(text: str) -> Cursor | None:
    try:
        return Cursor.read(text) if text else None
    except ValueError as junk:
        raise Http404 from junk


def _called(kind: str, typed: str, language: str) -> list[str]:
    """Names in this language that begin so, or hold a word that does."""
    folded = words.fold(typed)
    found = []
    for entry in names.tables().of(kind):
        own = entry.names.get(language)
        name = words.fold(own.text) if own else ""
        if folded and own and (name.startswith(folded) or f" {folded}" in name):
            found.append((not name.startswith(folded), own.sort_key, own.text))
    return [text for _is_within, _sorted, text in sorted(found)[:PROPOSED_NAMES]]


def _elsewhere(text: str) -> dict[str, str]:
    """The same words asked for in other languages."""
    query = f"?{urlencode({'q': text})}" if text else ""
    codes = names.tables().texts
    return {code: reverse("reader:search", args=[code]) + query for code in codes}
