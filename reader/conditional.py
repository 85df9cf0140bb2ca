"""Answers for machines that ask again and again: 304 where they have what we would send."""

from datetime import datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date


def answer(
    request: HttpRequest, body: bytes, content_type: str, changed_at: datetime | None = None
) -> HttpResponse:
    """The body with its ETag, and with the time of its last change where that is known."""
    etag = f'"{sha256(body).hexdigest()[:24]}"'
    response = HttpResponse(body, content_type=content_type, headers={"ETag": etag})
    changed = int(changed_at.timestamp()) if changed_at else None
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed)
    shown = get_conditional_response(request, etag, changed, response)
    return shown or response
