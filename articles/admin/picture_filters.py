"""What the library can be narrowed to: what a picture lacks, its source, its credit, its dates."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Least
from django.forms.utils import ErrorList
from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles import licences, picture_uses
from articles.admin.writing import names
from articles.admin.writing.times import DayField
from articles.models import Author, Picture, PictureText, PictureUse, Source
from articles.text import words

SHOW = [
    ("", _("All pictures")),
    ("mine", _("Mine")),
    ("unused", _("Not used anywhere")),
    ("creditless", _("Without a credit")),
    ("altless", _("Without an alt text")),
    ("wordless", _("Without words in my language")),
    ("unconfirmed", _("Words to be checked")),
    ("ending", _("Licence ends within 30 days")),
    ("ended", _("Licence has ended")),
    ("public-ended", _("Readers see it, licence has ended")),
    ("planned-ended", _("Planned past the end of its licence")),
    ("alike", _("Looks like another one")),
]


SIDE_BY_SIDE = (Least("pk", "resemblance__other").desc(), "-pk")
"""The order in which pictures that are like one another stand together."""


class TypedFilter(admin.ListFilter):
    """A filter whose value is typed or chosen in the library's own form."""

    title = ""
    name = ""

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        given = params.pop(self.name, None)
        value = given[-1] if isinstance(given, list) and given else given
        if value:
            self.used_parameters[self.name] = value

    def value(self) -> str:
        return str(self.used_parameters.get(self.name, ""))

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return [self.name]

    def choices(self, changelist: Any) -> Any:
        return ()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return self.narrowed(queryset, value, request) if value else queryset

    def narrowed(self, rows: Any, value: str, request: HttpRequest) -> Any:
        raise NotImplementedError


class Show(TypedFilter):
    """What a picture lacks, or whether anything shows it."""

    title, name = "show", "show"

    def narrowed(self, rows: Any, value: str, request: HttpRequest) -> Any:
        kinds: dict[str, Callable[[], Any]] = {
            "mine": lambda: rows.filter(uploaded_by=request.user),
            "unused": lambda: unused(rows),
            "creditless": lambda: rows.exclude(pk__in=_with("credit")),
            "altless": lambda: rows.exclude(pk__in=_with("alt")),
            "wordless": lambda: rows.exclude(pk__in=_complete(get_language() or "")),
            "unconfirmed": lambda: rows.filter(is_confirmed=False),
            "ending": lambda: licences.ending(rows),
            "ended": lambda: licences.ended(rows),
            "public-ended": lambda: licences.public_after_end(rows),
            "planned-ended": lambda: licences.planned_after_end(rows),
            "alike": lambda: rows.filter(resemblance__isnull=False),
        }
        return kinds[value]() if value in kinds else rows


class OfSource(TypedFilter):
    title, name = "source", "source"

    def narrowed(self, rows: Any, value: str, request: HttpRequest) -> Any:
        return rows.filter(source=int(value[:18])) if value.isdecimal() else rows


class OfCredit(TypedFilter):
    """Every word typed stands in one of its credits, or in the name of its photographer."""

    title, name = "credit", "credit"

    def narrowed(self, rows: Any, value: str, request: HttpRequest) -> Any:
        for word in words.fold(value).split():
            found = PictureText.objects.filter(folded_credit__contains=word)
            rows = rows.filter(Q(pk__in=found.values("picture")) | Q(folded__contains=word))
        return rows


class DayFilter(TypedFilter):
    """One end of a span of days; the day itself belongs to it."""

    lookup = ""

    def narrowed(self, rows: Any, value: str, request: HttpRequest) -> Any:
        day = _day(value)
        return rows.filter(**{self.lookup: day}) if day else rows


class TakenFrom(DayFilter):
    title, name, lookup = "taken from", "taken_from", "taken_on__gte"


class TakenTo(DayFilter):
    title, name, lookup = "taken to", "taken_to", "taken_on__lte"


class UploadedFrom(DayFilter):
    title, name, lookup = "uploaded from", "uploaded_from", "uploaded_at__date__gte"


class UploadedTo(DayFilter):
    title, name, lookup = "uploaded to", "uploaded_to", "uploaded_at__date__lte"


FILTERS: list[Any] = [Show, OfSource, OfCredit, TakenFrom, TakenTo, UploadedFrom, UploadedTo]


class FilterForm(forms.Form):
    """The form over the library; its fields bear the names of the filters."""

    q = forms.CharField(
        label=_("Words"), required=False, widget=forms.TextInput({"type": "search"})
    )
    show = forms.ChoiceField(label=_("Show"), choices=SHOW, required=False)
    credit = forms.CharField(label=_("Credit"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    taken_from = DayField(label=_("Taken from"), required=False)
    taken_to = DayField(label=_("Taken until"), required=False)
    uploaded_from = DayField(label=_("Uploaded from"), required=False)
    uploaded_to = DayField(label=_("Uploaded until"), required=False)

    FOLDED = ("credit", "source", "taken_from", "taken_to", "uploaded_from", "uploaded_to")

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="filter_%s", error_class=ErrorList)
        rows = Source.objects.filter(pk__in=Picture.objects.values("source"))
        choices = [
            (str(source.pk), names.name_of(source)) for source in rows.prefetch_related("names")
        ]
        source: Any = self.fields["source"]
        source.choices = [("", _("Any source")), *sorted(choices, key=lambda choice: choice[1])]

    @property
    def more(self) -> list[Any]:
        """The fields behind "More"."""
        return [self[name] for name in self.FOLDED]

    @property
    def is_more_used(self) -> bool:
        return any(self.data.get(name) for name in self.FOLDED)


def unused(rows: QuerySet[Picture]) -> QuerySet[Picture]:
    """Pictures that nothing rests on, so that they may be deleted."""
    used = PictureUse.objects.filter(picture=OuterRef("pk"))
    portraits = Author.objects.filter(portrait=OuterRef("pk"))
    free = rows.filter(~Exists(used), ~Exists(portraits))
    return free.exclude(pk__in=picture_uses.in_standing_texts())


def _with(field: str) -> Any:
    return PictureText.objects.exclude(**{field: ""}).values("picture")


def _complete(language: str) -> Any:
    whole = PictureText.objects.filter(language=language)
    return whole.exclude(Q(caption="") | Q(alt="") | Q(credit="")).values("picture")


def _day(value: str) -> date | None:
    try:
        return parse_date(value)
    except ValueError:
        return None
