"""What every screen of the desk shares: titles in sentences, labels, and search that folds."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts import audit
from articles import changes
from articles.admin import paging
from articles.admin.languages import NAMES
from articles.models.names import Named
from articles.text import words
from articles.trace import Act


@dataclass(frozen=True)
class Wording:
    """The titles of a model's screens, a sentence each: languages inflect what they name."""

    add: Any
    change: Any
    view: Any


class DeskAdmin(admin.ModelAdmin):
    """A ModelAdmin that speaks in sentences and finds «Полиция» by «полиция»."""

    wording: Wording
    list_per_page = 50
    paginator = paging.Newest
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    clears: tuple[str, ...] = (changes.NAMES,)
    formfield_overrides = {
        models.URLField: {"widget": forms.URLInput, "assume_scheme": "https"},
    }

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        titled = context | {
            "title": self.title_of(request, obj),
            "subtitle": self.subject_of(obj) if obj else None,
            "subject_language": self.subject_language(obj) if obj else "",
            "wording": self.wording,
        }
        return super().render_change_form(request, titled, add, change, form_url, obj)

    def title_of(self, request: HttpRequest, obj: Any) -> Any:
        """The title of the form of `obj`; None is a new one."""
        if obj is None:
            return self.wording.add
        may_change = self.has_change_permission(request, obj)
        return self.wording.change if may_change else self.wording.view

    def render_delete_form(self, request: HttpRequest, context: dict[str, Any]) -> Any:
        about = context["object"]
        named = context | {
            "subject": self.subject_of(about),
            "subject_language": self.subject_language(about),
        }
        return super().render_delete_form(request, named)

    def subject_of(self, obj: Any) -> str:
        """What the form is about, in large letters under its title."""
        return str(obj)

    def subject_language(self, obj: Any) -> str:
        """The language that the subject is in, where that is not the person's."""
        return ""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        plural = str(self.opts.verbose_name_plural)
        title = {"title": plural[:1].upper() + plural[1:], "wording": self.wording}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Rows that hold every word in one of `search_fields`, whatever its case, ё as е."""
        fields = self.get_search_fields(request)
        for word in words.fold(search_term).split():
            either = Q()
            for field in fields:
                either |= Q(**matching(str(field), word))
            found = self.model._default_manager.filter(either).order_by().values("pk")
            queryset = queryset.filter(pk__in=found)
        return queryset, False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return paging.Listed

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> Any:
        """Bring names along, so that a choice is labelled by a name and not by a slug."""
        found = super().get_field_queryset(db, db_field, request)
        model = db_field.remote_field.model
        if not issubclass(model, Named):
            return found
        rows = model._default_manager.all() if found is None else found
        return rows.prefetch_related("names")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.clear(form.instance)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.clear(obj)
        by: Any = request.user
        about = self.subject_of(obj)
        super().delete_model(request, obj)
        audit.record(Act.DELETE, by=by, about=about, kind=self.opts.model_name)

    def clear(self, obj: Any) -> None:
        """Say that what readers see of `obj` is out of date."""
        changes.clear(self.clears)


def matching(field: str, word: str) -> dict[str, str]:
    """The condition that `field` holds a folded word; other columns are matched letter by letter.

    SQLite's own `icontains` knows no Cyrillic; its `iregex` is Python's.
    """
    if field.endswith("folded"):
        return {f"{field}__contains": word}
    return {f"{field}__iregex": re.escape(word).replace("е", "[её]")}


def in_language(code: str, value: Callable[[Any], str]) -> Callable[[Any], Any]:
    """A list's column for one language."""

    @admin.display(description=NAMES[code], empty_value="–")
    def column(obj: Any) -> Any:
        text = value(obj)
        return format_html('<span lang="{}">{}</span>', code, text) if text else None

    column.__name__ = f"in_{code}"
    return column


def yes_or_no(field: str, label: Any) -> Callable[[Any], Any]:
    """A list's column that says yes in words; Django's icon is called “True” in every language."""

    @admin.display(description=label, ordering=field, empty_value="–")
    def column(obj: Any) -> Any:
        return _("Yes") if getattr(obj, field) else None

    column.__name__ = f"{field}_in_words"
    return column
