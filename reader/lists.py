"""Lists of stories: keyset pages over listings, and the head that says what a list is."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import changes
from articles.models import Author as DeskAuthor
from articles.models import Place as DeskPlace
from articles.models import Source as DeskSource
from reader import names, rows
from reader.cache import recording
from reader.cards import cards
from reader.pages import Card, ListHead
from reader.rows import moment_value
from reader.statements import ask_prepared

PAGE_SIZE = 20
LARGEST = 2**63 - 1
DESCRIBED = {
    names.SECTION: ("n.description", "''"),
    names.TAG: ("''", "''"),
    names.AUTHOR: ("n.bio", "''"),
    names.SOURCE: ("n.description", "(SELECT website FROM articles_source WHERE id = n.source_id)"),
    names.PLACE: ("''", "''"),
}
"""Where what is said of a list stands, and its website."""
HEADS = {
    table: f"SELECT {description}, {website},"  # noqa: S608 - our own words
    " COALESCE((SELECT total FROM articles_listtotal"
    " WHERE kind = %s AND key = %s AND language = %s), 0) - (SELECT count(*) FROM articles_listing"
    " WHERE kind = %s AND key = %s AND language = %s AND published_at > %s)"
    f" FROM articles_{table}name n WHERE n.{table}_id = %s AND n.language = %s"
    for table, (description, website) in DESCRIBED.items()
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
    return ListPage(cards(shown, language), older)


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
    description, website, count = _described(table, entry.id, language, other or language)
    job = entry.names[other or language].extra if table == names.AUTHOR else ""
    return ListHead(
        kind=table,
        kicker=_kicker(table, entry),
        title=name,
        language=other,
        description=description,
        facts=((_("Job"), job),) if job else (),
        count=count,
        portrait=None,
        feed_url=reverse(f"reader:{table}-feed", args=[language, entry.slug]),
        website=website,
        is_desk=table == names.AUTHOR and entry.kind == DeskAuthor.Kind.DESK,
    )


def _described(table: str, number: int, language: str, spoken: str) -> tuple[str, str, int]:
    """What is said of a list in the language `spoken`, a website, and how many stories it holds.

    One query. The number is its stored total less what the clock has not published yet. Raises
    Http404 where the thing was deleted since the names were read.
    """
    now = moment_value(timezone.now())
    values = [table, number, language, table, number, language, now, number, spoken]
    found = ask_prepared(HEADS[table], values)
    if not found:
        raise Http404
    return found[0]


def _kicker(table: str, entry: names.Entry) -> str:
    if table == names.AUTHOR:
        return _("Author") if entry.kind == DeskAuthor.Kind.PERSON else _("Editorial desk")
    if table == names.SOURCE:
        return str(DeskSource.Kind(entry.kind).label)
    if table == names.PLACE:
        return str(DeskPlace.Kind(entry.kind).label)
    return {names.SECTION: _("Section"), names.TAG: _("Topic")}[table]
