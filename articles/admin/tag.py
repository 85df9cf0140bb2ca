"""Tags at the desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles import aliases, naming
from articles.admin.confirming import confirm, confirmed_state
from articles.admin.desk import Wording
from articles.admin.languages import LanguageForm, LanguageInline
from articles.admin.merging import Merging
from articles.admin.named import NamedAdmin, NamedForm
from articles.models import Tag, TagName
from articles.text import words


class TagForm(NamedForm):
    """A tag that somebody only typed is confirmed by whoever gives it its names."""

    class Meta:
        model = Tag
        fields = ["is_confirmed", "slug"]


class TagNameForm(LanguageForm):
    """A name must not be another tag's typed one either."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        folded = words.fold(self.cleaned_data.get("text") or "")
        rows = aliases.standing(Tag.objects.filter(folded=folded))
        others = rows.exclude(pk=self.instance.tag_id)
        if folded and "text" not in self.errors and others.exists():
            self.add_error("text", _("Another one has this name already."))
        return cleaned

    def _others(self, text: str) -> Any:
        """A merged tag gives its names up to whoever wants them."""
        return super()._others(text).filter(tag__merged_into=None)


class TagNames(LanguageInline):
    model = TagName
    form = TagNameForm


@admin.register(Tag)
class TagAdmin(Merging, NamedAdmin):
    merge_title = _("Merge tags")
    wording = Wording(add=_("Add tag"), change=_("Change tag"), view=_("Read about the tag"))
    form = TagForm
    inlines = [TagNames]
    search_fields = ["names__folded", "folded", "slug"]
    facts = (confirmed_state,)
    list_filter = ["is_confirmed"]
    actions = [confirm]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"is_confirmed": True, **super().get_changeform_initial_data(request)}

    @admin.display(description=_("name"))
    def shown_name(self, thing: Tag) -> str:
        """In the person's language; one that was only typed, as it was typed."""
        names = {name.language: name.text for name in thing.names.all()}
        return str(names.get(get_language() or "", thing.name))

    def subject_of(self, obj: Tag) -> str:
        return self.shown_name(obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.name = obj.name or naming.placeholder()
        super().save_model(request, obj, form, change)
