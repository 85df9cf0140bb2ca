"""The audit log at the desk: to be read, found in, and taken along as a table."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max
from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts import audit
from accounts.models import AuditEntry
from articles.admin import audit_words
from articles.admin.desk import DeskAdmin, Wording
from articles.admin.writing.who import person
from articles.templatetags.times import newsdate
from articles.text import cells

ROWS_AT_ONCE = 500
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes Cyrillic for something else


class ActFilter(admin.SimpleListFilter):
    """By what was done, in words."""

    title = _("what")
    parameter_name = "act"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(audit_words.ACTS.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(act=self.value()) if self.value() else queryset


class PeriodFilter(admin.ListFilter):
    """From a day, until a day, both whole days of the newsroom's calendar."""

    title = _("when")
    template = "admin/period_filter.html"
    names = ("from", "until")

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        typed = {name: (params.pop(name, None) or [""])[-1] for name in self.names}
        self.days = {name: _day(value) for name, value in typed.items()}
        self.used_parameters = {name: day.isoformat() for name, day in self.days.items() if day}

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return list(self.names)

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        """One choice: the two days, and what the form has to carry along."""
        kept = {name: v for name, v in changelist.params.items() if name not in self.names}
        yield {"days": self.used_parameters, "kept": kept, "selected": bool(self.used_parameters)}

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if first := self.days["from"]:
            queryset = queryset.filter(at__gte=_midnight(first))
        if last := self.days["until"]:
            queryset = queryset.filter(at__lt=_midnight(last + timedelta(days=1)))
        return queryset


@admin.register(AuditEntry)
class AuditEntryAdmin(DeskAdmin):
    """Nobody writes in it by hand, and nothing is taken out."""

    wording = Wording(add="", change=_("Audit entry"), view=_("Audit entry"))
    change_list_template = "admin/accounts/auditentry/change_list.html"
    list_display = ["moment", "who", "what", "subject", "more", "address"]
    list_filter = [ActFilter, PeriodFilter, ("by", admin.RelatedFieldListFilter)]
    sortable_by = ["moment"]
    list_select_related = ["by"]
    search_fields = ["about", "address"]
    fields = ["moment", "who", "what", "subject", "more", "address"]
    readonly_fields = ["moment", "who", "what", "subject", "more"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.export)
        return [path("export/", view, name="accounts_auditentry_export"), *super().get_urls()]

    @admin.display(description=_("time"), ordering="id")
    def moment(self, entry: AuditEntry) -> Any:
        return newsdate(entry.at)

    @admin.display(description=_("who"))
    def who(self, entry: AuditEntry) -> Any:
        return audit_words.who(entry) or "–"

    @admin.display(description=_("what"))
    def what(self, entry: AuditEntry) -> str:
        return audit_words.act(entry)

    @admin.display(description=_("about"), empty_value="–")
    def subject(self, entry: AuditEntry) -> Any:
        language = entry.details.get("language", "")
        return format_html('<span lang="{}">{}</span>', language, entry.about)

    @admin.display(description=_("details"), empty_value="–")
    def more(self, entry: AuditEntry) -> Any:
        told = audit_words.details(entry)
        rows = ((detail.name, detail.language, detail.value) for detail in told)
        return format_html_join(", ", '{}: <span lang="{}">{}</span>', rows)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @method_decorator(require_POST)
    def export(self, request: HttpRequest) -> HttpResponseBase:
        """What the list shows under its filters, as CSV. The export is an entry itself."""
        if not request.user.has_perm("accounts.export_auditentry"):
            raise PermissionDenied
        try:
            shown = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(reverse("admin:accounts_auditentry_changelist"))
        told = shown.queryset.aggregate(rows=Count("pk"), last=Max("pk"))
        entries = shown.queryset.filter(pk__lte=told["last"] or 0)
        audit.record(
            audit.Act.EXPORT,
            by=person(request),
            about=str(self.opts.verbose_name_plural),
            rows=told["rows"],
            filter=request.GET.urlencode(),
        )
        name = f"audit-{timezone.localtime():%Y-%m-%d-%H%M}.csv"
        return StreamingHttpResponse(
            _lines(entries, get_language() or "ru"),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def _lines(entries: Any, language: str) -> Iterator[str]:
    """The table line by line, in `language`: the middleware's is over when this is sent."""
    zone = timezone.get_current_timezone()
    with override(language):
        heads = [_("time"), _("who"), _("what"), _("about"), _("details"), _("address")]
        yield BYTE_ORDER_MARK + cells.row(str(head) for head in heads)
    for entry in entries.select_related("by").iterator(chunk_size=ROWS_AT_ONCE):
        with override(language), timezone.override(zone):
            written = cells.row(
                [
                    timezone.localtime(entry.at).isoformat(" ", "seconds"),
                    audit_words.who(entry),
                    audit_words.act(entry),
                    entry.about,
                    "; ".join(map(str, audit_words.details(entry))),
                    entry.address or "",
                ]
            )
        yield written


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
