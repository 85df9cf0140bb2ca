"""The page that shows this API to people, with examples that work on this site."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import ListKind
from reader import names, rendering, rows
from reader.api import parameters
from reader.site import context, current_language

Row = tuple[str, str]


@dataclass(frozen=True)
class ApiPage:
    """What the page shows: (address or name, what it means) each; examples are whole addresses."""

    description_url: str
    addresses: list[Row]
    filters: list[Row]
    examples: list[Row]
    usual: int = parameters.USUAL
    most: int = parameters.MOST


@require_safe
def show(request: HttpRequest, language: str) -> HttpResponse:
    """The page in one language. One query, for the newest article."""
    language = current_language()
    page = ApiPage(
        description_url=reverse("api:description"),
        addresses=_addresses(),
        filters=_filters(),
        examples=_examples(language),
    )
    others = {code: reverse("reader:api", args=[code]) for code in names.tables().texts}
    words = {
        "title": _("API for developers"),
        "description": _(
            "Everything this newspaper shows, as data: JSON without keys, for anyone."
        ),
    }
    shell = context(request.path, **words, others=others)
    return rendering.page("api", {**shell, "api": page})


def _addresses() -> list[Row]:
    return [
        (reverse("api:articles"), _("The newest articles, whole")),
        (f"{reverse('api:articles')}/<number>", _("One article, as JSON or as ninjs 3.1")),
        (reverse("api:sections"), _("Sections")),
        (reverse("api:tags"), _("Topics")),
        (reverse("api:authors"), _("Authors and desks")),
        (reverse("api:sources"), _("Sources")),
        (reverse("api:places"), _("Places")),
        (reverse("api:description"), _("The whole description, for programs: OpenAPI 3.1")),
    ]


def _filters() -> list[Row]:
    by_name = _("The slug: what stands in the address of its page")
    return [
        ("language", _("The language of the article; without it, all of them")),
        ("section, tag, author, source, place", by_name),
        ("published_from, published_to", _("A day (2026-08-15) or a moment with its offset")),
        ("limit", _("How many a page holds")),
        ("cursor", _("Where the page begins; stands in “next” of the page before")),
    ]


def _examples(language: str) -> list[Row]:
    """Addresses that work here and now."""
    articles = reverse("api:articles")
    found = [(_address(articles, language=language, limit=5), _("The five newest"))]
    for section in list(names.tables().of(names.SECTION))[:1]:
        name, _other = section.name(language)
        asked = _address(articles, language=language, section=section.slug)
        found.append((asked, _("Section: %(name)s") % {"name": name}))
    since = timezone.localdate().replace(day=1)
    asked = _address(articles, language=language, published_from=since.isoformat())
    found.append((asked, _("Everything since the first of the month")))
    for row in rows.listed(ListKind.LATEST, 0, language, limit=1):
        one = reverse("api:article", args=[row.article_id])
        found.append((_address(one), _("The newest article")))
        found.append((_address(one, format="ninjs"), _("The same as ninjs 3.1")))
    return found


def _address(path: str, **asked: object) -> str:
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{names.site_root()}{path}{query}"
