"""Pictures served by the application itself; a deployment lets its proxy do that."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

NAME = re.compile(r"pictures/[0-9a-f]{32}/[0-9a-z]+-[0-9]+\.(jpeg|webp|avif)")
TYPES = {"jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}


@require_safe
def media(request: HttpRequest, name: str) -> FileResponse:
    """A rendition by its name; nothing else under the media folder can be asked for."""
    found = NAME.fullmatch(name)
    if found is None:
        raise Http404
    try:
        file = (Path(settings.MEDIA_ROOT) / name).open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(file, content_type=TYPES[found.group(1)])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
