"""Pictures served by the application itself; a deployment lets its proxy do that."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.views.decorators.http import require_safe

from articles import picture_addresses

NAME = re.compile(
    r"pictures/(?P<key>[0-9a-f]{32})/(?P<ratio>[0-9a-z]+)-(?P<width>[0-9]{1,6})"
    r"\.(?P<format>jpeg|webp|avif)"
)
TYPES = {"jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}


@require_safe
def media(request: HttpRequest, name: str) -> FileResponse | HttpResponseRedirect:
    """A rendition by its name; nothing else under the media folder can be asked for.

    The name of one that was cut anew or replaced leads to what stands in its place.
    """
    found = NAME.fullmatch(name)
    if found is None:
        raise Http404
    try:
        file = (Path(settings.MEDIA_ROOT) / name).open("rb")
    except FileNotFoundError as missing:
        return _moved(found, missing)
    response = FileResponse(file, content_type=TYPES[found["format"]])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _moved(found: re.Match[str], missing: FileNotFoundError) -> HttpResponseRedirect:
    name = picture_addresses.moved(
        found["key"], found["ratio"], int(found["width"]), found["format"]
    )
    if name is None:
        raise Http404 from missing
    response = HttpResponseRedirect(f"{settings.MEDIA_URL}{name}")
    response.headers["Cache-Control"] = "public, max-age=300"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
