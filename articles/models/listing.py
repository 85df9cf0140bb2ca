"""Listings: one row for each list that an edition stands in. Lists read these and nothing else."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, Self

from django.db import models
from django.utils import timezone

from articles.models.edition import FOREVER, Edition

if TYPE_CHECKING:
    from articles.models.article import Article


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


class Spot(NamedTuple):
    """An edition's place in a list, counted from a moment, for as long as it is public."""

    edition: int
    kind: str
    key: int
    published_at: datetime
    public_from: datetime
    public_until: datetime

    def is_public(self, moment: datetime) -> bool:
        return self.public_from <= moment < self.public_until


class ListingQuerySet(models.QuerySet["Listing"]):
    """Sets of listings."""

    def public(self) -> Self:
        """What anyone may read now."""
        now = timezone.now()
        return self.filter(public_from__lte=now, public_until__gt=now)

    def of_article(self, article: "Article") -> Self:
        """Where an article's editions stand, found through them: `number` has no index."""
        return self.filter(edition__article=article)

    def spots(self) -> list[Spot]:
        names = "edition_id", "kind", "key", "published_at", "public_from", "public_until"
        return [Spot(*row) for row in self.values_list(*names)]

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

    @property
    def spot(self) -> Spot:
        return Spot(
            self.edition_id,
            str(self.kind),
            self.key,
            self.published_at,
            self.public_from,
            self.public_until,
        )


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
