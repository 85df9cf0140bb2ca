"""Suggestions while somebody types: names, pictures, articles, in the person's language."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import aliases, seeing
from articles.admin.writing import names, picture_choices, tags
from articles.admin.writing.who import person
from articles.models import Article, Place, Tag
from articles.search import desk
from articles.text import words

MOST = 12
Row = dict[str, Any]


def _holding(queryset: QuerySet[Any], query: str) -> QuerySet[Any]:
    """Rows of which one name holds every word of `query`, in any case, in any language."""

    def wanted(path: str) -> Q:
        found = Q()
        for word in words.fold(query).split():
            found &= Q(**{f"{path}__contains": word})
        return found

    return queryset.filter(names.called(queryset.model, wanted)).distinct()


def _named(queryset: QuerySet[Any], query: str, kind: bool = True) -> list[Row]:
    found = _holding(queryset, query).prefetch_related("names")
    rows = [
        {
            "id": row.pk,
            "text": names.name_of(row),
            "note": row.get_kind_display() if kind else "",
        }
        for row in found[: MOST * 4]
    ]
    return _best(rows, query)


def _best(rows: list[Row], query: str) -> list[Row]:
    """Names that begin with what was typed first, then by the alphabet."""
    folded = words.fold(query)
    return sorted(
        rows, key=lambda row: (not words.fold(row["text"]).startswith(folded), row["text"])
    )[:MOST]


def authors(request: HttpRequest, query: str) -> list[Row]:
    return _named(names.authors().filter(is_active=True), query)


def sources(request: HttpRequest, query: str) -> list[Row]:
    found = _holding(names.sources(), query).prefetch_related("names")
    rows = [
        {
            "id": row.pk,
            "text": names.name_of(row),
            "note": row.get_kind_display() if row.is_confirmed else _("not confirmed yet"),
        }
        for row in found[: MOST * 4]
    ]
    return _best(rows, query)


def places(request: HttpRequest, query: str) -> list[Row]:
    return _named(Place.objects.all(), query)


def tags_like(request: HttpRequest, query: str) -> list[Row]:
    found = _holding(aliases.standing(Tag.objects.all()), query).prefetch_related("names")
    rows = [
        {
            "id": tag.pk,
            "text": tags.tag_name(tag),
            "note": "" if tag.is_confirmed else _("not confirmed yet"),
        }
        for tag in found[: MOST * 4]
    ]
    return _best(rows, query)


def articles(request: HttpRequest, query: str) -> list[Row]:
    numbers = desk.numbers(query, as_typed=True)
    found = seeing.visible(Article.objects.filter(pk__in=numbers), person(request))
    return [
        {
            "id": article.pk,
            "text": article.headline,
            "note": article.get_language_display(),
            "language": article.language,
            "url": f"/{article.language}/{article.pk}/",
        }
        for article in found.order_by("-saved_at")[:MOST]
    ]


def colleagues(request: HttpRequest, query: str) -> list[Row]:
    """Whom a note on the article `article` may call: those who may see it."""
    number = request.GET.get("article", "")
    seen = seeing.visible(Article.objects.all(), person(request))
    article = seen.filter(pk=number).first() if number.isdecimal() else None
    if article is None:
        raise Http404
    folded = words.fold(query)
    people = sorted(seeing.people(article), key=str)
    named = [(user, words.fold(f"{user} {user.last_name} {user.username}")) for user in people]
    return [
        {"id": user.pk, "text": str(user), "note": user.username}
        for user, text in named
        if any(part.startswith(folded) for part in (text, *text.split()))
    ][:MOST]


KINDS: dict[str, tuple[str, Callable[[HttpRequest, str], list[Row]]]] = {
    "authors": ("articles.view_author", authors),
    "sources": ("articles.view_source", sources),
    "places": ("articles.view_place", places),
    "tags": ("articles.view_tag", tags_like),
    "pictures": ("articles.view_picture", picture_choices.find),
    "captions": ("articles.view_picture", picture_choices.captions),
    "articles": ("articles.view_article", articles),
    "colleagues": ("articles.view_article", colleagues),
}


@require_safe
def choices(request: HttpRequest, kind: str) -> JsonResponse:
    """What may be meant by `q`. Names are data: whoever shows them writes them as text."""
    if kind not in KINDS:
        raise Http404
    permission, find = KINDS[kind]
    if not request.user.has_perm(permission):
        raise PermissionDenied
    rows = find(request, request.GET.get("q", "")[:100])
    if kind != "pictures":
        return JsonResponse({"results": rows})
    most = picture_choices.MOST
    return JsonResponse({"results": rows[:most], "more": len(rows) > most})
