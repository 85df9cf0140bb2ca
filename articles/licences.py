"""Licences with an end: which pictures we may not show any more, and which not for long."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from articles import picture_uses
from articles.models import Newsroom, Picture, PictureUse

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Late:
    """How many pictures readers see though their licence has ended, or will by what is planned."""

    public: int
    planned: int


def today() -> date:
    """The day on the newsroom's calendar. A licence holds through its last day."""
    return day_of(timezone.now())


def day_of(moment: datetime) -> date:
    """The day of a moment on the newsroom's calendar."""
    return timezone.localdate(moment, timezone=_zone())


def has_ended(picture: Picture, day: date) -> bool:
    return picture.licence_ends_on is not None and picture.licence_ends_on < day


def ends_soon(picture: Picture, day: date) -> bool:
    """Whether it ends within thirty days; one that has ended does not."""
    ends = picture.licence_ends_on
    return ends is not None and day <= ends <= day + SOON


def ended(pictures: QuerySet[Picture]) -> QuerySet[Picture]:
    return pictures.filter(licence_ends_on__lt=today())


def ending(pictures: QuerySet[Picture]) -> QuerySet[Picture]:
    """Those whose licence ends within thirty days."""
    day = today()
    return pictures.filter(licence_ends_on__range=(day, day + SOON))


def public_after_end(pictures: QuerySet[Picture]) -> QuerySet[Picture]:
    """Those that readers still see, in stories or as portraits, though their licence has ended."""
    return pictures.filter(_public_after_end(today()))


def planned_after_end(pictures: QuerySet[Picture]) -> QuerySet[Picture]:
    """Those that a plan will show to readers when their licence has ended."""
    return pictures.filter(_planned_after_end(_zone()))


def late() -> Late:
    """How many there are of both. Two queries, one of them for the newsroom's zone."""
    zone = _zone()
    public = Q(_public_after_end(timezone.localdate(timezone=zone)))
    found = Picture.objects.filter(licence_ends_on__isnull=False).aggregate(
        public=Count("pk", filter=public),
        planned=Count("pk", filter=Q(_planned_after_end(zone))),
    )
    return Late(**found)


def _public_after_end(day: date) -> Q:
    return Q(licence_ends_on__lt=day) & picture_uses.is_shown()


def _planned_after_end(zone: ZoneInfo) -> Q:
    """By the editions to come: the day of each is compared with the end of its pictures."""
    coming = PictureUse.objects.filter(
        edition__public_from__gt=timezone.now(),
        edition__public_until__gt=F("edition__public_from"),
    )
    coming = coming.annotate(day=TruncDate("edition__public_from", tzinfo=zone))
    beyond = coming.filter(day__gt=F("picture__licence_ends_on"))
    return Q(pk__in=beyond.values("picture"))


def _zone() -> ZoneInfo:
    return ZoneInfo(Newsroom.the_one().time_zone)
