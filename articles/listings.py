"""The lists that editions stand in, and how many stories each holds."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils import timezone

from articles import aliases, changes, months
from articles.models import (
    Article,
    Edition,
    Listing,
    ListKind,
    ListTotal,
    Newsroom,
    Place,
    day_key,
)
from articles.models.listing import Spot

ListPlace = tuple[str, int]
UNLISTED_ROLES = ("editing",)
COUNT = """
INSERT INTO {table} (kind, key, language, total) VALUES {rows}
ON CONFLICT (kind, key, language) DO UPDATE SET total = CASE
    WHEN excluded.total = 1 THEN {table}.total + 1
    WHEN {table}.total > 0 THEN {table}.total - 1
    ELSE 0 END
"""
"""A list with one article more comes with total 1, one with an article less with 0."""


def _named(edition: Edition) -> list[ListPlace]:
    """The lists of its tags, authors and sources, or of what those were merged into since."""
    named: list[ListPlace] = [(ListKind.TAG, number) for number in edition.tags]
    named += [
        (ListKind.AUTHOR, number) for number, role in edition.credits if role not in UNLISTED_ROLES
    ]
    hops = [source["id"] for step in edition.chain for source in step["sources"]]
    named += [(ListKind.SOURCE, number) for number in hops]
    merged = aliases.known()
    return [(kind, merged.get((kind, number), number)) for kind, number in named]


def places_of(edition: Edition, article: Article) -> list[ListPlace]:
    """Every list that an edition belongs to: of a retracted one, that of the corrections alone."""
    if edition.is_retracted:
        return [(ListKind.NOTES, 0)]
    own: list[ListPlace] = [
        (ListKind.LATEST, 0),
        (ListKind.SECTION, edition.section_id),
        (ListKind.DAY, day_key(_day(edition.published_at))),
    ]
    own += _named(edition)
    if article.place_id:
        place = Place.objects.select_related("parent__parent__parent__parent")
        lies_in = place.get(pk=article.place_id).with_parents()
        own += [(ListKind.PLACE, each.pk) for each in lies_in]
    if edition.corrections:
        own.append((ListKind.NOTES, 0))
    return list(dict.fromkeys(own))


def enter(edition: Edition, places: Iterable[ListPlace]) -> list[Spot]:
    """Put an edition in these lists, for as long as it is public; return where it stands."""
    rows = [
        Listing(
            edition=edition,
            number=edition.article_id,
            kind=kind,
            key=key,
            language=edition.language,
            published_at=place_in_time(edition, kind),
            public_from=edition.public_from,
            public_until=edition.public_until,
        )
        for kind, key in places
    ]
    Listing.objects.bulk_create(rows)
    return [row.spot for row in rows]


def place_in_time(edition: Edition, kind: str) -> datetime:
    """When a list counts it from: its publishing; among the corrections, its newest note."""
    if kind != ListKind.NOTES:
        return edition.published_at
    return max(datetime.fromisoformat(note["made_at"]) for note in edition.corrections)


class Stood(list[Spot]):
    """Where an article stood before a change; `now` where it stands after, when that is known."""

    now: list[Spot] | None = None


@contextmanager
def in_step(article: Article, *, is_gone: bool = False) -> Iterator[Stood]:
    """Keep totals and months right through a change of an article's editions; clear what shows it.

    What `is_gone` is not shown again, not even while the database is down. Yields the places where
    it stood before; afterwards the list holds those where it stands now, too.
    """
    before = Stood(spots(article))
    yield before
    after = spots(article) if before.now is None else before.now
    months.keep(article, before, after)
    moved = _count(article.language, _counted(before), _counted(after))
    before += after
    tell(article, before, moved, is_gone=is_gone)


def spots(article: Article) -> list[Spot]:
    """The places in lists where an article stands now, or will."""
    return Listing.objects.of_article(article).spots()


def tell(
    article: Article,
    stood: Iterable[Spot],
    moved: Iterable[ListPlace] = (),
    *,
    is_gone: bool = False,
) -> None:
    """Clear what shows an article, the lists where it `stood`, and the totals that `moved`."""
    language, number, now = article.language, article.pk, timezone.now()
    found = sorted({(spot.kind, spot.key, spot.published_at) for spot in stood})
    keys = [
        changes.article(number),
        changes.story(article.story_id),
        f"{changes.FRONT}:{language}",
        *(changes.place(kind, key, language, at) for kind, key, at in found),
        *(changes.total(kind, key, language) for kind, key, at in found if at > now),
        *(changes.total(kind, key, language) for kind, key in moved),
    ]
    changes.clear([*keys, changes.gone(changes.article(number))] if is_gone else keys)


def _counted(stood: Iterable[Spot]) -> set[ListPlace]:
    """The lists whose totals hold an article: those of its newest edition, begun or planned."""
    newest = max(((spot.public_from, spot.edition) for spot in stood), default=None)
    return {(spot.kind, spot.key) for spot in stood if (spot.public_from, spot.edition) == newest}


def _count(language: str, before: set[ListPlace], after: set[ListPlace]) -> list[ListPlace]:
    """Bring totals in step; one that is wrong already holds nobody back from withdrawing.

    In one statement, and in the order of the lists, so that two who publish wait in a row. Returns
    the lists whose totals are others now.
    """
    moved = sorted(before ^ after)
    if moved:
        table = connection.ops.quote_name(ListTotal._meta.db_table)
        rows = ", ".join(["(%s, %s, %s, %s)"] * len(moved))
        values = [(*place, language, int(place in after)) for place in moved]
        with connection.cursor() as cursor:
            cursor.execute(COUNT.format(table=table, rows=rows), list(chain(*values)))
    return moved


def _day(moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(Newsroom.the_one().time_zone)).date()
