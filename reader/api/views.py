"""The addresses of the read API: read what is asked, find it, say it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse

from reader import gone, names
from reader.api import articles as representation
from reader.api import listing, ninjs, parameters, problems
from reader.api import named as naming
from reader.api.answers import JSON, endpoint, json_answer

DESCRIPTION = Path(__file__).with_name("openapi.json")


@endpoint
def articles(request: HttpRequest) -> HttpResponse:
    """The newest articles that answer to the filters, whole."""
    wanted = parameters.articles(request)
    found = listing.find(wanted)
    below = _page_below(request, str(found.below)) if found.below else ""
    items = representation.represent(found.editions)
    return _list(items, below, wanted.languages or tuple(names.tables().texts))


@endpoint
def article(request: HttpRequest, number: int) -> HttpResponse:
    """One article as our JSON or as ninjs; 410 says why it is gone."""
    parameters.only(request, parameters.OF_ARTICLE)
    chosen = parameters.format_of(request, {JSON: "json", ninjs.MEDIA_TYPE: "ninjs"})
    edition = listing.one(number)
    if edition is None:
        story = gone.look_up(number)
        return problems.gone(request, story) if story else problems.missing(request)
    (data,) = representation.represent([edition])
    is_ninjs = chosen == "ninjs"
    response = json_answer(
        ninjs.represent(data) if is_ninjs else data,
        languages=[edition.language],
        content_type=ninjs.MEDIA_TYPE if is_ninjs else JSON,
    )
    response.headers["Vary"] = "Accept"
    return response


@endpoint
def named(request: HttpRequest, table: str) -> HttpResponse:
    """A page of the names of one kind, in all languages."""
    parameters.only(request, parameters.PAGED)
    after = parameters.place_among_names(request)
    page = naming.page(table, after, parameters.limit(request))
    below = _page_below(request, page.below) if page.below else ""
    return _list(page.items, below, names.tables().texts)


@endpoint
def description(request: HttpRequest) -> HttpResponse:
    """What this API is, in OpenAPI 3.1."""
    parameters.only(request, ())
    return json_answer(described(), languages=["en"])


@endpoint
def missing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address."""
    return problems.missing(request)


@cache
def described() -> dict[str, Any]:
    """The description of this API, as it is written in its file."""
    found: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return found


def _list(items: list[dict[str, Any]], below: str, languages: Any) -> HttpResponse:
    said = {"items": items, "next": below or None}
    return json_answer(said, languages=languages, next_url=below)


def _page_below(request: HttpRequest, cursor: str) -> str:
    """The address of the page that follows: the same question with another cursor."""
    asked = request.GET.copy()
    asked["cursor"] = cursor
    return f"{names.site_root()}{request.path}?{asked.urlencode()}"
