"""The picture library at the desk."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles import changes, library, pictures
from articles.admin.desk import DeskAdmin, Wording
from articles.admin.languages import NONE, LanguageInline
from articles.admin.picture_columns import PictureColumns, words_of
from articles.admin.writing.times import DayField
from articles.models import Article, Picture, PictureText


class PictureForm(forms.ModelForm):
    """What is told about a picture; the file itself is given once."""

    taken_on = DayField(label=_("taken on"), required=False)

    class Meta:
        model = Picture
        fields = ["licence", "source", "taken_on", "focal_x", "focal_y"]

    @property
    def focal(self) -> tuple[float, float]:
        return self.cleaned_data["focal_x"], self.cleaned_data["focal_y"]


class UploadForm(PictureForm):
    """The file is looked through before anything is kept, so that a refusal costs no words."""

    file = forms.FileField(
        label=_("File"), help_text=_("JPEG, PNG or WebP; it is checked, and stripped of metadata.")
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        self.data_of_file = file.read()
        try:
            pictures.check_and_strip(self.data_of_file, file.name)
        except pictures.PictureRefused as refused:
            raise ValidationError(refused.message()) from refused
        return file


class PictureTexts(LanguageInline):
    model = PictureText
    needs = NONE

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in ("caption", "alt"):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2})
            return db_field.formfield(**kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class UseFilter(admin.SimpleListFilter):
    """What a picture still lacks, or whether anything shows it."""

    title = _("show")
    parameter_name = "show"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("mine", _("Mine")),
            ("wordless", _("Without words in my language")),
            ("spare", _("Not a lead picture anywhere")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "mine":
            return queryset.filter(uploaded_by=request.user)
        if self.value() == "wordless":
            whole = PictureText.objects.filter(language=get_language())
            whole = whole.exclude(Q(caption="") | Q(alt="") | Q(credit=""))
            return queryset.exclude(pk__in=whole.values("picture"))
        if self.value() == "spare":
            leading = Article.objects.filter(lead_picture__isnull=False)
            return queryset.exclude(pk__in=leading.values("lead_picture"))
        return queryset


TOLD = ("licence", "source", "taken_on")


@admin.register(Picture)
class PictureAdmin(PictureColumns, DeskAdmin):
    """Files are made outside of transactions, so these forms run without one of their own."""

    wording = Wording(
        add=_("Add picture"), change=_("Change picture"), view=_("Look at the picture")
    )
    change_form_template = "admin/articles/picture/change_form.html"
    inlines = [PictureTexts]
    list_display = ["thumb", "caption", "credit", "size", "uploaded_by", "since"]
    list_display_links = ["thumb", "caption"]
    list_filter = [UseFilter]
    list_select_related = ["uploaded_by"]
    list_per_page = 40
    search_fields = ["texts__caption", "texts__alt", "texts__credit", "uploaded_name"]
    autocomplete_fields = ["source"]
    readonly_fields = ["preview", "size", "where_used"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("texts")

    def subject_of(self, obj: Picture) -> str:
        return words_of(obj).caption or str(obj)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        kwargs["form"] = PictureForm if obj else UploadForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The picture, or the box for its file; then what is told about it."""
        told = [*TOLD, ("focal_x", "focal_y")]
        facts = [*told, "size", "where_used"] if obj else told
        return [(None, {"fields": ["preview" if obj else "file"]}), (None, {"fields": facts})]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        return self._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[attr-defined]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Crop anew and keep what is told; a new one waits for its words in save_related."""
        if not change:
            return
        if {"focal_x", "focal_y"} & set(form.changed_data):
            library.refocus(obj, form.focal)
        self._tell(obj, form)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        if change:
            super().save_related(request, form, formsets, change)
            return
        made = self._take_in(request, form, formsets)
        form.instance.__dict__.update(made.__dict__)
        self._tell(form.instance, form)

    def _take_in(self, request: HttpRequest, form: Any, formsets: Any) -> Picture:
        texts: dict[str, Any] = {}
        for formset in formsets:
            formset.new_objects = formset.changed_objects = formset.deleted_objects = []
            texts |= {row.code: row.cleaned_data for row in formset.forms if row.has_changed()}
        name = form.cleaned_data["file"].name
        by: Any = request.user
        return library.add_picture(form.data_of_file, name, by=by, texts=texts, focal=form.focal)

    def _tell(self, picture: Picture, form: Any) -> None:
        for name in TOLD:
            setattr(picture, name, form.cleaned_data[name])
        picture.save(update_fields=TOLD)

    def clear(self, obj: Any) -> None:
        changes.clear([f"picture:{obj.pk}"])
