"""Templates of stories at the desk: what a press release or an obituary begins with."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, Wording
from articles.admin.writing.form import SectionChoice
from articles.models import Section, StoryTemplate


class StoryTemplateForm(forms.ModelForm):
    section = SectionChoice(
        Section.objects.prefetch_related("names"),
        label=_("Section"),
        required=False,
        empty_label=_("Choose a section"),
    )

    class Meta:
        model = StoryTemplate
        fields = (
            "language",
            "name",
            "form",
            "label",
            "section",
            "headline",
            "deck",
            "body",
            "position",
        )
        widgets = {"deck": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "headline", "deck", "body"):
            if name in self.fields:
                self._speak(self.fields[name].widget, self.fields[name].label)

    def _speak(self, widget: Any, label: Any) -> None:
        """Let the box know the language that is written in it."""
        widget.attrs["lang"] = self.instance.language or ""
        if hasattr(widget, "contents_language"):
            widget.contents_language, widget.label = self.instance.language or "", label


@admin.register(StoryTemplate)
class StoryTemplateAdmin(DeskAdmin):
    """What is chosen here is only a beginning: an article made from it is nobody's but its own."""

    wording = Wording(add=_("Add template"), change=_("Change template"), view=_("Read template"))
    form = StoryTemplateForm
    list_display = ["title", "language", "form", "section_name", "position"]
    list_filter = ["language"]
    list_select_related = ["section"]
    search_fields = ["name"]
    ordering = ["language", "position", "name"]
    clears = ()

    class Media:
        css = {"all": ["desk/css/editor.css"]}

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("section__names")

    def subject_language(self, obj: Any) -> str:
        return str(obj.language)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        template = self.get_object(request, object_id)
        named = {
            "title": gettext("History"),
            "subject_language": template.language if template else "",
        }
        return super().history_view(request, object_id, named | (extra_context or {}))

    @admin.display(description=_("name"), ordering="name")
    def title(self, template: StoryTemplate) -> Any:
        return format_html('<span lang="{}">{}</span>', template.language, template.name)

    @admin.display(description=_("section"), empty_value="–")
    def section_name(self, template: StoryTemplate) -> Any:
        return str(template.section) if template.section else None
