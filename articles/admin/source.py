"""Sources at the desk, with the forms that their credit lines need."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.confirming import confirm, confirmed_state
from articles.admin.desk import Wording
from articles.admin.languages import LanguageInline
from articles.admin.merging import Merging
from articles.admin.named import NamedAdmin
from articles.models import Source, SourceName


class SourceNames(LanguageInline):
    model = SourceName


@admin.register(Source)
class SourceAdmin(Merging, NamedAdmin):
    merge_title = _("Merge sources")
    wording = Wording(
        add=_("Add source"), change=_("Change source"), view=_("Read about the source")
    )
    inlines = [SourceNames]
    search_fields = ["names__folded", "slug", "names__cited", "names__genitive"]
    fields = ["kind", "website", "is_confirmed", "slug"]
    facts = ("kind", confirmed_state)
    list_filter = ["kind", "is_confirmed"]
    actions = [confirm]
