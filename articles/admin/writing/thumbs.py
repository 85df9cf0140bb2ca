"""Small pictures for lists and choices."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Picture

RATIO = "16x9"


def thumbnail(picture: Picture, width: int = 160) -> str:
    """The address of the smallest 16:9 file that is at least `width` wide; '' without one."""
    sizes = picture.files.get(RATIO) or []
    if not sizes:
        return ""
    wide_enough = [size for size, _height in sizes if size >= width]
    chosen = wide_enough[0] if wide_enough else sizes[-1][0]
    return f"{settings.MEDIA_URL}pictures/{picture.key}/{RATIO}-{chosen}.jpeg"


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponseRedirect:
    """Lead to a picture's thumbnail by its number: the editor knows no more of it."""
    picture = get_object_or_404(Picture, pk=number)
    return HttpResponseRedirect(thumbnail(picture, 900))
