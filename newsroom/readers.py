"""The short way of readers' pages through Django: nobody is signed in, and nothing is asked."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import DEFAULT_DB_ALIAS, connections
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch, set_script_prefix
from django.utils.module_loading import import_string

from reader.cache.requests import MATCH, Environ

Handler = Callable[[HttpRequest], HttpResponse]
Start = Callable[..., Any]

# Of MIDDLEWARE what pages for everybody need, in that order. Left out: sessions, sign-in, messages,
# tokens of forms and static files, none of which a page that is kept for all may have.
SHORT = (
    "newsroom.middleware.SecurityHeaders",
    "newsroom.crawling.CrawlerHeaders",
    "newsroom.readers.SameHeaders",
    "newsroom.middleware.InterfaceLanguage",
)
# What they do to a question (another host, http for https, a slash that is missing) is done before
# one comes here; what they say on an answer is the same on all of them.
ALIKE = (
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
RESTED_SECONDS = 1.0
"""A connection that was silent for so long is asked whether it still stands."""


class SameHeaders:
    """Say what ALIKE say on every answer: they are asked once."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.headers = _said_alike()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = response.headers
        for name, value in self.headers.items():
            headers.setdefault(name, value)
        headers.setdefault("Content-Length", str(len(response.content)))
        return response


def _said_alike() -> dict[str, str]:
    asked = HttpRequest()
    asked.META["HTTP_X_FORWARDED_PROTO"] = "https"  # believed only where HTTPS is declared
    response = HttpResponse()
    before = set(response.headers)
    for path in reversed(ALIKE):
        import_string(path)(lambda request: response).process_response(asked, response)
    return {
        name: value
        for name, value in response.headers.items()
        if name not in before and name != "Content-Length"
    }


class ReadersHandler(WSGIHandler):
    """Django with few middlewares, for pages that are the same for everybody."""

    def load_middleware(self, is_async: bool = False) -> None:
        """Put the few together as Django does with all."""
        self._view_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        respond = self._get_response  # type: ignore[attr-defined]
        handler = convert_exception_to_response(respond)
        for path in reversed(SHORT):
            handler = convert_exception_to_response(import_string(path)(handler))
        self._middleware_chain = handler

    def __call__(self, environ: Environ, start_response: Start) -> Any:
        """Answer without Django's signals: who listens to them minds the connection, as this does.

        With DEBUG, somebody minds the statements as well.
        """
        if settings.DEBUG:
            return super().__call__(environ, start_response)
        set_script_prefix("/")  # what is kept has no other, whatever this thread answered before
        response = self.get_response(WSGIRequest(environ))
        status = f"{response.status_code} {response.reason_phrase}"
        cookies = [("Set-Cookie", one.output(header="")) for one in response.cookies.values()]
        start_response(status, [*response.items(), *cookies])
        return [response.content]

    def get_response(self, request: HttpRequest) -> Any:
        """Answer, without asking after a connection that answered a moment ago.

        Django asks once a request; that is one of three questions of a page.
        """
        database: Any = connections[DEFAULT_DB_ALIAS]
        if time.monotonic() - getattr(database, "used_at", 0.0) < RESTED_SECONDS:
            database.health_check_done = True
        response = super().get_response(request)
        database.used_at = time.monotonic()
        if not database.in_atomic_block:  # as it is in tests
            database.close_if_unusable_or_obsolete()
        return response

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        """Take what is known of the address, else ask the map."""
        match: ResolverMatch = request.META.get(MATCH) or super().resolve_request(request)
        request.resolver_match = match
        return match
