"""Listings: one row for each list that an edition stands in. Lists read these and nothing else."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.utils import timezone

from articles.models.edition import FOREVER, Edition


class ListKind(models.TextChoices):
    """The kinds of list; the key is an id of that kind, 0 for latest, yyyymmdd for a day."""

    LATEST = "latest"
    SECTION = "section"
    TAG = "tag"
    AUTHOR = "author"
    SOURCE = "source"
    PLACE = "place"
    DAY = "day"
    NOTES = "notes"


def day_key(day: date) -> int:
    """The key of a day's list: 20250815."""
    return day.year * 10_000 + day.month * 100 + day.day


class ListingQuerySet(models.QuerySet["Listing"]):
    """Sets of listings."""

    def public(self) -> Self:
        """What anyone may read now."""
        now = timezone.now()
        return self.filter(public_from__lte=now, public_until__gt=now)

    def of(self, kind: str, key: int, language: str) -> Self:
        """One list, newest first."""
        rows = self.filter(kind=kind, key=key, language=language)
        return rows.order_by("-published_at", "-number")

    def before(self, moment: datetime, number: int) -> Self:
        """What stands below the row (moment, number): a keyset page, the same cost anywhere."""
        return self.filter(published_at__lte=moment).filter(
            models.Q(published_at__lt=moment) | models.Q(number__lt=number)
        )


class Listing(models.Model):
    """An edition's place in one list."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="listings")
    number = models.BigIntegerField()
    kind = models.CharField(max_length=8, choices=ListKind.choices)
    key = models.BigIntegerField(default=0)
    language = models.CharField(max_length=8)
    published_at = models.DateTimeField()
    public_from = models.DateTimeField()
    public_until = models.DateTimeField(default=FOREVER)

    objects = ListingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "kind", "key"], name="edition_once_per_list"
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "key", "language", "-published_at", "-number"],
                name="listing_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}/{self.language}: {self.number}"


class ListTotal(models.Model):
    """How many articles a list holds by their newest editions, begun or planned; by workflow."""

    kind = models.CharField(max_length=8, choices=ListKind.choices)
    key = models.BigIntegerField(default=0)
    language = models.CharField(max_length=8)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "language"], name="total_once_per_list"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}/{self.language}: {self.total}"
