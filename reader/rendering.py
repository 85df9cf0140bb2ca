"""The public site's templates: Jinja2 with escaping on, in the words of the active language."""

from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponse
from django.templatetags.static import static
from django.utils import timezone, translation
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from articles.templatetags import times
from reader import card_markup, names
from reader.pages import Site
from reader.picture_markup import picture

DEFAULTS: dict[str, Any] = {
    "site": None,
    "title": "",
    "description": "",
    "canonical_url": "",
    "alternates": (),
    "site_root": "",
    "counter_script": "",
    "reservation": {},
    "theme": "",
    "head": None,
    "latest": (),
    "graph": "",
    "is_thin": False,
}
"""What templates may ask of any page, where the page says nothing of it."""


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(settings.BASE_DIR / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=settings.DEBUG,
        extensions=["jinja2.ext.i18n"],
        cache_size=-1,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    made.globals.update(
        ago=times.ago,
        card_columns=card_markup.columns,
        card_lead=card_markup.lead,
        card_rows=card_markup.rows,
        footer_of=_footer,
        found_cards=card_markup.found,
        link=card_markup.link,
        rail_cards=card_markup.rail,
        recent_cards=card_markup.recent,
        ago_words=times.ago_words,
        day=times.day,
        newsdate=times.newsdate,
        page_language=times.page_language,
        picture=picture,
        static=static if settings.DEBUG else lru_cache(static),
    )
    made.filters.update(
        number=times.number,
        iso=lambda moment: timezone.localtime(moment).isoformat(),
        inside_address=lambda words: quote(str(words), safe=""),
    )
    made.tests["hanging"] = lambda words: words[:1] in ("«", "„", "“")
    return made


def _footer(site: Site) -> str:
    """The foot of every page: the same on all of one language, made once for a reading of names."""
    kept = names.tables().footers
    if site.language not in kept:
        kept[site.language] = Markup(piece("shell", "footer", site))  # noqa: S704
    return kept[site.language]


def markup(template: str, **matter: Any) -> str:
    """A piece of a page as HTML."""
    return environment.get_template(template).render(matter)


def page(template: str, matter: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    """A whole page of the site."""
    html = environment.get_template(f"reader/{template}.html").render(DEFAULTS | (matter or {}))
    return HttpResponse(html, status=status)


def piece(part: str, macro: str, *arguments: Any) -> str:
    """What a macro of templates/parts makes of these."""
    module = environment.get_template(f"parts/{part}.html").module
    return str(getattr(module, macro)(*arguments))


environment = _environment()
