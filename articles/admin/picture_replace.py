"""The page that puts another file in the place of a picture's own."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import library
from articles.admin.picture_columns import uses_of
from articles.admin.picture_upload import bytes_of
from articles.admin.writing.thumbs import thumbnail
from articles.admin.writing.who import person
from articles.models import Picture
from articles.pictures import PictureRefused


def page_of(model_admin: Any) -> Callable[[HttpRequest, int], HttpResponse]:
    """The page: the picture as it is, where it is used, and a box for the new file."""

    def page(request: HttpRequest, number: int) -> HttpResponse:
        picture = get_object_or_404(Picture.objects.prefetch_related("texts"), pk=number)
        if not library.may_change(picture, person(request)):
            raise PermissionDenied
        refused = _replaced(request, picture) if request.method == "POST" else ""
        if refused is None:
            messages.success(request, _("The file was replaced; every use shows the new one."))
            address = reverse("admin:articles_picture_change", args=[picture.pk])
            return HttpResponseRedirect(address)
        context = {
            **model_admin.admin_site.each_context(request),
            "title": _("Replace the file of the picture"),
            "subject": model_admin.subject_of(picture),
            "opts": model_admin.opts,
            "picture": picture,
            "thumb": thumbnail(picture, 480),
            "uses": uses_of(picture),
            "refused": refused,
        }
        return TemplateResponse(request, "admin/articles/picture/replace.html", context)

    return page


def _replaced(request: HttpRequest, picture: Picture) -> str | None:
    """Why it was not replaced; None when it was."""
    file = request.FILES.get("file")
    if file is None:
        return _("Choose a file.")
    try:
        library.replace(picture, bytes_of(file), str(file.name), by=person(request))
    except PictureRefused as error:
        return error.message()
    return None
