"""The ordered parts of an article under its form: who is credited, and the chain of sources."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import proposals
from articles.admin.writing import names
from articles.admin.writing.times import TimeField
from articles.models import Article, Attribution, Credit, Source

FARTHEST = 30


class PartForm(forms.ModelForm):
    """A row whose uniqueness is judged with all rows at once, so that two may change places."""

    who_field = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["who"] = getattr(self.instance, self.who_field)
        else:
            self.initial.update(position=None, step=None)

    def validate_unique(self) -> None:
        pass

    def validate_constraints(self) -> None:
        pass

    def has_changed(self) -> bool:
        """A row that names nobody is no row, whatever else was touched in it."""
        return bool(self["who"].data[1])


class CreditForm(PartForm):
    who_field = "author"
    who = names.NameField(
        "authors",
        names.authors,
        label=gettext_lazy("Author"),
        error_messages={"required": gettext_lazy("Name the author, or remove the row.")},
    )
    position = forms.IntegerField(label=gettext_lazy("Order"), required=False, min_value=0)

    class Meta:
        model = Credit
        fields = ["role", "position"]


class AttributionForm(PartForm):
    who_field = "source"
    who = names.NameField(
        "sources",
        names.sources,
        proposes=True,
        label=gettext_lazy("Source"),
        error_messages={"required": gettext_lazy("Name the source, or remove the row.")},
    )
    step = forms.IntegerField(
        label=gettext_lazy("Step"),
        required=False,
        min_value=1,
        max_value=FARTHEST,
        help_text=gettext_lazy("1 is whom we took it from; 2 is whom they cite."),
    )
    position = forms.IntegerField(label=gettext_lazy("Order"), required=False, min_value=0)
    url = forms.URLField(
        label=gettext_lazy("Address of the original"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    taken_at = TimeField(label=gettext_lazy("Taken at"), required=False)

    class Meta:
        model = Attribution
        fields = ["role", "step", "position", "url", "taken_at"]

    def clean_step(self) -> int:
        return self.cleaned_data["step"] or FARTHEST


class PartFormSet(forms.BaseInlineFormSet):
    """Rows in the order of their numbers; the same one twice is refused where it stands.

    What is sent takes the place of all rows, so it doesn't matter which row of the database each
    was shown for: somebody else may have saved meanwhile.
    """

    def initial_form_count(self) -> int:
        return 0 if self.is_bound else super().initial_form_count()

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if self.is_bound:
            form.fields.pop("id")

    def kept(self) -> list[Any]:
        """The rows that stay, in order."""
        rows = [
            form
            for form in self.forms
            if form.cleaned_data.get("who") and not form.cleaned_data.get("DELETE")
        ]
        return sorted(rows, key=_order)

    def validate_unique(self) -> None:
        pass

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        seen = set()
        for form in self.kept():
            who = form.cleaned_data["who"]
            mark = (who if isinstance(who, str) else who.pk, *self.twin_of(form.cleaned_data))
            if mark in seen:
                form.add_error("who", _("This one stands in the list twice."))
            seen.add(mark)

    def twin_of(self, data: dict[str, Any]) -> Sequence[Any]:
        """What makes two rows of one name the same."""
        return (data.get("role"), data.get("step"))


def _order(form: Any) -> tuple[int, int]:
    data = form.cleaned_data
    position = data.get("position")
    return (data.get("step") or 0, FARTHEST if position is None else position)


class CreditFormSet(PartFormSet):
    def write(self, article: Article) -> None:
        """Put these rows in the place of the article's credits, numbered as they stand."""
        article.credits.all().delete()
        Credit.objects.bulk_create(
            Credit(
                article=article,
                author=form.cleaned_data["who"],
                role=form.cleaned_data["role"],
                position=position,
            )
            for position, form in enumerate(self.kept())
        )


class AttributionFormSet(PartFormSet):
    def twin_of(self, data: dict[str, Any]) -> Sequence[Any]:
        return (data.get("step"),)

    def write(self, article: Article) -> None:
        """Put these rows in the place of the chain, its steps numbered from 1 without gaps."""
        article.attributions.all().delete()
        forms_kept = self.kept()
        steps = sorted({form.cleaned_data["step"] for form in forms_kept})
        Attribution.objects.bulk_create(
            Attribution(
                article=article,
                source=_source(form.cleaned_data["who"], article.language),
                role=form.cleaned_data["role"],
                step=steps.index(form.cleaned_data["step"]) + 1,
                position=position,
                url=form.cleaned_data["url"],
                taken_at=form.cleaned_data["taken_at"],
            )
            for position, form in enumerate(forms_kept)
        )


def _source(who: Source | str, language: str) -> Source:
    return proposals.source_named(who, language) if isinstance(who, str) else who


class PartInline(admin.TabularInline):
    """Parts are the article's: whoever may write in it may order them."""

    extra = 1
    who = ""

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request).select_related(self.who)
        return rows.prefetch_related(f"{self.who}__names")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.view_article")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.change_article")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.change_article")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.change_article")


class CreditInline(PartInline):
    model = Credit
    form = CreditForm
    formset = CreditFormSet
    who = "author"


class AttributionInline(PartInline):
    model = Attribution
    form = AttributionForm
    formset = AttributionFormSet
    who = "source"
