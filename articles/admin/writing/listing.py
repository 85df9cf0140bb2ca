"""The list of articles: its filters, and what its box finds."""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles import seeing
from articles.admin import not_public, paging
from articles.admin.writing import names
from articles.admin.writing.who import person
from articles.models import Article, Attribution, Section
from articles.search import desk

Status = Article.Status


def _changed(queryset: QuerySet[Any]) -> QuerySet[Any]:
    found = not_public.really_changed(Article.objects.all(), not_public.COMPARED // 2)
    return queryset.filter(pk__in=[article.pk for article in found])


def _planned(queryset: QuerySet[Any]) -> QuerySet[Any]:
    coming = not_public.scheduled(Article.objects.all()).order_by()
    return queryset.filter(pk__in=coming.values("pk"))


def _without_source(queryset: QuerySet[Any]) -> QuerySet[Any]:
    chain = Attribution.objects.filter(article=OuterRef("pk"))
    return queryset.filter(~Exists(chain), status=Status.PUBLISHED)


SHOWN: dict[str, Callable[[QuerySet[Any]], QuerySet[Any]]] = {
    "changed": _changed,
    "scheduled": _planned,
    "no-source": _without_source,
}


class ShowFilter(SimpleListFilter):
    """What editors ask for."""

    title = _("show")
    parameter_name = "show"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("mine", _("Mine")),
            ("waiting", _("Waiting for an editor")),
            ("taken", _("Taken by me")),
            ("changed", _("Unpublished changes")),
            ("scheduled", _("Scheduled")),
            ("no-source", _("Published without a source")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "mine":
            return queryset.mine(person(request))
        if self.value() == "waiting":
            return queryset.waiting()
        if self.value() == "taken":
            return queryset.waiting().filter(taken_by=person(request))
        find = SHOWN.get(self.value() or "")
        return find(queryset) if find else queryset


class NeedsVersionFilter(SimpleListFilter):
    """Published stories that one language still lacks."""

    title = _("needs a version")
    parameter_name = "needs"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("kk", _("Needs a Kazakh version")),
            ("ru", _("Needs a Russian version")),
            ("en", _("Needs an English version")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if not (language := self.value()):
            return queryset
        if request.GET.get("language__exact") == language:
            return queryset.none()  # to find none of them, the database would read them all
        there = Article.objects.filter(story=OuterRef("story"), language=language)
        return queryset.filter(~Exists(there), status=Status.PUBLISHED)


class SectionFilter(SimpleListFilter):
    """Sections by their names in the person's language."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterator[tuple[str, str]]:
        for section in Section.objects.prefetch_related("names"):
            yield str(section.pk), names.name_of(section)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        value = self.value() or ""
        return queryset.filter(section=value) if value.isdecimal() else queryset


class Articles(paging.Listed):
    """The list of articles, which knows of each row whether readers lack a change of it.

    What filters leave is chosen before it is asked who may see it.
    """

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> Any:
        user, restricted = person(request), self.root_queryset
        if user.has_perm(seeing.EVERYTHING):
            return super().get_queryset(request, exclude_parameters)
        of_articles: Any = self.model_admin
        try:
            self.root_queryset = of_articles.everything(request)
            among = super().get_queryset(request, exclude_parameters)
        finally:
            self.root_queryset = restricted
        rows = seeing.visible(among, user)
        rows.choice = paging.Choice(among, seeing.seen_by(user))
        return rows

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows = list(self.result_list)
        published = [each.pk for each in rows if each.status == Status.PUBLISHED]
        shown = Article.objects.filter(pk__in=published)
        changed = {each.pk for each in not_public.really_changed(shown, len(rows))}
        for article in rows:
            article.is_changed = article.pk in changed
        self.result_list = rows


def found(request: HttpRequest, text: str) -> list[int]:
    """The articles that the box finds: by words, within the language and section chosen beside it.

    In a box that proposes while one types, the last word may go on. A number finds its article.
    """
    asked = request.GET
    section = asked.get(SectionFilter.parameter_name, "")
    facts = [("section", int(section[:18]))] if section.isdecimal() else []
    language = asked.get("language__exact", "")
    if language not in dict(settings.LANGUAGES):
        language = ""
    numbers = desk.numbers(text, facts, language=language, as_typed="term" in asked)
    own = text.strip()
    return [*numbers, int(own[:18])] if own.isdecimal() else numbers
