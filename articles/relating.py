"""Related stories: those an editor chose, and those that tags and words propose."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from articles.models import Article, Edition, Listing, ListKind, RelatedArticle, Tag
from articles.text import likeness, words

MOST_CHOSEN = 8
PROPOSED = 6
LOOKED_AT = 300
"""So many of the newest headlines are compared."""
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

    `but` are the article itself and those chosen already. At most MOST_TAGS + 3 queries.
    """
    by_tags = _sharing_tags(language, tag_names)
    rows = _newest(language)
    common = _common_stems([row[1] for row in rows])
    rows += _others(set(by_tags) - {row[0] for row in rows})
    wanted = likeness.stems(headline) - common
    left_out, now = set(but), timezone.now()
    found = [
        Proposal(
            number, title, at, by_tags[number], len(likeness.shared(wanted, likeness.stems(title)))
        )
        for number, title, at in rows
        if number not in left_out
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


def _newest(language: str) -> list[Row]:
    rows = Listing.objects.of(ListKind.LATEST, 0, language).public()
    return list(rows.values_list("number", "edition__headline", "published_at")[:LOOKED_AT])


def _others(missing: set[int]) -> list[Row]:
    if not missing:
        return []
    rows = Edition.objects.public().filter(article_id__in=missing, is_retracted=False)
    return list(rows.values_list("article_id", "headline", "published_at"))


def _common_stems(headlines: list[str]) -> frozenset[str]:
    counted = Counter(stem for headline in headlines for stem in likeness.stems(headline))
    most = max(3, COMMON * len(headlines))
    return frozenset(stem for stem, count in counted.items() if count > most)
