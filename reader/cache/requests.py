"""Which requests are anonymous questions for a public page, and the name of that page."""

import re
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.http import parse_http_date_safe

from reader.cache.stored import Headers

Environ = dict[str, Any]
Answer = TypeVar("Answer", str, bool)
NEVER_KEPT = ("/admin/", "/media/", "/static/", "/healthz")
PARAMETERS = {"before"}
MATCH = "newsroom.match"
"""Where a question has what its address was resolved to."""
ONE_WORD = re.compile(r"([a-z]+)=[\w-]+", re.ASCII)
MOST_REMEMBERED = 1000
LONGEST = 300


class Requests:
    """Reads requests; what it found out about hosts and encodings it remembers."""

    def __init__(self) -> None:
        self.session = settings.SESSION_COOKIE_NAME
        self.is_https = settings.HTTPS
        self.hosts: dict[str, str] = {}
        self.encodings: dict[str, bool] = {}

    def name(self, environ: Environ) -> str:
        """The name of the page that is asked for; "" where the question is not for the cache."""
        host = environ.get("HTTP_HOST", "")
        path = environ["PATH_INFO"]
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or "HTTP_AUTHORIZATION" in environ
            or self.session in environ.get("HTTP_COOKIE", "")
            or path.startswith(NEVER_KEPT)
            or len(path) > LONGEST
            or environ.get("SCRIPT_NAME")
        ):
            return ""
        if self.is_https and environ.get("HTTP_X_FORWARDED_PROTO") != "https":
            return ""
        domain = self.hosts.get(host)
        if domain is None:
            domain = _remember(self.hosts, host, _allowed(host))
        if not domain:
            return ""
        scheme = "https" if self.is_https else environ["wsgi.url_scheme"]
        query = environ.get("QUERY_STRING")
        known = known_query(query, PARAMETERS) if query else ""
        return f"{scheme}://{domain}{path}{known}"

    def takes_gzip(self, environ: Environ) -> bool:
        """Whether the visitor unpacks gzip (RFC 9110, section 12.5.3)."""
        said = environ.get("HTTP_ACCEPT_ENCODING", "")
        takes = self.encodings.get(said)
        if takes is None:
            takes = _remember(self.encodings, said, unpacks_gzip(said))
        return takes


def known_query(query: str, parameters: Any) -> str:
    """What stands after “?” without what the page does not know; of two the last, in order."""
    if one := ONE_WORD.fullmatch(query):
        return f"?{query}" if one[1] in parameters else ""
    pairs = dict(parse_qsl(query, errors="replace"))
    known = sorted((name, value) for name, value in pairs.items() if name in parameters)
    return f"?{urlencode(known)}" if known else ""


@lru_cache(maxsize=MOST_REMEMBERED)
def match_of(path: str) -> tuple[ResolverMatch, tuple[str, ...]] | None:
    """The view of this address with what it is given, and the parameters that it knows.

    None where its pages are not kept.
    """
    asked = path.encode("latin-1").decode(errors="replace")
    found = _resolved(asked, "reader.urls") or _resolved(asked, None)
    if found is None:
        return None
    parameters = getattr(found.func, "kept_parameters", None)
    return None if parameters is None else (found, parameters)


def _resolved(path: str, urlconf: str | None) -> ResolverMatch | None:
    """What stands at an address of the public site, or of all of it: the short map comes first."""
    try:
        return resolve(path, urlconf)
    except Resolver404:
        return None


def of_anybody(environ: Environ, match: ResolverMatch, query: str) -> Environ:
    """The same question without anything that is the visitor's own, or that the page ignores."""
    asked = {
        name: value
        for name, value in environ.items()
        if not name.startswith("HTTP_") or name in ("HTTP_HOST", "HTTP_X_FORWARDED_PROTO")
    }
    return asked | {"REQUEST_METHOD": "GET", "QUERY_STRING": query.removeprefix("?"), MATCH: match}


def has(environ: Environ, etag: str, headers: Headers) -> bool:
    """Whether the visitor has this already (RFC 9110, section 13.1).

    What it says in If-None-Match counts, and If-Modified-Since only without that.
    """
    said = environ.get("HTTP_IF_NONE_MATCH")
    if said is None:
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        return since is not None and _is_as_old(headers, since)
    if said == etag:
        return True
    tags = [tag.strip().removeprefix("W/") for tag in said.split(",")]
    return etag in tags or "*" in tags


def _is_as_old(headers: Headers, since: str) -> bool:
    """Whether it did not change after `since`; what is no time counts for nothing."""
    changed = next((value for name, value in headers if name == "Last-Modified"), "")
    seconds, least = parse_http_date_safe(changed), parse_http_date_safe(since)
    return seconds is not None and least is not None and seconds <= least


def _remember(known: dict[str, Answer], text: str, answer: Answer) -> Answer:
    if len(known) < MOST_REMEMBERED and len(text) <= LONGEST:
        known[text] = answer
    return answer


def _allowed(host: str) -> str:
    """The host without its port; "" where we don't answer to it."""
    domain, _port = split_domain_port(host)
    return domain if domain and validate_host(domain, settings.ALLOWED_HOSTS) else ""


def unpacks_gzip(said: str) -> bool:
    """Whether what a visitor said in Accept-Encoding takes gzip."""
    quality: dict[str, float] = {}
    for part in said.lower().split(","):
        coding, *parameters = (piece.strip() for piece in part.split(";"))
        quality[coding] = _quality(parameters)
    return quality.get("gzip", quality.get("x-gzip", quality.get("*", 0.0))) > 0


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _is, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
