"""Pages for what went wrong, in the reader's language."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.models import ListKind
from reader import lists, rendering
from reader.api import answers, problems
from reader.site import context, current_language

LATEST = 6
RETRY_SECONDS = 30


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, the same for a page that never was and for a draft: with the latest beside it."""
    try:
        language = current_language()
    except Http404:  # a language that the newsroom doesn't use
        return rendering.page("500", {"status": 404}, status=404)
    shell = context(request.path, title=_("Page not found"))
    latest = lists.page(ListKind.LATEST, 0, language, size=LATEST).cards
    return rendering.page("404", {**shell, "latest": latest}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return rendering.page("403", status=403)


def unproven(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without the token of our own pages: what Django calls a CSRF failure."""
    return rendering.page("403_csrf", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return rendering.page("400", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a page that needs no database, since that may be what failed; then it is a 503."""
    is_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    status = 503 if is_away else 500
    if request.path.startswith("/api/"):
        response = answers.finished(problems.failed(request, status))
    else:
        response = rendering.page("500", {"status": status}, status=status)
    if is_away:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
