"""Places at the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Wording
from articles.admin.languages import LanguageInline
from articles.admin.named import NamedAdmin
from articles.models import Place, PlaceName


class PlaceNames(LanguageInline):
    model = PlaceName


@admin.register(Place)
class PlaceAdmin(NamedAdmin):
    wording = Wording(add=_("Add place"), change=_("Change place"), view=_("Read about the place"))
    inlines = [PlaceNames]
    fields = ["kind", "parent", "slug"]
    facts = ("kind", "parent")
    list_filter = ["kind"]
    autocomplete_fields = ["parent"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("parent__names")
