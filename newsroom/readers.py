"""The short way of readers' pages through Django: nobody is signed in, and nothing is asked."""

from typing import Any

from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.urls import ResolverMatch
from django.utils.module_loading import import_string

from reader.cache.requests import MATCH

# Of MIDDLEWARE what pages for everybody need, in that order. Left out: sessions, sign-in, messages,
# tokens of forms and static files, none of which a page that is kept for all may have.
SHORT = (
    "newsroom.middleware.SecurityHeaders",
    "newsroom.crawling.CrawlerHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.middleware.InterfaceLanguage",
)


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

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        """Take what is known of the address, else ask the map."""
        match: ResolverMatch = request.META.get(MATCH) or super().resolve_request(request)
        request.resolver_match = match
        return match
