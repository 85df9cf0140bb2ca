"""The newsroom's record at the desk: one row, so the list leads straight to it."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, Wording
from articles.admin.languages import NONE, LanguageForm, LanguageFormSet, LanguageInline
from articles.models import Edition, Newsroom, NewsroomText


class NewsroomTextForm(LanguageForm):
    """A language that readers have read something in stays in use: addresses are for ever."""

    def clean_is_enabled(self) -> bool:
        enabled = bool(self.cleaned_data["is_enabled"])
        if not enabled and Edition.objects.filter(language=self.code).exists():
            raise ValidationError(_("Stories are published in this language, so it stays in use."))
        return enabled


class NewsroomTextFormSet(LanguageFormSet):
    """Every language that the software speaks, those not in use as well."""

    every_language = True

    def clean(self) -> None:
        super().clean()
        enabled = {form.code for form in self._panels if self._is_enabled(form)}
        if not enabled:
            raise ValidationError(gettext("At least one language must be in use."))
        if self.instance.default_language not in enabled:
            raise ValidationError(gettext("The default language must be in use."))

    def _is_enabled(self, form: Any) -> bool:
        cleaned = getattr(form, "cleaned_data", {})
        return bool(cleaned.get("is_enabled") and cleaned.get("name"))


class NewsroomTexts(LanguageInline):
    model = NewsroomText
    form = NewsroomTextForm
    formset = NewsroomTextFormSet
    every_language = True
    needs = NONE
    fields = [
        "language",
        "name",
        "tagline",
        "owner",
        "editor_in_chief",
        "registration",
        "contacts",
        "reuse_rule",
        "is_enabled",
        "position",
    ]


@admin.register(Newsroom)
class NewsroomAdmin(DeskAdmin):
    wording = Wording(
        add=_("Newsroom's record"), change=_("Newsroom's record"), view=_("Newsroom's record")
    )
    change_form_template = "admin/articles/named_form.html"
    inlines = [NewsroomTexts]
    fieldsets = [
        (None, {"fields": ["site_address", "default_language", "time_zone", "age_mark"]}),
        (_("Crawlers"), {"fields": ["may_train", "may_answer", "tdm_policy", "robots_lines"]}),
    ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = Newsroom.the_one()
        return HttpResponseRedirect(reverse("admin:articles_newsroom_change", args=[record.pk]))

    def subject_of(self, obj: Newsroom) -> str:
        own = Case(When(language=get_language(), then=Value(0)), default=Value(1))
        return str(obj.texts.order_by(own, "position").first() or "")

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(request.path)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
