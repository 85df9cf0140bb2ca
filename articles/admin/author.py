"""Authors and desks at the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Wording, yes_or_no
from articles.admin.languages import LanguageInline
from articles.admin.merging import Merging
from articles.admin.named import NamedAdmin
from articles.models import Author, AuthorName


class AuthorNames(LanguageInline):
    model = AuthorName


@admin.register(Author)
class AuthorAdmin(Merging, NamedAdmin):
    merge_title = _("Merge authors")
    wording = Wording(
        add=_("Add author"), change=_("Change author"), view=_("Read about the author")
    )
    inlines = [AuthorNames]
    fields = ["kind", "user", "portrait", "is_active", "slug"]
    facts = ("kind", yes_or_no("is_active", _("writes for us now")))
    list_filter = ["kind", "is_active"]
    autocomplete_fields = ["portrait"]
