"""Entries of editions: what readers find. Written in the transaction that publishes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from articles.models import Article, Edition, SearchEntry
from articles.models import search as rows
from articles.search import lexemes, names, vocabulary
from articles.search.lexemes import Place
from articles.text import sanitise, typography
from articles.text import search as analyser

VERSION = 1_000 + analyser.VERSION
"""Raised with the analyser's, and by a thousand with what is stored in another way."""
LEAD = 300
"""So many characters of the text's beginning count for more in ranking than what follows."""


class Published(NamedTuple):
    """What search reads of an edition, where very many are read."""

    pk: int
    article_id: int
    language: str
    headline: str
    deck: str
    body: str
    corrections: list[dict[str, Any]]
    published_at: datetime
    public_from: datetime
    public_until: datetime


@dataclass(frozen=True)
class Words:
    """The words of an edition, by what they weigh."""

    headline: str
    deck: str
    names: Sequence[str]
    body: str
    notes: str

    @property
    def everything(self) -> str:
        return "\n".join([self.headline, self.deck, *self.names, self.body, self.notes])


def enter(edition: Edition, places: Sequence[Place], *, second: bool = False) -> None:
    """Let readers find an edition for as long as it is public. Two queries, and one for names.

    `second` is the one that is planned beside what is public. What was retracted isn't found.
    """
    if edition.is_retracted:
        return
    words = of(edition, names.in_language(places, names.load(places), edition.language))
    SearchEntry.objects.bulk_create([made(edition, places, words, second=second)])
    vocabulary.add(vocabulary.of(words.headline, words.deck, *words.names), edition.language)


def of(edition: Edition | Published, named: Sequence[str]) -> Words:
    return Words(
        headline=typography.plain(edition.headline),
        deck=typography.plain(edition.deck),
        names=named,
        body=typography.plain(sanitise.plain_text(edition.body)),
        notes="\n".join(note["text"] for note in edition.corrections),
    )


def made(
    edition: Edition | Published, places: Iterable[Place], words: Words, *, second: bool = False
) -> SearchEntry:
    """The row of an edition that stands in these lists."""
    language = edition.language
    number = rows.place(edition.published_at, edition.article_id, int(second))
    found = lexemes.of_text(analyser.document(words.everything, language), language)
    found |= lexemes.of_places(places, language) | lexemes.of_time(number, language)
    return SearchEntry(
        id=number,
        edition_id=edition.pk,
        number=edition.article_id,
        public_from=edition.public_from,
        public_until=edition.public_until,
        marks=lexemes.brief(_marks(words, language)),
        version=VERSION,
        words=lexemes.stored(found),
    )


def _marks(words: Words, language: str) -> str:
    named = "\n".join(words.names)
    return analyser.marks(words.headline, words.deck, named, words.body[:LEAD], language)


def of_article(article: Article) -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(edition__article=article)


def make_room(article: Article, at: datetime, now: datetime) -> bool:
    """Let what is found of an article end at `at`, and forget what has ended.

    Returns which of the article's two entries is free for what begins then. One query where that
    is now, two or three where it is planned.
    """
    if at <= now:
        of_article(article).delete()
        return False
    found = sorted(of_article(article).values_list("id", "public_until"))
    if ended := [number for number, until in found if until <= now]:
        SearchEntry.objects.filter(pk__in=ended).delete()
    if standing := [number for number, until in found if until > now]:
        SearchEntry.objects.filter(pk__in=standing).update(public_until=at)
    return bool(standing) and not standing[0] & 1
