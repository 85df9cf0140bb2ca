"""What crawlers may do: robots.txt, rights reserved against mining (TDMRep), IndexNow's key."""

import json
import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.views.decorators.http import require_safe

from articles.models import Newsroom
from reader import conditional, names

CRAWLERS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("crawlers.toml").read_text(encoding="utf-8")
)
EVERYBODY = "User-agent: *\nDisallow: /admin/\n"
NOBODY = "User-agent: *\nDisallow: /\n"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309): the record's switches, its own lines, and where sitemaps are."""
    written = NOBODY if is_hidden_host(request) else _lines(names.newsroom())
    return conditional.answer(request, written.encode(), "text/plain; charset=utf-8")


@require_safe
def tdmrep(request: HttpRequest) -> HttpResponse:
    """/.well-known/tdmrep.json: whether rights to mine texts and data are reserved."""
    record = names.newsroom()
    rule: dict[str, Any] = {"location": "/", "tdm-reservation": int(not record.may_train)}
    if record.tdm_policy:
        rule["tdm-policy"] = record.tdm_policy
    return conditional.answer(request, json.dumps([rule]).encode(), "application/json")


@require_safe
def indexnow_key(request: HttpRequest, key: str) -> HttpResponse:
    """The file by which IndexNow knows that whoever has the key may speak for the site."""
    own = settings.NEWSROOM_INDEXNOW_KEY
    if not own or key != own:
        raise Http404
    return conditional.answer(request, own.encode(), "text/plain; charset=utf-8")


def is_hidden_host(request: HttpRequest) -> bool:
    """Whether it is asked by a name under which no search engine should know the site."""
    host, _port = split_domain_port(request.get_host())
    return host in settings.NEWSROOM_NOINDEX_HOSTS


def reservation(record: Newsroom) -> dict[str, str]:
    """The reserved rights as headers of an answer, and as metadata of a page."""
    if record.may_train:
        return {}
    policy = {"tdm-policy": record.tdm_policy} if record.tdm_policy else {}
    return {"tdm-reservation": "1", **policy}


def _lines(record: Newsroom) -> str:
    groups = [EVERYBODY]
    if not record.may_train:
        groups.append(_kept_out("training"))
    if not record.may_answer:
        groups.append(_kept_out("answering"))
    if own := record.robots_lines.strip():
        groups.append("\n".join(own.splitlines()) + "\n")
    root = record.site_address.rstrip("/")
    groups.append(f"Sitemap: {root}/sitemap.xml\nSitemap: {root}/news-sitemap.xml\n")
    return "\n".join(groups)


def _kept_out(purpose: str) -> str:
    agents = "".join(f"User-agent: {name}\n" for name in CRAWLERS[purpose])
    return f"{agents}Disallow: /\n"
