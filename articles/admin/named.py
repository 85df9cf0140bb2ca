"""Sections, tags, places, authors and sources: things with a slug, and a name per language."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Case, OrderBy, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles import naming, search_upkeep
from articles.admin.desk import DeskAdmin, in_language
from articles.admin.languages import in_use, own_first
from articles.models import ListTotal


class NamedForm(forms.ModelForm):
    """The slug may be left empty: a new one is made from the name, an old one stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Stands in the address of its page; made from the name when left empty. "
                "After a change the old address leads to the new one."
            )

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"] or self.instance.slug)
        if slug:
            naming.refuse_old_address(self.instance, slug)
        return slug


class NamedAdmin(DeskAdmin):
    """Names in panels, a list with a column a language, and slugs that may change."""

    form = NamedForm
    change_form_template = "admin/articles/named_form.html"
    search_fields = ["names__folded", "slug"]
    facts: ClassVar[Sequence[Any]] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).prefetch_related("names")
        found: QuerySet[Any] = rows.annotate(stories=Subquery(self._totals()))
        return found

    def _totals(self) -> Any:
        totals = ListTotal.objects.filter(kind=self.opts.model_name, key=OuterRef("pk"))
        return totals.values("kind").annotate(stories=Sum("total")).values("stories")

    def get_ordering(self, request: HttpRequest) -> Any:
        """By name, as the alphabet of the person's language has it."""
        own = Case(When(language=get_language(), then=Value(0)), default=Value(1))
        owner = {naming.kind_of(self.model): OuterRef("pk")}
        names = self.model.names.rel.related_model.objects.filter(**owner)
        return [OrderBy(Subquery(names.order_by(own, "id").values("sort_key")[:1]))]

    def get_list_display(self, request: HttpRequest) -> Any:
        _own, *others = own_first(in_use())
        columns = [in_language(code, _name_in(code)) for code in others]
        return ["shown_name", *columns, *self.facts, "story_count"]

    @admin.display(description=_("name"))
    def shown_name(self, thing: Any) -> Any:
        """In the person's language; in another one it is marked as that."""
        if language := other_language(thing):
            return format_html('<span lang="{}">{}</span>', language, thing)
        return str(thing)

    @admin.display(description=_("stories"), ordering="stories")
    def story_count(self, thing: Any) -> int:
        return int(thing.stories or 0)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing whose page ever listed a story is deleted."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not naming.was_listed(obj))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change and "slug" in form.changed_data:
            naming.rename(obj, slug=obj.slug, by=request.user)  # type: ignore[arg-type]
        obj.slug = obj.slug or naming.placeholder()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        typed = [
            (each.code, each.cleaned_data.get("text") or "")
            for formset in formsets
            for each in formset.forms
        ]
        naming.take_names(form.instance, typed)
        was = _names_of(form.instance)
        super().save_related(request, form, formsets, change)
        has_slug = change or bool(form.cleaned_data.get("slug"))
        naming.settle(form.instance, has_slug=has_slug)
        if change and _names_of(form.instance) != was:
            search_upkeep.renamed(naming.kind_of(form.instance), form.instance.pk)


def _names_of(thing: Any) -> set[tuple[str, str]]:
    """Its names as they are stored: (language, text)."""
    return set(thing.names.order_by().values_list("language", "text"))


def other_language(thing: Any) -> str:
    """The language that its shown name is in, where that is not the person's; "" otherwise."""
    codes = [name.language for name in thing.names.all()]
    return "" if get_language() in codes or not codes else codes[0]


def _name_in(code: str) -> Callable[[Any], str]:
    def value(thing: Any) -> str:
        return next((name.text for name in thing.names.all() if name.language == code), "")

    return value
