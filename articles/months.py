"""Writing down when the public stories of a month change. Called within workflow's transaction."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from articles.models import FOREVER, Article, ListKind, MonthChange
from articles.models.listing import Spot


def keep(article: Article, before: Iterable[Spot], after: Iterable[Spot]) -> None:
    """Write down what a change of an article's editions changes for readers, now and later."""
    now, days = timezone.now(), _days(after)
    changed = {(_month(day), day.edition) for day in _days(before) if day.is_public(now)}
    changed ^= {(_month(day), day.edition) for day in days if day.is_public(now)}
    _write(article, {month for month, _edition in changed}, days, now)


def touch(article: Article, spots: Iterable[Spot]) -> None:
    """Say that what readers see of an article is another now, although its editions are not."""
    now, days = timezone.now(), _days(spots)
    _write(article, {_month(day) for day in days if day.is_public(now)}, days, now)


def _write(article: Article, months: set[int], days: list[Spot], now: datetime) -> None:
    coming = {
        (_month(day), at)
        for day in days
        for at in (day.public_from, day.public_until)
        if now < at < FOREVER
    }
    known = MonthChange.objects.filter(language=article.language)
    known.filter(Q(number=article.pk, at__gt=now) | Q(month__in=months, at__lte=now)).delete()
    moments = sorted({*coming, *((month, now) for month in months)})
    MonthChange.objects.bulk_create(
        MonthChange(language=article.language, month=month, at=at, number=article.pk)
        for month, at in moments
    )


def _days(spots: Iterable[Spot]) -> list[Spot]:
    """The places in the lists of days."""
    return [spot for spot in spots if spot.kind == ListKind.DAY]


def _month(day: Spot) -> int:
    return day.key // 100
