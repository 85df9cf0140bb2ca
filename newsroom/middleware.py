"""Headers that every response carries, where a request came from, its language and clock."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import get_language_from_request

from accounts import audit
from accounts.addresses import address_of
from reader import names

Handler = Callable[[HttpRequest], HttpResponse]
LANGUAGES = frozenset(dict(settings.LANGUAGES))
FILES = (f"{settings.STATIC_URL}reader/", settings.MEDIA_URL, "/style/")
SHOWS_TIMES = LANGUAGES | {"admin", "api"}

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
DESK_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-elem 'self'; "
    "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
PREVIEW_POLICY = PUBLIC_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
PREVIEW_HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Robots-Tag": "noindex, nofollow",
}
FILE_POLICY = "default-src 'none'; sandbox"
"""Of pictures, style, scripts and fonts of the site, no documents: a phone waits for each byte."""
OF_DOCUMENTS = ("Cross-Origin-Opener-Policy", "Referrer-Policy", "X-Frame-Options")
PERMISSIONS_POLICY = (
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), "
    "usb=(), browsing-topics=()"
)


class SecurityHeaders:
    """Set the content policy of the part of the site that answers, and its kin."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = response.headers
        if response.status_code == HTTPStatus.OK and request.path.startswith(FILES):
            headers.setdefault("Content-Security-Policy", FILE_POLICY)
            for name in OF_DOCUMENTS:
                del headers[name]
        else:
            policy = _with_frames(_policy(request.path), getattr(response, "frame_hosts", ()))
            headers.setdefault("Content-Security-Policy", policy)
            headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith("/admin/"):
            headers.setdefault("Cache-Control", "private, no-store")
            headers.setdefault("X-Robots-Tag", "noindex")
        if _is_preview(request.path):
            for name, value in PREVIEW_HEADERS.items():
                headers[name] = value
        return response


def _policy(path: str) -> str:
    if path.startswith("/admin/"):
        policy = DESK_POLICY
    elif path.startswith(settings.MEDIA_URL):
        return FILE_POLICY
    elif _is_preview(path):
        policy = PREVIEW_POLICY
    else:
        policy = _with_counter(PUBLIC_POLICY)
    return f"{policy}; upgrade-insecure-requests" if settings.HTTPS else policy


def _is_preview(path: str) -> bool:
    """Whether the address holds a key: whatever answers there is kept from caches and referrers."""
    return path.split("/")[2:3] == ["preview"]


def _with_frames(policy: str, hosts: tuple[str, ...]) -> str:
    """Let a page show what its text embeds, once a reader asks for it."""
    return f"{policy}; frame-src {' '.join(hosts)}" if hosts else policy


def _with_counter(policy: str) -> str:
    """Let the counter that the newsroom chose load, when a reader agreed to it."""
    if not settings.NEWSROOM_COUNTER_SCRIPT:
        return policy
    parts = urlsplit(settings.NEWSROOM_COUNTER_SCRIPT)
    host = f"{parts.scheme}://{parts.netloc}"
    for directive in ("script-src 'self'", "img-src 'self'", "connect-src 'self'"):
        policy = policy.replace(directive, f"{directive} {host}")
    return policy


class RequestAddress:
    """Let what is recorded while a request is answered know the address it came from."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with audit.asked_from(address_of(request)):
            return self.get_response(request)


class InterfaceLanguage:
    """Speak the language of the address, else of the user, else of the browser; keep its clock."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language), timezone.override(zone_of(request)):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def zone_of(request: HttpRequest) -> ZoneInfo:
    """The zone of the newsroom's record; the settings' zone for what shows no times."""
    if request.path.split("/", 2)[1] not in SHOWS_TIMES:
        return ZoneInfo(settings.TIME_ZONE)
    try:
        return ZoneInfo(names.time_zone())
    except DatabaseError:  # the view will meet it too, and say so in the reader's language
        return ZoneInfo(settings.TIME_ZONE)


def language_of(request: HttpRequest) -> str:
    """A code of LANGUAGES; of what the browser asks for only where nothing else says."""
    first = request.path.split("/", 2)[1]
    if first in LANGUAGES:
        return first
    if first == "admin" and request.user.is_authenticated:
        return request.user.interface_language
    if first == "admin" and (asked := request.GET.get("lang")) in LANGUAGES:
        return str(asked)
    return get_language_from_request(request)
