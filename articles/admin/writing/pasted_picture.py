"""A picture out of the clipboard, on its way into the library and from there into the text."""

import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from articles import library
from articles.admin.picture_upload import bytes_of
from articles.admin.writing.who import person
from articles.models import Picture
from articles.pictures import PictureRefused


@require_POST
def take(request: HttpRequest) -> JsonResponse:
    """Put `file` into the library: {"id": its number}, or {"refused": why, in words}."""
    user = person(request)
    if not user.has_perm("articles.add_picture"):
        raise PermissionDenied
    file: Any = request.FILES.get("file")
    if file is None:
        return JsonResponse({"refused": _("No picture arrived. Try again, or upload it.")})
    try:
        return JsonResponse({"id": _picture(bytes_of(file), str(file.name), user).pk})
    except PictureRefused as refused:
        return JsonResponse({"refused": refused.message()})


def _picture(data: bytes, name: str, user: User) -> Picture:
    """The picture made of these bytes: the one that is there when they are pasted again."""
    same = Picture.objects.filter(sha256=hashlib.sha256(data).hexdigest()).order_by("id").first()
    return same or library.add_picture(data, name, by=user)
