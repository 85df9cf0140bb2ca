"""The page that puts another file in the place of a picture's own."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import library, picture_likes, picture_offers, picture_permission
from articles.admin.picture_upload import bytes_of, check_address, row_of
from articles.admin.picture_used import uses_of
from articles.admin.writing.thumbs import thumbnail
from articles.admin.writing.who import person
from articles.models import Picture
from articles.pictures import PictureRefused


def page_of(model_admin: Any) -> Callable[[HttpRequest, int], HttpResponse]:
    """The page: the picture as it is, where it is used, and a box for the new file."""

    def page(request: HttpRequest, number: int) -> HttpResponse:
        picture = get_object_or_404(Picture.objects.prefetch_related("texts"), pk=number)
        if not picture_permission.may_change(picture, person(request)):
            raise PermissionDenied
        told = _replaced(request, picture) if request.method == "POST" else {}
        if isinstance(told, HttpResponse):
            return told
        context = {
            **model_admin.admin_site.each_context(request),
            "title": _("Replace the file of the picture"),
            "subject": model_admin.subject_of(picture),
            "opts": model_admin.opts,
            "picture": picture,
            "thumb": thumbnail(picture, 480),
            "uses": uses_of(picture, person(request)),
            **told,
        }
        return TemplateResponse(request, "admin/articles/picture/replace.html", context)

    return page


def _replaced(request: HttpRequest, picture: Picture) -> HttpResponse | dict[str, Any]:
    """Where to go after it was replaced; else what the page says of why it was not."""
    file = request.FILES.get("file")
    if file is None:
        return {"refused": _("Choose a file.")}
    try:
        data, name = bytes_of(file), str(file.name)
        master = library.examine(data, name)
        others = picture_likes.alike(data, master, besides=picture)
        if others and "keep" not in request.POST:
            return {"alike": [row_of(other) for other in others]}
        before = picture.found
        library.replace(picture, data, name, by=person(request), master=master)
    except PictureRefused as error:
        return {"refused": error.message()}
    messages.success(request, _("The file was replaced; every use shows the new one."))
    if sentence := _to_check(picture, before):
        messages.warning(request, sentence)
        return HttpResponseRedirect(check_address([picture.pk]))
    return HttpResponseRedirect(reverse("admin:articles_picture_change", args=[picture.pk]))


def _to_check(picture: Picture, before: Mapping[str, str]) -> str:
    """Why its words are to be checked now; "" where they are true as they were.

    `before` is what the old file said of itself.
    """
    if not picture.is_confirmed:
        return _(
            "The new file shows another photograph. The words, the photographer and the licence of"
            " the old one are kept from readers until you have checked them here."
        )
    if picture_offers.says_otherwise(picture, before):
        return _(
            "The new file shows the same photograph, but names another photographer, credit or"
            " copyright than stands here: compare them, and correct what is wrong."
        )
    return ""
