"""Licences with an end: which pictures we may not show any more, and which not for long."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from articles import picture_uses
from articles.models import Newsroom, Picture, PictureUse

SOON = timedelta(days=30)


def today() -> date:
    """The day on the newsroom's calendar. A licence holds through its last day."""
    return timezone.localdate(timezone=ZoneInfo(Newsroom.the_one().time_zone))


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
    """Those that readers still see in stories though their licence has ended."""
    shown = picture_uses.before_readers(PictureUse.objects.all())
    return ended(pictures).filter(pk__in=shown.values("picture"))
