"""The picture library at the desk."""

from functools import partial
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import changes, library, licences, picture_likes, picture_permission, picture_uses
from articles.admin import picture_check, picture_found, picture_replace, picture_upload
from articles.admin.desk import DeskAdmin, Wording
from articles.admin.languages import NONE, LanguageInline
from articles.admin.picture_columns import counted, tiles, words_of
from articles.admin.picture_filters import FILTERS, SIDE_BY_SIDE, FilterForm
from articles.admin.picture_form import PictureForm
from articles.admin.picture_used import uses_of
from articles.admin.writing.columns import moment
from articles.admin.writing.who import person
from articles.models import Picture, PictureText
from articles.picture_words import FACTS
from articles.pictures import PictureRefused

PREVIEW_WIDTH = 960
FORM = "articles_picture_change"


class PictureTexts(LanguageInline):
    model = PictureText
    needs = NONE

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in ("caption", "alt"):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2})
            return db_field.formfield(**kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Picture)
class PictureAdmin(DeskAdmin):
    """Files are made outside of transactions, so these forms run without one of their own."""

    wording = Wording(
        add=_("Upload pictures"), change=_("Change picture"), view=_("Look at the picture")
    )
    form = PictureForm
    change_form_template = "admin/articles/picture/change_form.html"
    change_list_template = "admin/articles/picture/change_list.html"
    delete_confirmation_template = "admin/articles/picture/delete_confirmation.html"
    inlines = [PictureTexts]
    list_display = ["id"]
    list_filter = FILTERS
    list_per_page = 40
    search_fields = ["texts__folded", "folded", "source__names__folded"]
    autocomplete_fields = ["source"]
    fields = [*FACTS, "size", "uploaded"]
    readonly_fields = ["size", "uploaded"]

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        pages = {
            "upload": path("upload/", view(picture_upload.page_of(self))),
            "check": path("check/", view(picture_check.page_of(self))),
            "replace": path("<int:number>/replace/", view(picture_replace.page_of(self))),
        }
        for name, page in pages.items():
            page.name = f"articles_picture_{name}"
        return [*pages.values(), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> Any:
        return counted(super().get_queryset(request).prefetch_related("texts"))

    def get_ordering(self, request: HttpRequest) -> Any:
        is_alike = request.GET.get("show") == "alike"
        return SIDE_BY_SIDE if is_alike else super().get_ordering(request)

    def subject_of(self, obj: Picture) -> str:
        return words_of(obj).caption or str(obj)

    @admin.display(description=_("size"))
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}"

    @admin.display(description=_("uploaded"))
    def uploaded(self, picture: Picture) -> Any:
        return format_html("{}, {}", picture.uploaded_by, moment(picture.uploaded_at))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is approved, and what a colleague uploaded, is changed by those who may publish."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or self._may_change(request, obj))

    def _may_change(self, request: HttpRequest, picture: Picture) -> bool:
        """Asked of the database once a request: the form asks for each of its fields."""
        told: dict[int, bool] = request.__dict__.setdefault("may_change_pictures", {})
        if picture.pk not in told:
            told[picture.pk] = picture_permission.may_change(picture, person(request))
        return told[picture.pk]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The focal point stands with the picture, not among its facts."""
        kwargs["fields"] = [*FACTS, "focal_x", "focal_y"]
        made: Any = super().get_form(request, obj, change, **kwargs)
        made.refused = getattr(request, "picture_refused", "")
        return made

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A picture begins with its file."""
        return picture_upload.page_of(self)(request)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        told = {"filters": FilterForm(request.GET)}
        response: Any = super().changelist_view(request, told | (extra_context or {}))
        if changelist := getattr(response, "context_data", {}).get("cl"):
            response.context_data |= {
                "tiles": tiles(changelist.result_list),
                "late": licences.late(),
                "unconfirmed": picture_uses.unconfirmed_before_readers(),
            }
        return cast(HttpResponse, response)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """What can't be saved is said over the form, with all that was typed."""
        shown = (request, object_id, form_url, extra_context)
        try:
            return self._changeform_view(*shown)  # type: ignore[attr-defined]
        except PictureRefused as refused:
            request.picture_refused = refused.message()  # type: ignore[attr-defined]
            return self._changeform_view(*shown)  # type: ignore[attr-defined]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        picture: Any = context.get("original")
        if picture:
            context |= {
                "uses": uses_of(picture, person(request)),
                "alike": picture_likes.alike_in_library(picture),
                "preview": preview(picture),
                "show_save_and_add_another": False,
                "found": picture_found.rows(picture.found),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """It waits for its words: both are saved, or neither is."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save words and facts in the transaction in which its files are cut anew, if they are."""
        user = person(request)
        picture_permission.ask_to_change(form.instance, user)
        write = partial(super().save_related, request, form, formsets, change)

        def save() -> None:
            if told := form.cleaned_data["shown"].partition(" ")[2]:
                library.hold(form.instance, told)
            write()
            facts = {name: form.cleaned_data[name] for name in FACTS}
            library.tell(form.instance, facts, by=user)

        if form.is_cut_anew:
            library.recrop(form.instance, form.focal, form.drawn, by=user, then=save)
        else:
            with transaction.atomic():
                save()

    def clear(self, obj: Any) -> None:
        changes.clear([changes.picture(obj.pk)])

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Delete what nothing rests on; of what is used, the page says where."""
        picture = self.get_object(request, object_id)
        told: dict[str, Any] = {}
        if isinstance(picture, Picture):
            uses = uses_of(picture, person(request))
            told = {"uses": uses}
            if request.method == "GET" and not uses:  # whatever has uses isn't deleted
                told |= {"saves": picture_uses.in_earlier_saves(picture)}
        try:
            return super().delete_view(request, object_id, told | (extra_context or {}))
        except library.InUse:  # somebody took it into a text since the page was shown
            messages.error(request, gettext("It is used by now, so it was not deleted."))
            return HttpResponseRedirect(reverse(f"admin:{FORM}", args=[object_id]))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What rests on it protects it; its words and files go with it."""
        found = [uses_of(picture, person(request)) for picture in objs]
        protected = [row for uses in found for row in (*uses, *uses.rest)]
        return [str(picture) for picture in objs], {}, set(), protected

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        library.delete(obj, by=person(request))


def preview(picture: Picture) -> dict[str, Any]:
    """The file that the form shows whole."""
    sizes = picture.files.get("original") or []
    if not sizes:
        return {}
    width, height = next((size for size in sizes if size[0] >= PREVIEW_WIDTH), sizes[-1])
    src = f"{settings.MEDIA_URL}pictures/{picture.key}/original-{width}.jpeg"
    return {"src": src, "width": width, "height": height, "alt": words_of(picture).alt}
