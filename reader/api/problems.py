"""What went wrong, as data: problem details, RFC 9457."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reader.gone import Gone

PROBLEM = "application/problem+json"
METHODS = "GET, HEAD, OPTIONS"


class Refused(Exception):
    """A request that can't be answered as it was asked; the sentence says why."""

    def __init__(self, detail: str, parameter: str) -> None:
        super().__init__(detail)
        self.detail = detail
        self.parameter = parameter


def refused(request: HttpRequest, why: Refused) -> HttpResponse:
    """400: a parameter that nobody knows or can read."""
    title = _("The request could not be understood")
    return _problem(request, 400, title, why.detail, parameter=why.parameter)


def missing(request: HttpRequest) -> HttpResponse:
    """404, the same for what never was and for a draft."""
    detail = _("There is nothing here, or nothing yet.")
    return _problem(request, 404, _("This page does not exist"), detail)


def not_allowed(request: HttpRequest) -> HttpResponse:
    detail = _("This API can only be read.")
    response = _problem(request, 405, _("You can't do that here"), detail)
    response.headers["Allow"] = METHODS
    return response


def gone(request: HttpRequest, story: Gone) -> HttpResponse:
    """410: it was public, and why it is not any more; the reason in its story's language."""
    title = _("This story was killed") if story.is_killed else _("This story was withdrawn")
    at = timezone.localtime(story.withdrawn_at) if story.withdrawn_at else None
    return _problem(
        request,
        410,
        title,
        _("It was public once. No text is given any more."),
        reason=story.reason or None,
        reason_language=story.language,
        withdrawn_at=at.isoformat(timespec="seconds") if at else None,
        is_killed=story.is_killed,
    )


def failed(request: HttpRequest, status: int) -> HttpResponse:
    """500 or 503; asks the database nothing, since that may be what failed."""
    detail = _("It is no fault of the request. Try again in a few minutes.")
    return _problem(request, status, _("Something went wrong on our side"), detail)


def _problem(
    request: HttpRequest, status: int, title: str, detail: str, **more: Any
) -> HttpResponse:
    said = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": request.path,
    }
    response = HttpResponse(
        json.dumps(said | more, ensure_ascii=False), status=status, content_type=PROBLEM
    )
    response.headers["Content-Language"] = get_language() or ""
    response.headers["Vary"] = "Accept-Language"
    return response
