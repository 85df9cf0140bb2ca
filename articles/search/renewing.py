"""Bringing entries in step with editions and the desk: after an upgrade, a restore, a renaming.

What is in step already is passed over, so it may be stopped at any moment and begun again.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from articles import side_by_side
from articles.models import Article, DeskEntry, Edition, Listing, ListKind, Revision, SearchEntry
from articles.search import desk, entries, names, vocabulary, writing
from articles.search.entries import VERSION, Published
from articles.search.lexemes import Place
from articles.side_by_side import Done

LATEST: Place = (ListKind.LATEST, 0)
"""The list of everything that is listed."""
BATCH = 400
"""Articles of one transaction: on SQLite, everybody who saves waits for its end."""
LOOKED_AT = 2_000
Below = tuple[datetime, int]
"""A place in a list: under this moment and number."""


_written: dict[str, set[str]] = defaultdict(set)
"""Words that this run has written already, in this process: most batches bring hardly a new one."""


class Ought(NamedTuple):
    """An entry as it ought to be, its language, and the words that may be suggested."""

    entry: SearchEntry
    language: str
    words: set[str]


def fill() -> Iterator[int]:
    """Enter every listed edition that has no entry of today's analyser, the newest first.

    Yields how many were entered, a transaction each.
    """
    return (done.result for done in enter(anew_in_a_run, batches(lacking())))


def fill_desk() -> Iterator[int]:
    """The same for texts that readers don't have; those that they have are dropped."""
    return (done.result for done in enter(keep_desk, batches(lacking_at_the_desk())))


def enter(
    act: Callable[[Sequence[int]], int], waiting: Iterable[list[int]], processes: int = 1
) -> Iterator[Done]:
    """Enter these by `anew_in_a_run` or `keep_desk`, on PostgreSQL by so many processes at once.

    Yields each batch with how many were entered.
    """
    _written.clear()
    if processes == 1 or connection.vendor != "postgresql" or connection.in_atomic_block:
        return side_by_side.here(act, waiting)
    return side_by_side.in_processes(processes, act, list(waiting))


def lacking() -> Iterator[int]:
    """The articles of which a listed edition has no entry of today's, the newest first."""
    for code, _name in settings.LANGUAGES:
        for page in _pages(ListKind.LATEST, 0, code):
            yield from _out_of_step(page)


def lacking_at_the_desk() -> Iterator[int]:
    """The articles that the desk alone can find and doesn't, once what readers have is dropped."""
    DeskEntry.objects.filter(Exists(_as_readers_have_it("article"))).delete()
    kept = DeskEntry.objects.filter(article=OuterRef("pk"), version=VERSION)
    rows = Article.objects.exclude(Exists(kept)).exclude(Exists(_as_readers_have_it("pk")))
    yield from list(rows.filter(version__gt=0).order_by("pk").values_list("pk", flat=True))


def renew_list(kind: str, key: int, language: str, below: Below | None) -> Iterator[Below]:
    """Write the entries of a list anew, the newest first. Yields how far it has come."""
    for page in _pages(kind, key, language, below):
        for some in batches([number for number, _edition, _at in page]):
            anew(some)
        yield page[-1][2], page[-1][0]


def sweep() -> int:
    """Take out entries of what is in no list any more. Returns how many."""
    listed = Listing.objects.filter(edition=OuterRef("edition"), kind=ListKind.LATEST)
    count, _by_model = SearchEntry.objects.exclude(Exists(listed)).delete()
    return count


def anew(numbers: Sequence[int]) -> int:
    """Write the entries of these articles anew, as the lists that they stand in have them.

    The articles are locked: whoever publishes one is let finish first. Returns how many entries.
    """
    return _anew(numbers, defaultdict(set))


def anew_in_a_run(numbers: Sequence[int]) -> int:
    """The same where words that were written earlier in this run are there still."""
    return _anew(numbers, _written)


def _anew(numbers: Sequence[int], written: dict[str, set[str]]) -> int:
    words: dict[str, set[str]] = defaultdict(set)
    with _nothing_to_collect(), transaction.atomic():
        _hold(numbers)
        made = list(ought(numbers))
        editions = list(Edition.objects.filter(article__in=numbers).values_list("pk", flat=True))
        SearchEntry.objects.filter(edition__in=editions).delete()
        writing.add([own.entry for own in made])
        for own in made:
            words[own.language] |= own.words
        for language in sorted(words):
            vocabulary.add(words[language] - written[language], language)
    for language, own_words in words.items():
        written[language] |= own_words
    return len(made)


def _hold(numbers: Sequence[int]) -> None:
    writing.in_haste()
    rows = Article.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk")
    list(rows.values_list("pk"))


def ought(numbers: Sequence[int]) -> Iterator[Ought]:
    """The entries that these articles ought to have."""
    rows = Edition.objects.filter(article__in=numbers).order_by("article_id", "public_from", "id")
    editions = [Published(*row) for row in rows.values_list(*Published._fields)]
    places = _places([edition.pk for edition in editions])
    named = names.load(place for own in places.values() for place in own)
    last = 0
    for edition in editions:
        own = places[edition.pk]
        if LATEST not in own:
            continue
        said = entries.of(edition, names.in_language(own, named, edition.language))
        is_second = last == edition.article_id
        last = edition.article_id
        words = vocabulary.of(said.headline, said.deck, *said.names)
        yield Ought(entries.made(edition, own, said, second=is_second), edition.language, words)


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Keep the collector from looking through a batch that is alive: a fifth of the work."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@transaction.atomic
def keep_desk(numbers: Sequence[int]) -> int:
    """Write the desk's entries of these articles anew, as they were saved last."""
    _hold(numbers)
    saved = Revision.objects.filter(article__in=numbers, version=F("article__version"))
    found = {revision.article_id: revision.snapshot for revision in saved}
    named = names.load(place for data in found.values() for place in desk.places(data))
    desk.write([desk.made_with(named, number, data) for number, data in found.items()])
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


def batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    """In the order they come, so many as one transaction takes."""
    waiting = iter(numbers)
    return iter(lambda: list(islice(waiting, BATCH)), [])


def _places(editions: list[int]) -> dict[int, list[Place]]:
    found: dict[int, list[Place]] = defaultdict(list)
    rows = Listing.objects.filter(edition__in=editions).order_by("id")
    for edition, kind, key in rows.values_list("edition", "kind", "key"):
        found[edition].append((kind, key))
    return found


def _as_readers_have_it(article: str) -> QuerySet[Any]:
    """The public edition of the save that the desk has now."""
    rows = Edition.objects.standing().filter(article=OuterRef(article))
    return rows.filter(revision__version=F("article__version"))
