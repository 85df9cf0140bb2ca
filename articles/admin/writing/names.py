"""A field that takes a name: chosen from suggestions, or typed in full where no script runs."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import aliases
from articles.models import Author, Place, Source
from articles.text import words


class NameWidget(forms.MultiWidget):
    """A box for the name, and the number of what was chosen, hidden."""

    template_name = "desk/name_input.html"

    def __init__(self, kind: str, attrs: dict[str, Any] | None = None) -> None:
        self.kind = kind
        text = forms.TextInput(attrs={"autocomplete": "off", "maxlength": 200})
        super().__init__({"id": forms.HiddenInput(), "name": text}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        """`value` is a named row, or None."""
        return [value.pk, name_of(value)] if isinstance(value, Model) else [None, ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["kind"] = self.kind
        return context

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_1" if id_ else ""


class NameField(forms.MultiValueField):
    """Gives the row that is meant, None for nothing, or the new name where one may be proposed."""

    def __init__(
        self,
        kind: str,
        rows: Callable[[], QuerySet[Any]],
        *,
        proposes: bool = False,
        **kwargs: Any,
    ) -> None:
        self.rows, self.proposes = rows, proposes
        parts = (
            forms.IntegerField(required=False),
            forms.CharField(required=False, max_length=200),
        )
        super().__init__(parts, widget=NameWidget(kind), require_all_fields=False, **kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        number, text = data or (None, "")
        was = str(initial.pk) if isinstance(initial, Model) else ""
        return str(number or "") != was or (not was and bool(text))

    def compress(self, data_list: list[Any]) -> Any:
        number, text = data_list or (None, "")
        text = " ".join((text or "").split())
        if not text:
            return None
        return self._chosen(number, text) or self._named(text)

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if found is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return found

    def _chosen(self, number: int | None, text: str) -> Any:
        if not number:
            return None
        rows = self.rows().model._default_manager.prefetch_related("names")
        row = rows.filter(pk=number).first()
        if row is None or words.fold(text) not in _all_names(row):
            return None
        return getattr(row, "merged_into", None) or row

    def _named(self, text: str) -> Any:
        wanted = called(self.rows().model, lambda path: Q(**{path: words.fold(text)}))
        found = list(self.rows().filter(wanted).prefetch_related("names").distinct())
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(
                _("Several are called “%(name)s”: choose one from the list.") % {"name": text}
            )
        if self.proposes:
            return text
        raise ValidationError(
            _("“%(name)s” is not in the list yet. Choose a name from it.") % {"name": text}
        )


def name_of(row: Any, language: str = "") -> str:
    """A named row's name in `language` (the person's when not given), else its first one."""
    return name_and_language(row, language)[0]


def name_and_language(row: Any, language: str = "") -> tuple[str, str]:
    """The name, and the language it is in where that is not the one asked for."""
    wanted = language or get_language() or ""
    names = {name.language: name.text for name in row.names.all()}
    if wanted in names:
        return names[wanted], ""
    first = next(iter(names), "")
    return names.get(first) or row.slug, first


def called(model: Any, asks: Callable[[str], Q]) -> Q:
    """What `asks` of a name in folded letters, put to its names and to those of what it merged."""
    own = asks("names__folded")
    return own | asks("merged__names__folded") if hasattr(model, "merged_into") else own


def authors() -> QuerySet[Author]:
    return aliases.standing(Author.objects.all())


def sources() -> QuerySet[Source]:
    return aliases.standing(Source.objects.all())


def places() -> QuerySet[Place]:
    return Place.objects.all()


def _all_names(row: Any) -> set[str]:
    return {name.folded for name in row.names.all()} | {words.fold(row.slug)}
