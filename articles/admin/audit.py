"""The audit log at the desk: to be read."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.audit import Act
from accounts.models import AuditEntry
from articles.admin.desk import DeskAdmin, Wording
from articles.templatetags.times import newsdate


class ActFilter(admin.SimpleListFilter):
    """By what was done, in words."""

    title = _("what")
    parameter_name = "act"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Act.choices)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(act=self.value()) if self.value() else queryset


@admin.register(AuditEntry)
class AuditEntryAdmin(DeskAdmin):
    """Nobody writes in it by hand, and nothing is taken out."""

    wording = Wording(add="", change=_("Audit entry"), view=_("Audit entry"))
    list_display = ["moment", "who", "what", "about", "more", "address"]
    list_filter = [ActFilter, "at", ("by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["by"]
    search_fields = ["about"]
    fields = ["moment", "who", "what", "about", "more", "address"]
    readonly_fields = ["moment", "who", "what", "more"]

    @admin.display(description=_("time"), ordering="id")
    def moment(self, entry: AuditEntry) -> Any:
        return newsdate(entry.at)

    @admin.display(description=_("who"))
    def who(self, entry: AuditEntry) -> Any:
        return entry.by or "–"

    @admin.display(description=_("what"), ordering="act")
    def what(self, entry: AuditEntry) -> str:
        return str(dict(Act.choices).get(entry.act, entry.act))

    @admin.display(description=_("details"), empty_value="–")
    def more(self, entry: AuditEntry) -> str:
        return ", ".join(f"{name}: {value}" for name, value in entry.details.items())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
