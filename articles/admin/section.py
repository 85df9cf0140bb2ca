"""Sections at the desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Wording, yes_or_no
from articles.admin.languages import EVERY, LanguageInline
from articles.admin.named import NamedAdmin
from articles.models import Section, SectionName


class SectionNames(LanguageInline):
    model = SectionName
    needs = EVERY


@admin.register(Section)
class SectionAdmin(NamedAdmin):
    """In the order of the menu."""

    wording = Wording(
        add=_("Add section"), change=_("Change section"), view=_("Read about the section")
    )
    inlines = [SectionNames]
    fields = ["slug", "position", "in_menu"]
    facts = (yes_or_no("in_menu", _("in the menu")), "position")

    def get_ordering(self, request: HttpRequest) -> Any:
        return ["position", "id"]
