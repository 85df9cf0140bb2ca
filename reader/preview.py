"""A text that is not published, as its page will look: for the desk, or behind a secret link."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import crediting, editions, preview_keys, typesetting
from articles.languages import OWN_NAMES
from articles.models import Article as DeskArticle
from articles.models import Preview
from articles.text import typography
from reader import embed, rendering, story
from reader.columns import EditionRow
from reader.pages import Article, Version
from reader.site import context, current_language

FETCHED_AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
THEMES = ("light", "dark")


@require_safe
def show(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """One version to whoever holds its key. What shows nothing is a page that never was."""
    preview = preview_keys.find(key, request.user)
    if preview is None:
        raise Http404
    data = preview_keys.snapshot_of(preview)
    if data["language"] != current_language():
        raise Http404
    if _is_looked_at(request):
        preview_keys.count(preview)
    page = page_of(preview, data, request.path)
    theme = request.GET.get("theme", "")
    matter = {
        **context(request.path, title=typography.plain(page.headline)),
        "canonical_url": "",
        "counter_script": "",
        "article": page,
        "preview": preview,
        "theme": theme if theme in THEMES else "",
    }
    response = rendering.page("preview", matter)
    return embed.allow_frames(response, page.frame_hosts)


def page_of(preview: Preview, data: dict[str, Any], path: str) -> Article:
    """The value that the article's template shows, made of a snapshot."""
    article = preview.article
    number = article.pk if article else 0
    edition = _edition(number, article, data)
    others = story.versions_in(article.story_id, number) if article else {}
    others.pop(edition.language, None)
    page = story.article_page(edition, others, url=path)
    own = Version(
        edition.language, OWN_NAMES[edition.language], path, edition.headline, is_current=True
    )
    return replace(page, versions=(own, *page.versions))


def _edition(number: int, article: DeskArticle | None, data: dict[str, Any]) -> EditionRow:
    """What publishing this snapshot would write."""
    line = crediting.line(data, crediting.sources_of([data]))
    text = typesetting.typeset(data, line=line)
    return EditionRow(
        article_id=number,
        own_body=text.pop("body"),
        corrections=_notes(article, data["language"]),
        **_times(article),
        **text,
    )


def _times(article: DeskArticle | None) -> dict[str, Any]:
    """When it was published, or now; a change to a public text is new now."""
    now = timezone.now()
    shown = article.edition if article else None
    if shown is None:
        return {"published_at": now, "updated_at": None}
    return {"published_at": shown.published_at, "updated_at": now}


def _notes(article: DeskArticle | None, language: str) -> list[dict[str, Any]]:
    notes = article.corrections.all() if article else ()
    return [editions.noted(note, language) for note in notes]


def _is_looked_at(request: HttpRequest) -> bool:
    """Whether somebody opens it: not a browser fetching ahead, nor a check that it is there."""
    ahead = any("pre" in request.headers.get(name, "") for name in FETCHED_AHEAD)
    return request.method == "GET" and not ahead
