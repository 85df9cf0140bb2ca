"""The lists that editions stand in, and how many stories each holds."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import F
from django.db.models.functions import Greatest

from articles import aliases, changes, months
from articles.models import Article, Edition, Listing, ListKind, ListTotal, Newsroom, day_key

Place = tuple[str, int]
Spot = tuple[str, int, datetime]
UNLISTED_ROLES = ("editing",)


def listed(article: Article) -> set[Spot]:
    """The places in lists where an article stands now, as (kind, key, counted from)."""
    rows = Listing.objects.filter(number=article.pk)
    return set(rows.values_list("kind", "key", "published_at"))


def _named(edition: Edition) -> list[Place]:
    """The lists of its tags, authors and sources, or of what those were merged into since."""
    named: list[Place] = [(ListKind.TAG, number) for number in edition.tags]
    named += [
        (ListKind.AUTHOR, number) for number, role in edition.credits if role not in UNLISTED_ROLES
    ]
    hops = [source["id"] for step in edition.chain for source in step["sources"]]
    named += [(ListKind.SOURCE, number) for number in hops]
    merged = aliases.known()
    return [(kind, merged.get((kind, number), number)) for kind, number in named]


def places_of(edition: Edition, article: Article) -> list[Place]:
    """Every list that an edition belongs to: of a retracted one, that of the corrections alone."""
    if edition.is_retracted:
        return [(ListKind.NOTES, 0)]
    own: list[Place] = [
        (ListKind.LATEST, 0),
        (ListKind.SECTION, edition.section_id),
        (ListKind.DAY, day_key(_day(edition.published_at))),
    ]
    own += _named(edition)
    if article.place:
        own += [(ListKind.PLACE, place.pk) for place in article.place.with_parents()]
    if edition.corrections:
        own.append((ListKind.NOTES, 0))
    return list(dict.fromkeys(own))


def enter(edition: Edition, places: Iterable[Place]) -> None:
    """Put an edition in these lists, for as long as it is public."""
    Listing.objects.bulk_create(
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
    )


def place_in_time(edition: Edition, kind: str) -> datetime:
    """When a list counts it from: its publishing; among the corrections, its newest note."""
    if kind != ListKind.NOTES:
        return edition.published_at
    return max(datetime.fromisoformat(note["made_at"]) for note in edition.corrections)


@contextmanager
def totals_in_step(article: Article) -> Iterator[None]:
    """Keep lists' totals and months' changes right through what changes an article's editions."""
    before = _counted(article)
    with months.in_step(article):
        yield
    _count(article, before)


def _counted(article: Article) -> set[Place]:
    """The lists whose totals hold the article: those of its newest edition, begun or planned."""
    newest = article.latest_edition
    return set(newest.listings.values_list("kind", "key")) if newest else set()


def _count(article: Article, before: set[Place]) -> None:
    """Bring totals in step; one that is wrong already holds nobody back from withdrawing."""
    after = _counted(article)
    change = Counter(after - before)
    change.subtract(before - after)
    for (kind, key), delta in sorted(change.items()):
        row, _made = ListTotal.objects.get_or_create(kind=kind, key=key, language=article.language)
        ListTotal.objects.filter(pk=row.pk).update(total=Greatest(F("total") + delta, 0))
    moved = sorted(after ^ before)
    changes.clear(changes.total(kind, key, article.language) for kind, key in moved)


def _day(moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(Newsroom.the_one().time_zone)).date()
