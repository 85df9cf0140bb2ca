"""The public site's templates: Jinja2 with escaping on, in the words of the active language."""

from collections.abc import Callable, MutableMapping
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.templatetags.static import static
from django.utils import timezone, translation
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from articles.templatetags import times
from reader import card_markup, head_markup, names, story_markup, styles
from reader.escaping import Writer
from reader.pages import Site
from reader.picture_markup import picture
from reader.xml import inside_address

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


class _Environment(Environment):
    """Jinja2 with what all templates share in one mapping.

    Its own chain of two mappings is walked anew for every page and every part of one.
    """

    code_generator_class = Writer

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


@cache
def environment(language: str) -> Environment:
    """Templates in the words of one language."""
    made = _Environment(
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
    made.globals.update(_at_hand(language))
    made.filters.update(
        number=times.number,
        iso=lambda moment: timezone.localtime(moment).isoformat(),
        inside_address=lambda words: inside_address(str(words)),
    )
    made.tests["showing_gallery"] = lambda html: '<div class="gallery"' in html
    made.tests["hanging"] = card_markup.hanging
    return made


def _at_hand(language: str) -> dict[str, Any]:
    """What templates call by these names."""
    address = static if settings.DEBUG else cache(static)
    say = _saying(language)
    return {
        "ago": times.ago,
        "alternate_links": head_markup.alternates,
        "card_block": card_markup.block,
        "card_columns": card_markup.columns,
        "card_lead": card_markup.lead,
        "card_rows": card_markup.rows,
        "found_cards": card_markup.found,
        "feeds": head_markup.feeds,
        "languages_of": head_markup.language_switch,
        "link": card_markup.link,
        "sharing": head_markup.sharing,
        "of_site": partial(_of_site, language),
        "once": partial(_once, language),
        "rail_cards": card_markup.rail,
        "recent_cards": card_markup.recent,
        "sections_of": partial(_sections, language),
        "share": partial(story_markup.share, say),
        "side": partial(story_markup.side, say),
        "source_block": partial(story_markup.sources, say),
        "topics": partial(story_markup.topics, say),
        "ago_words": lambda: times.ago_words_in(language),
        "day": times.day,
        "newsdate": times.newsdate,
        "page_language": lambda: language,
        "picture": picture,
        "static": address,
        "styles": _linked('<link rel="stylesheet" href="{}">', "reader/css/{}.css", address),
        "scripts": _linked('<script type="module" src="{}"></script>', "reader/js/{}.js", address),
        "_": say,
        "style_sheet": styles.address if settings.DEBUG else cache(styles.address),
    }


def _saying(language: str) -> Callable[..., Markup]:
    """`gettext` for templates: the catalogue is asked once for each sentence.

    Values are put into the words escaped; `%` without values is a sign of percent.
    """

    @cache
    def words(message: str) -> Markup:
        with translation.override(language):
            return Markup(translation.gettext(message))  # noqa: S704 - our own words

    def say(message: str, **values: Any) -> Markup:
        return words(message) % values if values else words(message)

    return say


def _linked(tag: str, path: str, address: Callable[[str], str]) -> Callable[..., Markup]:
    """What writes a tag for each of some files of ours, which it is given by name."""

    def linked(*names: str) -> Markup:
        return Markup("\n".join(tag.format(address(path.format(name))) for name in names))  # noqa: S704

    return linked if settings.DEBUG else cache(linked)


def _once(language: str, part: str, macro: str) -> Markup:
    """What a macro says that asks for nothing: the same for ever."""
    return _kept(_FOR_EVER, language, part, macro)


def _of_site(language: str, macro: str, site: Site, *arguments: Any) -> Markup:
    """A piece of the newspaper round pages, the same until a name or its record changes.

    Nothing in it may depend on the page but its `arguments`; a site's languages do.
    """
    return _kept(names.tables().pieces, language, "shell", macro, site, *arguments)


def _sections(language: str, site: Site, current: str, is_latest: bool) -> Markup:
    """The way into the lists. Kept once for each section: of other lists none is marked in it."""
    shown = current if any(link.text == current for link in site.menu) else ""
    return _of_site(language, "sections", site, shown, bool(is_latest))


_FOR_EVER: dict[tuple[Any, ...], Markup] = {}


def _kept(
    pieces: dict[tuple[Any, ...], Markup], language: str, part: str, macro: str, *arguments: Any
) -> Markup:
    key = (language, macro, *arguments[1:])
    found = pieces.get(key)
    if found is None:
        found = pieces[key] = Markup(piece(part, macro, *arguments))  # noqa: S704 - of templates
    return found


def markup(template: str, **matter: Any) -> str:
    """A piece of a page as HTML."""
    return _template(template).render(matter)


def page(template: str, matter: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    """A whole page of the site."""
    html = _template(f"reader/{template}.html").render(DEFAULTS | (matter or {}))
    return HttpResponse(html, status=status)


def piece(part: str, macro: str, *arguments: Any) -> str:
    """What a macro of templates/parts makes of these."""
    return str(getattr(_template(f"parts/{part}.html").module, macro)(*arguments))


def _template(name: str) -> Template:
    return environment(times.page_language()).get_template(name)
