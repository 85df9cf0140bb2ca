"""Feeds of lists: what each is of, and its answer."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import changes
from articles.models import ListKind
from reader import conditional, lists, moved, names
from reader.cache import recording
from reader.columns import CARD, Raw, editions_of
from reader.feeds import formats
from reader.feeds import rows as feed_rows
from reader.feeds.values import Feed
from reader.site import current_language, root_of

ITEMS = 30
NAME_ENDS = {"xml": "", "atom": "-atom", "json": "-json"}


@dataclass(frozen=True)
class Subject:
    """What a feed is of: its list, its words, and the page it stands for."""

    kind: str
    key: int
    title: str
    description: str
    page: str


@recording.kept()
@require_safe
def feed(
    request: HttpRequest, language: str, table: str = "", slug: str = "", form: str = "xml"
) -> HttpResponse:
    """The newest stories of one list. Two queries at most where all were written before."""
    text = names.tables().texts[current_language()]
    root = root_of(text)
    try:
        subject = _subject(language, table, slug)
    except Http404:
        return moved.redirect(f"reader:{table}-feed{NAME_ENDS[form]}", table, slug, language)
    found, changed_at = feed_rows.listed_raw(subject.kind, subject.key, language, limit=ITEMS)
    written = formats.written(form, root, found, language)
    _record(subject, language, found, {n for item in written for n in item.numbers})
    made = Feed(
        title=subject.title,
        description=subject.description,
        publisher=text.name,
        language=language,
        page_url=root + subject.page,
        url=root + request.path,
        changed_at=max((item.changed_at for item in written), default=None),
        hubs=tuple(settings.NEWSROOM_WEBSUB_HUBS),
    )
    return answer(request, made, form, [item.data for item in written], changed_at)


def _record(subject: Subject, language: str, found: list[Raw], pictures: set[int]) -> None:
    """Say which stories, with which pictures, and which stretch of the list are shown."""
    shown = editions_of(CARD, ((*story[1 : 1 + len(CARD)], None) for story in found))
    recording.rows(subject.kind, subject.key, language, shown, ITEMS)
    recording.depends(*(changes.article(edition.article_id) for edition in shown))
    pictures |= {edition.picture_id for edition in shown if edition.picture_id}
    recording.depends(*(changes.picture(number) for number in pictures))


def answer(
    request: HttpRequest,
    made: Feed,
    form: str,
    items: list[bytes],
    changed_at: datetime | None = None,
) -> HttpResponse:
    """The feed in one of the formats, or word that it is still what the asker has.

    `changed_at` is a change that its items don't tell of, such as that one is gone.
    """
    writer = formats.FORMATS[form]
    written = writer.write(made, items)
    moments = [moment for moment in (made.changed_at, changed_at) if moment]
    response = conditional.answer(request, written, writer.CONTENT_TYPE, max(moments, default=None))
    if made.hubs:
        response.headers["Link"] = _links(made)
    if form == "json":
        response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _links(made: Feed) -> str:
    """The hubs and the feed's own address, where WebSub's subscribers look first (section 4)."""
    links = [*((url, "hub") for url in made.hubs), (made.url, "self")]
    return ", ".join(f'<{url}>; rel="{rel}"' for url, rel in links)


def _subject(language: str, table: str, slug: str) -> Subject:
    text = names.tables().texts[language]
    about = text.tagline or text.name
    if not table:
        front = reverse("reader:front", args=[language])
        return Subject(ListKind.LATEST, 0, text.name, about, front)
    entry = lists.entry_of(table, slug, language)
    title = f"{entry.name(language)[0]} — {text.name}"
    return Subject(
        table, entry.id, title, about, reverse(f"reader:{table}", args=[language, entry.slug])
    )
