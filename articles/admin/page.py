"""Plain pages at the desk: about, contacts, policies, privacy."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, Wording, in_language, yes_or_no
from articles.admin.languages import LanguageInline, in_use, own_first
from articles.fields import ArticleHTMLField
from articles.models import Page, PageText


class PageTexts(LanguageInline):
    model = PageText
    formfield_overrides = {ArticleHTMLField: {}}  # keeps the field's own editor
    wide = True


@admin.register(Page)
class PageAdmin(DeskAdmin):
    """A page's address is for ever: its slug is written once."""

    wording = Wording(add=_("Add page"), change=_("Change page"), view=_("Read the page"))
    change_form_template = "admin/articles/named_form.html"
    inlines = [PageTexts]
    fields = ["slug", "position", "in_footer"]
    search_fields = ["texts__title", "slug"]
    ordering = ["position", "id"]

    class Media:
        css = {"all": ["desk/css/editor.css"]}

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("texts")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["slug"] if obj else []

    def get_list_display(self, request: HttpRequest) -> Any:
        columns = [in_language(code, _title_in(code)) for code in own_first(in_use())]
        return [*columns, "slug", yes_or_no("in_footer", _("in the footer")), "position"]

    def subject_of(self, page: Page) -> str:
        titles = {text.language: text.title for text in page.texts.all()}
        return titles.get(get_language() or "") or next(iter(titles.values()), page.slug)


def _title_in(code: str) -> Any:
    def value(page: Page) -> str:
        return next((text.title for text in page.texts.all() if text.language == code), "")

    return value
