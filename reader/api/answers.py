"""How every address of the API answers: in what words, to whom, and for how long it holds."""

import json
from collections.abc import Callable, Iterable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt

from reader import names
from reader.api import problems
from reader.views import readers_language

View = Callable[..., HttpResponse]

JSON = "application/json"
HOLDS = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"
KEPT = (200, 304, 410)
OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
}
PREFLIGHT = {
    "Allow": problems.METHODS,
    "Access-Control-Allow-Methods": problems.METHODS,
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
NOT_MODIFIED = ("ETag", "Vary", "Content-Language", "Link")


def endpoint(view: View) -> View:
    """Make `view` an address of the API: read by anyone, from anywhere, and changing nothing."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        with translation.override(_language_asked(request)):
            return finished(_answer(view, request, *args, **values))

    return answered


def _answer(view: View, request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    if request.method not in ("GET", "HEAD"):
        return problems.not_allowed(request)
    try:
        response = view(request, *args, **values)
    except problems.Refused as why:
        return problems.refused(request, why)
    return _unchanged(request, response) or response


def finished(response: HttpResponse) -> HttpResponse:
    """The answer with what every answer carries."""
    headers = response.headers
    for name, value in OPEN_TO_ALL.items():
        headers[name] = value
    headers["Cache-Control"] = HOLDS if response.status_code in KEPT else "no-store"
    described = f'<{reverse("api:description")}>; rel="service-desc"'
    headers["Link"] = ", ".join(filter(None, [headers.get("Link"), described]))
    return response


def json_answer(
    value: Any,
    *,
    languages: Iterable[str],
    content_type: str = JSON,
    next_url: str = "",
) -> HttpResponse:
    """`value` as JSON in these languages, under a tag made of its bytes."""
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    response = HttpResponse(content, content_type=content_type)
    response.headers["ETag"] = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    response.headers["Content-Language"] = ", ".join(languages)
    if next_url:
        response.headers["Link"] = f'<{next_url}>; rel="next"'
    return response


def _unchanged(request: HttpRequest, response: HttpResponse) -> HttpResponse | None:
    """304 where the asker has these very bytes; RFC 9110, section 13.1.2."""
    tag = response.headers.get("ETag")
    known = [
        held.removeprefix("W/") for held in parse_etags(request.headers.get("If-None-Match", ""))
    ]
    if not tag or not {tag, "*"} & set(known):
        return None
    headers = {name: response.headers[name] for name in NOT_MODIFIED if name in response.headers}
    return HttpResponse(status=304, headers=headers)


def _language_asked(request: HttpRequest) -> str:
    """Of the words for what goes wrong: `language=`, else what the asker's program reads."""
    asked = request.GET.get("language", "")
    return asked if asked in names.tables().texts else readers_language(request)
