"""Old addresses at the desk: what was public once, and what answers for it now."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Case, CharField, F, OuterRef, Subquery, Value, When
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, Wording
from articles.models import Address, Article, Author, Place, Section, Source, Tag

MODELS: dict[str, Any] = {
    Address.Kind.SECTION: Section,
    Address.Kind.TAG: Tag,
    Address.Kind.AUTHOR: Author,
    Address.Kind.SOURCE: Source,
    Address.Kind.PLACE: Place,
    Address.Kind.ARTICLE: Article,
}


class AddressForm(forms.ModelForm):
    """An address must lead to something, and not stand in the way of what lives there."""

    class Meta:
        model = Address
        fields = ["kind", "old", "target"]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        kind, target = cleaned.get("kind"), cleaned.get("target")
        if not kind or target is None:
            return cleaned
        rows = MODELS[kind].objects
        if not rows.filter(pk=target).exists():
            self.add_error("target", ValidationError(_("There is nothing with this number.")))
        elif kind != Address.Kind.ARTICLE and rows.filter(slug=cleaned.get("old")).exists():
            self.add_error("old", ValidationError(_("This address is in use.")))
        return cleaned


@admin.register(Address)
class AddressAdmin(DeskAdmin):
    wording = Wording(
        add=_("Add old address"), change=_("Change old address"), view=_("Old address")
    )
    form = AddressForm
    list_display = ["old", "kind", "leads_to", "target", "created_at"]
    list_filter = ["kind"]
    search_fields = ["old"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the slug of what answers now, whatever its kind, in the same query."""
        found = (
            When(kind=kind, then=Subquery(_slug_of(kind, model))) for kind, model in MODELS.items()
        )
        nothing = Value("")
        leads = Case(*found, default=nothing, output_field=CharField())
        return super().get_queryset(request).annotate(now_slug=leads)

    @admin.display(description=_("leads to"), empty_value="–")
    def leads_to(self, address: Any) -> str:
        return str(address.now_slug or "")


def _slug_of(kind: str, model: Any) -> Any:
    column = "headline" if kind == Address.Kind.ARTICLE else "slug"
    return model.objects.filter(pk=OuterRef("target")).annotate(named=F(column)).values("named")
