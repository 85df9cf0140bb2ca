"""Words written once per language: an inline with a panel for each language in use."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Value, When
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models import NewsroomText
from articles.text import words

NAMES = dict(settings.LANGUAGES)
EVERY, ONE, NONE = "every", "one", "none"


def in_use() -> list[str]:
    """The codes of the newsroom's languages, in its order."""
    enabled = NewsroomText.objects.filter(is_enabled=True)
    return list(enabled.values_list("language", flat=True))


def own_first(codes: list[str]) -> list[str]:
    """The same codes, the language of the interface before the others."""
    return sorted(codes, key=lambda code: code != get_language())


class LanguageForm(forms.ModelForm):
    """One language's words. The language itself is not for choosing."""

    @property
    def code(self) -> str:
        return str(self.instance.language or self.initial.get("language", ""))

    @property
    def language_name(self) -> Any:
        return NAMES.get(self.code, self.code)

    def has_changed(self) -> bool:
        """A new language is written as soon as anything is typed for it."""
        return bool(self.changed_data) if self.instance.pk else not self.is_blank

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed. A tick alone is not a word."""
        typed = (self[name].data for name in self.fields if self._is_words(name))
        return not any(isinstance(text, str) and text.strip() for text in typed)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        text = self.cleaned_data.get("text")
        if text and self._names_are_unique and self._others(text).exists():
            self.add_error("text", _("Another one has this name already."))
        return cleaned

    @property
    def _names_are_unique(self) -> bool:
        return any(
            isinstance(rule, models.UniqueConstraint) and "folded" in rule.fields
            for rule in self._meta.model._meta.constraints
        )

    def _others(self, text: str) -> Any:
        rows = self._meta.model._default_manager.filter(language=self.code)
        return rows.filter(folded=words.fold(text)).exclude(pk=self.instance.pk)

    def _is_words(self, name: str) -> bool:
        field = self.fields[name]
        return isinstance(field, forms.CharField) and not field.widget.is_hidden


class LanguageFormSet(BaseInlineFormSet):
    """Exactly one form for each language; an emptied one takes its row away."""

    needs = ONE
    every_language = False

    def __init__(self, **kwargs: Any) -> None:
        codes = list(NAMES) if self.every_language else in_use()
        order = Case(*(When(language=code, then=Value(i)) for i, code in enumerate(codes)))
        rows = kwargs["queryset"].filter(language__in=codes).order_by(order)
        parent = kwargs.get("instance")
        written = self._written(rows, parent) if parent is not None and parent.pk else set()
        self.missing = [code for code in codes if code not in written]
        kwargs["initial"] = [{"language": code} for code in self.missing]
        super().__init__(**kwargs | {"queryset": rows})
        self.extra = len(self.missing)

    def _written(self, rows: Any, parent: models.Model) -> set[str]:
        return set(rows.filter(**{self.fk.name: parent}).values_list("language", flat=True))

    @property
    def _panels(self) -> list[Any]:
        return self.forms

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if self.needs == EVERY:
            form.empty_permitted = False
        for field in form.fields.values():
            if isinstance(field, forms.CharField):
                field.widget.attrs["lang"] = form.code
                field.widget.contents_language = form.code
                field.widget.label = f"{field.label} ({form.language_name})"
        return form

    def _should_delete_form(self, form: Any) -> bool:
        """An emptied language is taken away, unless every language is needed."""
        return bool(self.needs == ONE and form.instance.pk and form.is_blank)

    def clean(self) -> None:
        super().clean()
        self._refuse_repeated_language()
        if self.needs == ONE and all(form.is_blank for form in self._panels):
            raise ValidationError(_("Give a name in at least one language."))

    def _refuse_repeated_language(self) -> None:
        given = [f.cleaned_data.get("language") for f in self.forms if hasattr(f, "cleaned_data")]
        codes = [code for code in given if code]
        if len(codes) != len(set(codes)):
            raise ValidationError(_("Each language is written once."))


class LanguageInline(admin.StackedInline):
    """Panels side by side. Whoever may write the thing may write its words."""

    template = "admin/edit_inline/languages.html"
    form = LanguageForm
    formset = LanguageFormSet
    needs = ONE
    every_language = False
    extra = 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        made: Any = super().get_formset(request, obj, **kwargs)
        made.needs, made.every_language = self.needs, self.every_language
        return made

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "language":
            kwargs["widget"] = forms.HiddenInput
            return db_field.formfield(**kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def _may_write(self, request: HttpRequest, obj: Any) -> bool:
        owner = self.admin_site.get_model_admin(self.parent_model)
        if obj is None:
            return bool(owner.has_add_permission(request))
        return bool(owner.has_change_permission(request, obj))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        owner = self.admin_site.get_model_admin(self.parent_model)
        return bool(owner.has_view_permission(request, obj)) or self._may_write(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_write(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_write(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_write(request, obj)
