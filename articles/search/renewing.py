"""Bringing entries in step with editions and the desk: after an upgrade, a restore, a renaming.

What is in step already is passed over, so it may be stopped at any moment and begun again.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from articles.models import Article, DeskEntry, Edition, Listing, ListKind, Revision, SearchEntry
from articles.search import desk, entries, names, vocabulary
from articles.search.entries import VERSION
from articles.search.lexemes import Place

BATCH = 200
"""Articles of one transaction: on SQLite, everybody who saves waits for its end."""
LOOKED_AT = 2_000
Below = tuple[datetime, int]
"""A place in a list: under this moment and number."""


def fill() -> Iterator[int]:
    """Enter every listed edition that has no entry of today's analyser, the newest first.

    Yields how many were entered, a transaction each.
    """
    for code, _name in settings.LANGUAGES:
        for page in _pages(ListKind.LATEST, 0, code):
            for some in _batches(_out_of_step(page)):
                yield anew(some)


def fill_desk() -> Iterator[int]:
    """The same for texts that readers don't have; those that they have are dropped."""
    DeskEntry.objects.filter(Exists(_as_readers_have_it("article"))).delete()
    kept = DeskEntry.objects.filter(article=OuterRef("pk"), version=VERSION)
    lacking = Article.objects.exclude(Exists(kept)).exclude(Exists(_as_readers_have_it("pk")))
    last = 0
    while some := list(
        lacking.filter(version__gt=0, pk__gt=last)
        .order_by("pk")
        .values_list("pk", flat=True)[:BATCH]
    ):
        yield keep_desk(some)
        last = some[-1]


def renew_list(kind: str, key: int, language: str, below: Below | None) -> Iterator[Below]:
    """Write the entries of a list anew, the newest first. Yields how far it has come."""
    for page in _pages(kind, key, language, below):
        for some in _batches([number for number, _edition, _at in page]):
            anew(some)
        yield page[-1][2], page[-1][0]


def sweep() -> int:
    """Take out entries of what is in no list any more. Returns how many."""
    listed = Listing.objects.filter(edition=OuterRef("edition"), kind=ListKind.LATEST)
    count, _by_model = SearchEntry.objects.exclude(Exists(listed)).delete()
    return count


@transaction.atomic
def anew(numbers: Sequence[int]) -> int:
    """Write the entries of these articles anew, as the lists that they stand in have them.

    The articles are locked: whoever publishes one is let finish first. Returns how many entries.
    """
    rows = Article.objects.select_for_update().filter(pk__in=numbers).order_by("pk")
    list(rows.values_list("pk"))
    made = list(ought(numbers))
    SearchEntry.objects.filter(edition__article__in=numbers).delete()
    SearchEntry.objects.bulk_create(entry for entry, _words in made)
    words: dict[str, set[str]] = defaultdict(set)
    for entry, own in made:
        words[entry.edition.language] |= own
    for language in sorted(words):
        vocabulary.add(words[language], language)
    return len(made)


def ought(numbers: Sequence[int]) -> Iterator[tuple[SearchEntry, set[str]]]:
    """The entries that these articles ought to have, each with the words that may be suggested."""
    listed = Edition.objects.filter(article__in=numbers, listings__kind=ListKind.LATEST)
    editions = list(listed.order_by("article", "public_from", "id"))
    places = _places(editions)
    named = names.load(place for own in places.values() for place in own)
    last = 0
    for edition in editions:
        own = places[edition.pk]
        said = entries.of(edition, names.in_language(own, named, edition.language))
        is_second = last == edition.article_id
        last = edition.article_id
        words = vocabulary.of(said.headline, said.deck, *said.names)
        yield entries.made(edition, own, said, second=is_second), words


@transaction.atomic
def keep_desk(numbers: Sequence[int]) -> int:
    """Write the desk's entries of these articles anew, as they were saved last."""
    rows = Article.objects.select_for_update().filter(pk__in=numbers).order_by("pk")
    list(rows.values_list("pk"))
    saved = Revision.objects.filter(article__in=numbers, version=F("article__version"))
    found = list(saved.select_related("article"))
    for revision in found:
        desk.keep(revision.article, revision.snapshot)
    return len(found)


def _pages(
    kind: str, key: int, language: str, below: Below | None = None
) -> Iterator[list[tuple[int, int, datetime]]]:
    """What stands in a list, as (number, edition, published), page by page."""
    listed = Listing.objects.of(kind, key, language).filter(public_until__gt=timezone.now())
    while True:
        rows = listed.before(*below) if below else listed
        page = list(rows.values_list("number", "edition", "published_at")[:LOOKED_AT])
        if not page:
            return
        yield page
        below = page[-1][2], page[-1][0]


def _out_of_step(page: list[tuple[int, int, datetime]]) -> list[int]:
    """The articles of which an edition has no entry of today's, in the order of the page."""
    editions = [edition for _number, edition, _at in page]
    there = SearchEntry.objects.filter(edition__in=editions, version=VERSION)
    in_step = set(there.values_list("edition", flat=True))
    return list(dict.fromkeys(number for number, edition, _at in page if edition not in in_step))


def _batches(numbers: list[int]) -> Iterator[list[int]]:
    return (numbers[at : at + BATCH] for at in range(0, len(numbers), BATCH))


def _places(editions: list[Edition]) -> dict[int, list[Place]]:
    found: dict[int, list[Place]] = defaultdict(list)
    rows = Listing.objects.filter(edition__in=editions).order_by("id")
    for edition, kind, key in rows.values_list("edition", "kind", "key"):
        found[edition].append((kind, key))
    return found


def _as_readers_have_it(article: str) -> QuerySet[Any]:
    """The public edition of the save that the desk has now."""
    rows = Edition.objects.standing().filter(article=OuterRef(article))
    return rows.filter(revision__version=F("article__version"))
