"""The newspaper around every page: masthead, menu, footer, languages."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles.languages import OWN_NAMES
from articles.models import NewsroomText
from reader import names, robots
from reader.pages import LanguageLink, Link, Site


def context(
    path: str,
    *,
    title: str = "",
    description: str = "",
    others: Mapping[str, str] | None = None,
    query: str = "",
) -> dict[str, Any]:
    """What every page needs besides its own matter.

    `path` is the page's own address; `others` maps a language to the page's version in it. With a
    `query` it is a later page of its list, which has no versions of its own.
    """
    language = current_language()
    tables = names.tables()
    text = tables.texts[language]
    versions = {language: path, **(others or {})}
    root = root_of(text)
    return {
        "site": _site(tables, text, versions),
        "title": title or text.name,
        "description": description or text.tagline,
        "canonical_url": root + (path if path.isascii() else quote(path)) + query,
        "alternates": _alternates(versions, root, text) if others and not query else [],
        "site_root": root,
        "reservation": robots.reservation(text.newsroom),
        "counter_script": settings.NEWSROOM_COUNTER_SCRIPT,
    }


def _alternates(
    versions: Mapping[str, str], root: str, text: NewsroomText
) -> list[tuple[str, str]]:
    """The versions of a page by language, itself included, and the one for everybody else."""
    found = [(code, root + url) for code, url in versions.items()]
    default = text.newsroom.default_language
    everybody = versions.get(default) or versions[min(versions)]
    return [*found, ("x-default", root + everybody)]


def root_of(text: NewsroomText) -> str:
    """The site's own address, without a slash at its end."""
    return text.newsroom.site_address.rstrip("/")


def root() -> str:
    """The same, of the record alone."""
    return names.newsroom().site_address.rstrip("/")


def current_language() -> str:
    """The language of this page; 404 when the newsroom doesn't use it."""
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    if language not in names.tables().texts:
        raise Http404
    return language


def _site(tables: names.Tables, text: NewsroomText, versions: Mapping[str, str]) -> Site:
    """The newspaper round one page: the same for all of them but for the other languages."""
    language = text.language
    if language not in tables.sites:
        tables.sites[language] = _newspaper(tables, text)
    languages = tuple(
        LanguageLink(code, OWN_NAMES[code], versions.get(code) or _front(code), code == language)
        for code in tables.texts
    )
    return tables.sites[language]._replace(languages=languages)


@cache
def _front(language: str) -> str:
    return reverse("reader:front", args=[language])


def _newspaper(tables: names.Tables, text: NewsroomText) -> Site:
    language = text.language
    return Site(
        language=language,
        name=text.name,
        tagline=text.tagline,
        home_url=reverse("reader:front", args=[language]),
        latest_url=reverse("reader:latest", args=[language]),
        menu=tuple(_link(entry, language, "reader:section") for entry in tables.of(names.SECTION)),
        languages=(),
        footer_pages=tuple(
            _link(entry, language, "reader:page")
            for entry in tables.of(names.PAGE)
            if language in entry.names
        ),
        record=_record(text),
        age_mark=text.newsroom.age_mark,
        reuse_rule=text.reuse_rule,
        feed_url=reverse("reader:feed", args=[language]),
        search_url=reverse("reader:search", args=[language]),
        corrections_url=reverse("reader:corrections", args=[language]),
        api_url=reverse("reader:api", args=[language]),
    )


def _record(text: NewsroomText) -> tuple[tuple[str, str], ...]:
    facts = [
        (_("Owner"), text.owner),
        (pgettext("imprint", "Editor-in-chief"), text.editor_in_chief),
        (_("Registration"), text.registration),
        (_("Contacts"), text.contacts),
    ]
    return tuple((label, value) for label, value in facts if value)


def _link(entry: names.Entry, language: str, view: str) -> Link:
    words, other = entry.name(language)
    return Link(words, reverse(view, args=[language, entry.slug]), other)
