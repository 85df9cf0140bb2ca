"""Headers for crawlers: what no engine should know, and which rights are reserved."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from reader import names, robots

Handler = Callable[[HttpRequest], HttpResponse]


class CrawlerHeaders:
    """Say on each public answer whether rights are reserved (TDMRep), and hide hidden hosts."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.languages = dict(settings.LANGUAGES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.NEWSROOM_NOINDEX_HOSTS and robots.is_hidden_host(request):
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        tables = names.last_read()  # never asks: the database may be what failed
        if tables and request.path.split("/", 2)[1] in self.languages:
            for name, value in robots.reservation(names.newsroom_of(tables)).items():
                response.headers[name] = value
        return response
