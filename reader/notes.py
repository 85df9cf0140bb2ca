"""The list of corrections: what was put right in our stories, as a page and as a feed."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import changes
from articles.models import Edition, Listing, ListKind
from articles.models.listing import ListingQuerySet
from articles.text import typography
from reader import names
from reader.cache import recording
from reader.feeds import ITEMS, legible
from reader.lists import PAGE_SIZE, Cursor
from reader.pages import Corrected, Correction, ListHead
from reader.site import current_language
from reader.story import corrections


@dataclass(frozen=True)
class NotesPage:
    """One page of corrected stories; `older` is None on the last."""

    stories: list[Corrected]
    older: Cursor | None


def head(language: str) -> ListHead:
    """What the list says of itself."""
    return ListHead(
        kind="corrections",
        kicker="",
        title=_("Corrections"),
        description=_("What we got wrong, had to add, or took back. The newest stands first."),
        feed_url=reverse("reader:corrections-feed", args=[language]),
    )


def page(language: str, before: str = "") -> NotesPage:
    """A page of stories, the one that was corrected last first. One query."""
    found = _listed(language)
    top = None
    if before:
        cursor = Cursor.read(before)
        top = cursor.moment
        found = found.before(cursor.moment, cursor.number)
    rows = list(found.select_related("edition").defer("edition__body")[: PAGE_SIZE + 1])
    recording.rows(ListKind.NOTES, 0, language, rows, PAGE_SIZE + 1, top=top)
    shown = rows[:PAGE_SIZE]
    older = Cursor(shown[-1].published_at, shown[-1].number) if len(rows) > PAGE_SIZE else None
    return NotesPage([_corrected(row.edition) for row in shown], older)


@recording.kept()
@require_safe
def feed(request: HttpRequest, language: str) -> HttpResponse:
    """The newest notes, an item each. One query: each row's story has one at least."""
    text = names.tables().texts[current_language()]
    root = text.newsroom.site_address.rstrip("/")
    about = head(language)
    made = Rss201rev2Feed(
        title=f"{about.title} — {text.name}",
        link=root + reverse("reader:corrections", args=[language]),
        description=about.description,
        language=language,
        feed_url=root + request.path,
    )
    found = _listed(language).select_related("edition__article").defer("edition__body")
    rows = list(found[:ITEMS])
    recording.rows(ListKind.NOTES, 0, language, rows, ITEMS)
    notes = [(note, row.edition) for row in rows for note in corrections(row.edition.corrections)]
    notes.sort(key=lambda pair: pair[0].made_at, reverse=True)
    for note, edition in notes[:ITEMS]:
        _add(made, note, edition, root)
    content_type = "application/rss+xml; charset=utf-8"
    return HttpResponse(made.writeString("utf-8"), content_type=content_type)


def _listed(language: str) -> ListingQuerySet:
    return Listing.objects.of(ListKind.NOTES, 0, language).public()


def _corrected(edition: Edition) -> Corrected:
    recording.depends(changes.article(edition.article_id))
    return Corrected(
        number=edition.article_id,
        url=edition.get_absolute_url(),
        headline=edition.headline,
        published_at=edition.published_at,
        notes=corrections(edition.corrections)[::-1],
    )


def _add(made: Rss201rev2Feed, note: Correction, edition: Edition, root: str) -> None:
    recording.depends(changes.article(edition.article_id))
    headline = typography.plain(edition.headline)
    made.add_item(
        title=legible(f"{note.kind_name}: {headline}"),
        link=f"{root}{edition.get_absolute_url()}#note-{note.number}",
        description=legible(typography.plain(note.text)),
        unique_id=f"{edition.article.guid}#note-{note.number}",
        unique_id_is_permalink=False,
        pubdate=note.made_at,
    )
