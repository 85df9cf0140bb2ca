"""The form of an article: what is typed, and the version of the text it was typed upon."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import own_links, publishing
from articles.admin.writing import names
from articles.admin.writing.related import RelatedField
from articles.admin.writing.tags import TagsField
from articles.admin.writing.times import DayField, TimeField
from articles.models import Article, Picture, Section

FIELDS = (
    "language",
    "headline",
    "deck",
    "body",
    "form",
    "label",
    "section",
    "place",
    "tags",
    "lead_picture",
    "lead_caption",
    "event_on",
    "original_on",
    "credit_line_override",
    "breaking_until",
    "embargo_until",
    "slug",
)
WRITTEN = (*(name for name in FIELDS if name != "tags"), "folded", "saved_at")
OWN_FIELDS = ("typed_upon", "line_still_fits", "follows_original", "related", "save_note")


class SectionChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Section) -> str:
        return names.name_of(obj)


class PictureWidget(forms.NumberInput):
    """The number of a picture; a script shows the library instead."""

    template_name = "desk/picture_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["picture"] = _picture(value)
        return context


def _picture(number: Any) -> Picture | None:
    digits = str(number or "")
    return Picture.objects.filter(pk=int(digits[:18])).first() if digits.isdecimal() else None


class ArticleForm(forms.ModelForm):
    """The desk's text of one article."""

    section = SectionChoice(
        Section.objects.prefetch_related("names"),
        label=gettext_lazy("Section"),
        required=False,
        empty_label=gettext_lazy("Choose a section"),
    )
    place = names.NameField("places", names.places, label=gettext_lazy("Place"), required=False)
    tags = TagsField(label=gettext_lazy("Tags"), required=False)
    lead_picture = forms.ModelChoiceField(
        Picture.objects.all(),
        label=gettext_lazy("Lead picture"),
        required=False,
        widget=PictureWidget,
        error_messages={"invalid_choice": gettext_lazy("This picture is not in the library.")},
    )
    event_on = DayField(label=gettext_lazy("Date of the event"), required=False)
    original_on = DayField(
        label=gettext_lazy("Date of the original"),
        required=False,
        help_text=gettext_lazy("For a text taken from elsewhere: when it first appeared there."),
    )
    breaking_until = TimeField(label=gettext_lazy("Breaking until"), required=False)
    embargo_until = TimeField(label=gettext_lazy("Embargo until"), required=False)
    typed_upon = forms.IntegerField(widget=forms.HiddenInput, required=False)
    line_still_fits = forms.BooleanField(
        label=gettext_lazy("My line still fits the chain"), required=False
    )
    follows_original = forms.BooleanField(
        label=gettext_lazy("The translation holds everything that the original says now"),
        required=False,
    )
    related = RelatedField(label=gettext_lazy("Related stories"), required=False)
    save_note = forms.CharField(
        label=gettext_lazy("Note on this save"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For colleagues, in the history: what was changed, or why."),
    )

    class Meta:
        model = Article
        fields = FIELDS
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 1, "maxlength": 300}),
            "deck": forms.Textarea(attrs={"rows": 2}),
            "lead_caption": forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
            "credit_line_override": forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
        }
        error_messages = {"headline": {"required": gettext_lazy("A draft needs a headline.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        article = self.instance
        for name, label in (("headline", _("Headline")), ("deck", _("Deck"))):
            self.fields[name].label = self.fields[name].widget.attrs["placeholder"] = label
        body = self.fields["body"].widget
        for name in ("headline", "deck", "body", "lead_caption", "credit_line_override"):
            self.fields[name].widget.attrs["lang"] = article.language or ""
        if hasattr(body, "contents_language"):
            body.contents_language, body.label = article.language or "", _("Body")
        if article.pk:
            self._show(article)

    def _show(self, article: Article) -> None:
        self.initial["typed_upon"] = article.version
        self.initial["tags"] = article.tags.prefetch_related("names")
        self.initial["place"] = article.place
        self.initial["lead_picture"] = article.lead_picture_id
        self.initial["related"] = list(article.related_links.values_list("other_id", flat=True))
        if article.was_public:
            self.fields["language"].disabled = True

    def clean_related(self) -> list[int]:
        return [number for number in self.cleaned_data["related"] if number != self.instance.pk]

    def clean_save_note(self) -> str:
        return " ".join(self.cleaned_data["save_note"].split())

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_body(self) -> str:
        return own_links.numbered(self.cleaned_data["body"])

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"]
        others = Article.objects.filter(story_id=self.instance.story_id, language=language)
        if self.instance.pk and others.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("This story has a version in that language already."))
        return language

    def clean_embargo_until(self) -> datetime | None:
        """Refuse an embargo over what is public or planned before its end."""
        moment: datetime | None = self.cleaned_data["embargo_until"]
        if moment:
            publishing.refuse_embargo(self.instance, moment)
        return moment

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.instance.pk:
            self._refuse_stale(data.get("typed_upon"))
        return data

    def _refuse_stale(self, version: int | None) -> None:
        """Refuse what was typed upon an older text and was not merged with the newer one."""
        locked = (
            Article.objects.select_for_update(no_key=True).only("version").get(pk=self.instance.pk)
        )
        if version != locked.version:
            raise ValidationError(
                _("Somebody saved this article while you were writing. Save again to merge both."),
                code="conflict",
            )
