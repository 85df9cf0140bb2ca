"""Lists of stories: keyset pages over listings, and the head that says what a list is."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import changes
from articles.models import Author as DeskAuthor
from articles.models import ListKind
from articles.models import Place as DeskPlace
from articles.models import Source as DeskSource
from articles.text import times
from reader import named, names, rows
from reader.cache import recording
from reader.cards import address, cards
from reader.columns import EditionRow
from reader.pages import Card, ListHead

PAGE_SIZE = 20
LARGEST = 2**63 - 1
EARLIEST = date(1, 1, 2)
"""Whose midnight is a moment in every zone."""


class Cursor(NamedTuple):
    """A place in a list: below this moment, before 1970 too, and number."""

    moment: datetime
    number: int

    def __str__(self) -> str:
        return f"{changes.microseconds(self.moment)}-{self.number}"

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Parse what __str__ wrote. Raises Http404 of anything else."""
        parts = re.fullmatch(r"(-?\d{1,20})-(\d{1,20})", text, re.ASCII)
        if parts is None:
            raise Http404
        moment, number = map(int, parts.groups())
        try:
            return cls(changes.EPOCH + moment * changes.MICROSECOND, min(number, LARGEST))
        except OverflowError as too_far:
            raise Http404 from too_far


@dataclass(frozen=True)
class ListPage:
    """One page of a list; `older` is None on the last."""

    cards: list[Card]
    older: Cursor | None


def page(kind: str, key: int, language: str, before: str = "", size: int = PAGE_SIZE) -> ListPage:
    """A page of the list, newest first. One query."""
    below = _below(before)
    found = rows.listed(kind, key, language, limit=size + 1, before=below)
    return _page(kind, key, language, found, below, size)


def days_beside(day: date, language: str) -> tuple[date | None, date | None]:
    """The nearest days before and after one on which there are stories. One query."""
    zone = timezone.get_current_timezone()
    begins = datetime.combine(max(day, EARLIEST), time.min, zone)
    ends = times.midnight_after(day, zone)
    before, after = rows.beside(ListKind.LATEST, 0, language, begins=begins, ends=ends)
    recording.stretch(ListKind.LATEST, 0, language, top=after, end=before)
    return before and timezone.localdate(before), after and timezone.localdate(after)


def named_page(
    table: str, entry: names.Entry, language: str, before: str = ""
) -> tuple[ListHead, ListPage]:
    """What a list says of itself, and a page of it. One query."""
    below = _below(before)
    _name, other = entry.name(language)
    said, found = named.listed(
        table, entry.id, language, other or language, limit=PAGE_SIZE + 1, before=below
    )
    if said is None:  # deleted since the names were read
        raise Http404
    shown = _page(table, entry.id, language, found, below, PAGE_SIZE)
    return _head(table, entry, language, said), shown


def _below(before: str) -> Cursor | None:
    return Cursor.read(before) if before else None


def _page(
    kind: str,
    key: int,
    language: str,
    found: list[EditionRow],
    below: Cursor | None,
    size: int,
) -> ListPage:
    recording.rows(kind, key, language, found, size + 1, top=below.moment if below else None)
    shown = found[:size]
    last = shown[-1] if len(found) > size else None
    older = Cursor(last.published_at, last.article_id) if last else None
    return ListPage(cards(shown, language), older)


def entry_of(table: str, slug: str, language: str) -> names.Entry:
    """What a list is about; 404 when there is no such thing, or it isn't shown here."""
    entry = names.tables().by_slug.get((table, slug))
    if entry is None or not (entry.is_shown or table == names.SECTION):
        raise Http404
    if table == names.TAG and language not in entry.names:
        raise Http404
    return entry


def _head(table: str, entry: names.Entry, language: str, said: named.Said) -> ListHead:
    """Who or what this list is about, and how many stories it holds."""
    recording.depends(changes.total(table, entry.id, language))
    name, other = entry.name(language)
    job = entry.names[other or language].extra if table == names.AUTHOR else ""
    return ListHead(
        kind=table,
        kicker=_kicker(table, entry),
        title=name,
        language=other,
        description=said.description,
        facts=((_("Job"), job),) if job else (),
        count=said.total,
        portrait=None,
        feed_url=address(f"{table}-feed", language, entry.slug),
        website=said.website,
        is_desk=table == names.AUTHOR and entry.kind == DeskAuthor.Kind.DESK,
    )


def _kicker(table: str, entry: names.Entry) -> str:
    if table == names.AUTHOR:
        return _("Author") if entry.kind == DeskAuthor.Kind.PERSON else _("Editorial desk")
    if table == names.SOURCE:
        return str(DeskSource.Kind(entry.kind).label)
    if table == names.PLACE:
        return str(DeskPlace.Kind(entry.kind).label)
    return {names.SECTION: _("Section"), names.TAG: _("Topic")}[table]
