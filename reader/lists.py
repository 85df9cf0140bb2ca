"""Lists of stories: keyset pages over listings, and the head that says what a list is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import changes
from articles.models import Author as DeskAuthor
from articles.models import (
    AuthorName,
    Listing,
    ListTotal,
    PlaceName,
    SectionName,
    SourceName,
    TagName,
)
from articles.models import Place as DeskPlace
from articles.models import Source as DeskSource
from reader import names, rows
from reader.cache import recording
from reader.cards import card
from reader.pages import Card, ListHead

PAGE_SIZE = 20
LARGEST = 2**63 - 1
NAME_MODELS: dict[str, Any] = {
    names.SECTION: SectionName,
    names.TAG: TagName,
    names.AUTHOR: AuthorName,
    names.SOURCE: SourceName,
    names.PLACE: PlaceName,
}


@dataclass(frozen=True)
class Cursor:
    """A place in a list: below this moment and number."""

    moment: datetime
    number: int

    def __str__(self) -> str:
        return f"{changes.microseconds(self.moment)}-{self.number}"

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Parse what __str__ wrote. Raises Http404 of anything else."""
        moment, _dash, number = text.partition("-")
        if not (moment.isdecimal() and number.isdecimal() and len(text) < 40):
            raise Http404
        try:
            return cls(changes.EPOCH + int(moment) * changes.MICROSECOND, min(int(number), LARGEST))
        except OverflowError as too_far:
            raise Http404 from too_far


@dataclass(frozen=True)
class ListPage:
    """One page of a list; `older` is None on the last."""

    cards: list[Card]
    older: Cursor | None


def page(kind: str, key: int, language: str, before: str = "", size: int = PAGE_SIZE) -> ListPage:
    """A page of the list, newest first. One query."""
    below = Cursor.read(before) if before else None
    place = (below.moment, below.number) if below else None
    found = rows.listed(kind, key, language, limit=size + 1, before=place)
    recording.rows(kind, key, language, found, size + 1, top=below.moment if below else None)
    shown = found[:size]
    last = shown[-1] if len(found) > size else None
    older = Cursor(last.published_at, last.article_id) if last else None
    return ListPage([card(edition, language) for edition in shown], older)


def entry_of(table: str, slug: str, language: str) -> names.Entry:
    """What a list is about; 404 when there is no such thing, or it isn't shown here."""
    entry = names.tables().by_slug.get((table, slug))
    if entry is None or not (entry.is_shown or table == names.SECTION):
        raise Http404
    if table == names.TAG and language not in entry.names:
        raise Http404
    return entry


def head(table: str, entry: names.Entry, language: str) -> ListHead:
    """Who or what this list is about, and how many stories it holds. One query."""
    recording.depends(changes.total(table, entry.id, language))
    name, other = entry.name(language)
    named = _head_rows(table, entry).filter(language=other or language)
    row = named.annotate(stories=_stories(table, entry, language)).first()
    if row is None:  # deleted since the names were read
        raise Http404
    return ListHead(
        kind=table,
        kicker=_kicker(table, entry),
        title=name,
        language=other,
        description=_description(table, row),
        facts=((_("Job"), row.job),) if table == names.AUTHOR and row.job else (),
        count=row.stories,
        portrait=None,
        feed_url=reverse(f"reader:{table}-feed", args=[language, entry.slug]),
        website=row.source.website if table == names.SOURCE else "",
        is_desk=table == names.AUTHOR and entry.kind == DeskAuthor.Kind.DESK,
    )


def _head_rows(table: str, entry: names.Entry) -> Any:
    found = NAME_MODELS[table].objects.filter(**{f"{table}_id": entry.id})
    return found.select_related("source") if table == names.SOURCE else found


def _stories(table: str, entry: names.Entry, language: str) -> Any:
    """The stored total of a list less what the clock has not published yet."""
    in_list = {"kind": table, "key": entry.id, "language": language}
    total = ListTotal.objects.filter(**in_list).values("total")[:1]
    coming = Listing.objects.filter(**in_list, published_at__gt=timezone.now()).order_by()
    counted = coming.values("kind").annotate(stories=Count("number")).values("stories")
    return Coalesce(Subquery(total), 0) - Coalesce(Subquery(counted), 0)


def _description(table: str, row: Any) -> str:
    column = {names.AUTHOR: "bio", names.SECTION: "description", names.SOURCE: "description"}
    return getattr(row, column[table]) if table in column else ""


def _kicker(table: str, entry: names.Entry) -> str:
    if table == names.AUTHOR:
        return _("Author") if entry.kind == DeskAuthor.Kind.PERSON else _("Editorial desk")
    if table == names.SOURCE:
        return str(DeskSource.Kind(entry.kind).label)
    if table == names.PLACE:
        return str(DeskPlace.Kind(entry.kind).label)
    return {names.SECTION: _("Section"), names.TAG: _("Topic")}[table]
