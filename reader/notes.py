"""The list of corrections: what was put right in our stories, as a page and as feeds."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import changes
from articles.models import Edition, Listing, ListKind
from articles.models.listing import ListingQuerySet
from articles.text import typography
from reader import names
from reader.cache import recording
from reader.columns import EditionRow
from reader.feeds import rows as feed_rows
from reader.feeds.formats import FORMATS
from reader.feeds.values import Feed, Item
from reader.feeds.views import ITEMS, answer
from reader.lists import PAGE_SIZE, Cursor
from reader.pages import Corrected, Correction, ListHead
from reader.site import current_language, root_of
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
    listed = list(found.select_related("edition").defer("edition__body")[: PAGE_SIZE + 1])
    recording.rows(ListKind.NOTES, 0, language, listed, PAGE_SIZE + 1, top=top)
    shown = listed[:PAGE_SIZE]
    older = Cursor(shown[-1].published_at, shown[-1].number) if len(listed) > PAGE_SIZE else None
    return NotesPage([_corrected(row.edition) for row in shown], older)


@recording.kept()
@require_safe
def feed(request: HttpRequest, language: str, form: str = "xml") -> HttpResponse:
    """The newest notes, an item each. One query: each story listed has one at least."""
    text = names.tables().texts[current_language()]
    root = root_of(text)
    about = head(language)
    editions, changed_at = feed_rows.listed_noted(language, limit=ITEMS)
    _record(language, editions)
    items = [
        _item(note, edition, root)
        for edition in editions
        for note in corrections(edition.corrections)
    ]
    items.sort(key=lambda item: item.published_at, reverse=True)
    made = Feed(
        title=f"{about.title} — {text.name}",
        description=about.description,
        publisher=text.name,
        language=language,
        page_url=root + reverse("reader:corrections", args=[language]),
        url=root + request.path,
        changed_at=max((item.published_at for item in items), default=None),
        hubs=tuple(settings.NEWSROOM_WEBSUB_HUBS),
    )
    written = [FORMATS[form].item(item) for item in items[:ITEMS]]
    return answer(request, made, form, written, changed_at)


def _record(language: str, editions: list[EditionRow]) -> None:
    """Say which stretch of the list is shown: it counts a story from its newest note."""
    notes = editions[-1].corrections if len(editions) >= ITEMS else ()
    oldest = max((datetime.fromisoformat(note["made_at"]) for note in notes), default=None)
    recording.stretch(ListKind.NOTES, 0, language, top=None, end=oldest)


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


def _item(note: Correction, edition: EditionRow, root: str) -> Item:
    recording.depends(changes.article(edition.article_id))
    headline = typography.plain(edition.headline)
    return Item(
        guid=f"{edition.guid}#note-{note.number}",
        url=f"{root}{edition.get_absolute_url()}#note-{note.number}",
        language=edition.language,
        title=f"{note.kind_name}: {headline}",
        summary=typography.plain(note.text),
        published_at=note.made_at,
        updated_at=note.made_at,
    )
