"""Whether entries are what editions and the desk's texts make of them."""

from collections.abc import Iterator, Sequence

from django.db import DatabaseError, connection

from articles.models import Article, DeskEntry, Edition, SearchEntry
from articles.search import desk, lexemes, renewing, tables

LOOKED_AT = 500


def faults() -> Iterator[str]:
    """What contradicts itself, a sentence each."""
    yield from _index()
    numbers = Article.objects.order_by("pk").values_list("pk", flat=True)
    last = 0
    while some := list(numbers.filter(pk__gt=last)[:LOOKED_AT]):
        yield from faults_of(some)
        last = some[-1]


def faults_of(numbers: Sequence[int]) -> Iterator[str]:
    """The same of these articles alone."""
    ought = {
        entry.edition_id: _facts(entry) for entry in (own.entry for own in renewing.ought(numbers))
    }
    found = {
        entry.edition_id: _facts(entry)
        for entry in SearchEntry.objects.filter(edition__article__in=numbers)
    }
    for edition in sorted({*ought, *found}):
        if ought.get(edition) != found.get(edition):
            yield f"Edition {edition} is not found by what it says."
    yield from _desk(numbers)


def _facts(entry: SearchEntry) -> tuple[object, ...]:
    """What an entry says, whichever of its article's two it is."""
    window = entry.public_from, entry.public_until
    return entry.id >> 1, entry.number, *window, entry.marks, lexemes.read(entry.words)


def _desk(numbers: Sequence[int]) -> Iterator[str]:
    """An entry of the desk says what was saved last, and is there where readers have another."""
    kept = DeskEntry.objects.in_bulk(list(numbers))
    public = Edition.objects.standing().filter(article__in=numbers)
    same = set(public.values_list("article", "revision__version"))
    for article in Article.objects.filter(pk__in=numbers, version__gt=0).order_by("pk"):
        entry = kept.get(article.pk)
        if entry is None:
            if (article.pk, article.version) not in same:
                yield f"Article {article.pk} is not found at the desk."
            continue
        saved = article.revisions.get(version=article.version).snapshot
        if lexemes.read(entry.words) != lexemes.read(desk.made(article, saved).words):
            yield f"Article {article.pk} is found at the desk by what it doesn't say."


def _index() -> Iterator[str]:
    """Whether PostgreSQL's indexes are there, and SQLite's hold what the rows say."""
    if connection.vendor != "sqlite":
        yield from (f"The index {name} is missing." for name in tables.are_missing())
        return
    for model in tables.INDEXED:
        words = tables.fts(model)
        try:
            with connection.cursor() as cursor:
                cursor.execute(tables.CHECK.format(words=words))
        except DatabaseError:
            yield f"The index {words} is not what its rows say."
