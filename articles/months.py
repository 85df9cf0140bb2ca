"""Writing down when the public stories of a month change. Called within workflow's transaction."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from articles.models import FOREVER, Article, Listing, ListKind, MonthChange


@dataclass(frozen=True)
class _Shown:
    """An edition's place in the list of its day."""

    edition: int
    month: int
    begins: datetime
    ends: datetime

    def is_public(self, now: datetime) -> bool:
        return self.begins <= now < self.ends


@contextmanager
def in_step(article: Article) -> Iterator[None]:
    """Write down what a change of an article's editions changes for readers, now and later."""
    before = _shown(article)
    yield
    after, now = _shown(article), timezone.now()
    changed = {(row.month, row.edition) for row in before if row.is_public(now)}
    changed ^= {(row.month, row.edition) for row in after if row.is_public(now)}
    _write(article, {month for month, _edition in changed}, after, now)


def touch(article: Article) -> None:
    """Say that what readers see of an article is another now, although its editions are not."""
    shown, now = _shown(article), timezone.now()
    _write(article, {row.month for row in shown if row.is_public(now)}, shown, now)


def _write(article: Article, months: set[int], shown: Iterable[_Shown], now: datetime) -> None:
    coming = {
        (row.month, at) for row in shown for at in (row.begins, row.ends) if now < at < FOREVER
    }
    known = MonthChange.objects.filter(language=article.language)
    known.filter(Q(number=article.pk, at__gt=now) | Q(month__in=months, at__lte=now)).delete()
    moments = sorted({*coming, *((month, now) for month in months)})
    MonthChange.objects.bulk_create(
        MonthChange(language=article.language, month=month, at=at, number=article.pk)
        for month, at in moments
    )


def _shown(article: Article) -> list[_Shown]:
    rows = Listing.objects.filter(number=article.pk, kind=ListKind.DAY)
    values = rows.values_list("edition", "key", "public_from", "public_until")
    return [_Shown(edition, key // 100, begins, ends) for edition, key, begins, ends in values]
