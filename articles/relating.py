"""Related stories: those an editor chose, and those that tags and words propose."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from articles.models import Article, Edition, Listing, ListKind, RelatedArticle, Tag
from articles.models import search as entries
from articles.search import finding, lexemes, store
from articles.text import search as analyser
from articles.text import words

MOST_CHOSEN = 8
PROPOSED = 6
LOOKED_AT = 300
"""So many of the newest that share a word are compared."""
MOST_TAGS = 6
OF_A_TAG = 60
COMMON = 0.05
"""A word in more than this part of the headlines says nothing about one of them."""
FADES_IN_DAYS = 30
NUMBER = re.compile(r"[1-9][0-9]{0,17}")


@dataclass(frozen=True)
class Proposal:
    """A public article that may be read next, and what speaks for it."""

    number: int
    headline: str
    published_at: datetime
    tags: int
    words: int

    def score(self, now: datetime) -> float:
        """Tags count for more than words, and of two alike the newer one is first."""
        days = max((now - self.published_at).days, 0)
        return 2 * self.tags + self.words + 1 / (1 + days / FADES_IN_DAYS)


def numbers(text: str) -> list[int]:
    """The numbers in what a form sent, each once, in order."""
    return list(dict.fromkeys(int(found) for found in NUMBER.findall(text)))


def choose(article: Article, chosen: Iterable[int]) -> None:
    """Put these articles in the place of those chosen before, in this order."""
    RelatedArticle.objects.filter(article=article).delete()
    RelatedArticle.objects.bulk_create(
        RelatedArticle(article=article, other_id=number, position=position)
        for position, number in enumerate(chosen)
    )


def proposals(
    language: str, headline: str, tag_names: Iterable[str], but: Iterable[int]
) -> list[Proposal]:
    """Public articles of a language that share tags or words, the best first.

    `but` are the article itself and those chosen already. At most MOST_TAGS + 4 queries.
    """
    now = timezone.now()
    by_tags = _sharing_tags(language, tag_names)
    wanted = analyser.document(headline, language) - _common(language)
    rows = _rows({*by_tags, *_with_any(wanted, language, now)} - set(but))
    found = [
        Proposal(
            number, title, at, by_tags[number], len(wanted & analyser.document(title, language))
        )
        for number, title, at in rows
    ]
    likely = [one for one in found if one.tags or one.words]
    return sorted(likely, key=lambda one: -one.score(now))[:PROPOSED]


Row = tuple[int, str, datetime]


def _sharing_tags(language: str, tag_names: Iterable[str]) -> Counter[int]:
    """How many of these tags each article has, by number."""
    folded = [words.fold(name) for name in tag_names if name.strip()]
    if not folded:
        return Counter()
    tags = Tag.objects.filter(Q(folded__in=folded) | Q(names__folded__in=folded)).distinct()
    counted: Counter[int] = Counter()
    for tag in tags.values_list("pk", flat=True)[:MOST_TAGS]:
        rows = Listing.objects.of(ListKind.TAG, tag, language).public()
        counted.update(rows.values_list("number", flat=True)[:OF_A_TAG])
    return counted


def _with_any(wanted: Iterable[str], language: str, now: datetime) -> list[int]:
    """The newest articles that hold one of these lexemes."""
    any_of = frozenset((lexemes.word(one, language), False) for one in wanted)
    if not any_of:
        return []
    below = entries.place(now + finding.SECOND)
    asked = store.Wanted(language, [any_of], now, below, finding.OLDEST)
    return [row.number for row in store.newest(asked, LOOKED_AT)]


def _common(language: str) -> frozenset[str]:
    """What stands in so many of the newest headlines that it says nothing about one of them."""
    rows = Listing.objects.of(ListKind.LATEST, 0, language).public()
    headlines = list(rows.values_list("edition__headline", flat=True)[:LOOKED_AT])
    counted = Counter(one for each in headlines for one in analyser.document(each, language))
    most = max(3, COMMON * len(headlines))
    return frozenset(one for one, count in counted.items() if count > most)


def _rows(numbers: set[int]) -> list[Row]:
    rows = Edition.objects.standing().filter(article_id__in=numbers)
    return list(rows.values_list("article_id", "headline", "published_at"))
