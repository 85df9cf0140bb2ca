"""The list of articles: its filters, and what its box finds."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.writing import names
from articles.admin.writing.who import person
from articles.models import Article, Attribution, Section
from articles.search import desk

Status = Article.Status


class ShowFilter(SimpleListFilter):
    """What editors ask for."""

    title = _("show")
    parameter_name = "show"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("mine", _("Mine")),
            ("waiting", _("Waiting for an editor")),
            ("taken", _("Taken by me")),
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
        if self.value() == "scheduled":
            return queryset.scheduled()
        if self.value() == "no-source":
            chain = Attribution.objects.filter(article=OuterRef("pk"))
            return queryset.filter(~Exists(chain), status=Status.PUBLISHED)
        return queryset


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
