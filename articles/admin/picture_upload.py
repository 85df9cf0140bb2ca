"""Uploading pictures: one file a request with a script, as many as chosen without one."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import library, picture_likes
from articles.admin.picture_columns import words_of
from articles.admin.writing.thumbs import thumbnail
from articles.admin.writing.who import person
from articles.models import Picture
from articles.pictures import MEGABYTE, Master, PictureRefused, one_line

CHECK = "admin:articles_picture_check"
Json = dict[str, Any]


def page_of(model_admin: Any) -> Callable[..., HttpResponse]:
    """The page, and what its script posts to. Each file comes in alone; none stops another."""

    def page(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        if not model_admin.has_add_permission(request):
            raise PermissionDenied
        files = request.FILES.getlist("file")
        if request.method == "POST" and "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(_answer(request, files))
        refused = [] if request.method != "POST" or files else [_("Choose at least one file.")]
        if files:
            made, refused = _take_in_all(request, files)
            if made:
                for sentence in refused:
                    messages.error(request, sentence)
                return HttpResponseRedirect(check_address(made))
        context = {
            **model_admin.admin_site.each_context(request),
            "title": _("Upload pictures"),
            "opts": model_admin.opts,
            "has_view_permission": True,
            "refused": refused,
        }
        return TemplateResponse(request, "admin/articles/picture/upload.html", context)

    return page


def check_address(numbers: list[int]) -> str:
    """The table in which the words of these pictures are checked."""
    return f"{reverse(CHECK)}?pictures={','.join(map(str, numbers))}"


def bytes_of(file: UploadedFile) -> bytes:
    """The bytes of an upload, and no more of it than is needed to see that it is too big.

    Raises PictureRefused when the files that came together were too many.
    """
    if getattr(file, "is_cut", False):
        limit = settings.UPLOAD_MAX_BYTES // MEGABYTE
        raise PictureRefused("too_much", name=one_line(str(file.name), 60), limit=limit)
    return bytes(file.read(settings.PICTURE_MAX_BYTES + 1))


def row_of(picture: Picture) -> Json:
    """What scripts show of a picture. Words are data: whoever shows them writes them as text."""
    words = words_of(picture)
    return {
        "id": picture.pk,
        "text": words.caption or picture.uploaded_name,
        "note": words.credit,
        "url": thumbnail(picture, 480),
        "address": reverse("admin:articles_picture_change", args=[picture.pk]),
    }


def _answer(request: HttpRequest, files: list[Any]) -> Json:
    """The one file's fate: the picture made, the ones it looks like, or why it was refused."""
    if len(files) != 1:
        return {"refused": _("Choose at least one file.")}
    file = files[0]
    try:
        data, name = bytes_of(file), str(file.name)
        master = library.examine(data, name)
        if "keep" not in request.POST and (alike := _alike(data, master)):
            return {"same_as": alike}
        picture = library.add_picture(data, name, by=person(request), master=master)
    except PictureRefused as refused:
        return {"refused": refused.message()}
    return row_of(picture) | {"found": picture.found}


def _alike(data: bytes, master: Master) -> list[Json]:
    return [row_of(picture) for picture in picture_likes.alike(data, master)]


def _take_in_all(request: HttpRequest, files: list[Any]) -> tuple[list[int], list[str]]:
    made, refused = [], []
    for file in files:
        try:
            picture = library.add_picture(bytes_of(file), str(file.name), by=person(request))
        except PictureRefused as error:
            refused.append(error.message())
        else:
            made.append(picture.pk)
    return made, refused
