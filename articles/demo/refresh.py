"""Moving the demo's stories in time, as if the newsroom had been filled just now."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, F, QuerySet, When
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts import seal
from articles import changes, listings
from articles.demo import stories
from articles.models import (
    FOREVER,
    Article,
    Correction,
    Edition,
    Event,
    Listing,
    ListKind,
    ListTotal,
    MonthChange,
    Newsroom,
    Note,
    Preview,
    RefusedText,
    day_key,
)


@seal.opened()
def refresh() -> timedelta:
    """Shift every demo story by the same time; return by how much."""
    delta = _age()
    if not delta:
        return timedelta()
    articles = Article.objects.filter(guid__startswith="urn:newsroom-demo:")
    numbers = list(articles.values_list("pk", flat=True))
    _shift(articles, delta, "published_at", "withdrawn_at", "embargo_until", "breaking_until")
    _shift(articles, delta, "created_at", "saved_at", "killed_at")
    editions = Edition.objects.filter(article__in=numbers)
    lasting = Case(
        When(public_until__lt=FOREVER, then=F("public_until") + delta), default=F("public_until")
    )
    _shift(editions, delta, "published_at", "public_from", "updated_at", public_until=lasting)
    for rows in (articles, editions):
        _days(rows, timezone.localdate() - timezone.localdate(timezone.now() - delta))
    _notes(editions, delta)
    _listings(numbers)
    MonthChange.objects.all().delete()
    _shift(Event.objects.filter(article__in=numbers), delta, "at")
    _shift(Note.objects.filter(article__in=numbers), delta, "made_at", "resolved_at")
    links = Preview.objects.filter(article__in=numbers, is_secret_link=True)
    _shift(links, delta, "made_at", "expires_at", "revoked_at", "opened_at")
    _shift(RefusedText.objects.filter(article__in=numbers), delta, "at", "settled_at")
    changes.clear([changes.NAMES, changes.EVERYTHING])
    return delta


def _age() -> timedelta:
    """How far the newest story has aged since the filling, in whole minutes."""
    ages = {story["key"]: float(story["age_hours"]) for story in stories.read()}
    public = Article.objects.filter(guid__startswith="urn:newsroom-demo:", status="published")
    newest = public.filter(published_at__lte=timezone.now()).order_by("-published_at").first()
    if newest is None or newest.published_at is None:
        return timedelta()
    meant = timezone.now() - timedelta(hours=ages[newest.guid.split(":")[2]])
    return timedelta(minutes=(meant - newest.published_at) // timedelta(minutes=1))


def _shift(rows: QuerySet[Any], delta: timedelta, *fields: str, **others: Any) -> None:
    """Move these times in one statement, so that no constraint sees half of it; null stays null."""
    rows.update(**{field: F(field) + delta for field in fields}, **others)


def _days(rows: QuerySet[Any], days: timedelta) -> None:
    """Move the dates of events and originals along, by days of the calendar."""
    for number, event_on, original_on in rows.values_list("pk", "event_on", "original_on"):
        rows.filter(pk=number).update(
            event_on=event_on and event_on + days, original_on=original_on and original_on + days
        )


def _notes(editions: QuerySet[Edition], delta: timedelta) -> None:
    """Move the corrections along, and what editions say of their time."""
    for edition in editions.exclude(corrections=[]):
        moved = [
            {**note, "made_at": (datetime.fromisoformat(note["made_at"]) + delta).isoformat()}
            for note in edition.corrections
        ]
        editions.filter(pk=edition.pk).update(corrections=moved)
    _shift(Correction.objects.filter(article__editions__in=editions), delta, "made_at")


def _listings(numbers: list[int]) -> None:
    """Bring listings in step with their editions, the lists of days with the calendar."""
    zone = ZoneInfo(Newsroom.the_one().time_zone)
    moved: Counter[tuple[str, int]] = Counter()
    for row in Listing.objects.filter(number__in=numbers).select_related("edition"):
        row.published_at = listings.place_in_time(row.edition, row.kind)
        row.public_from, row.public_until = row.edition.public_from, row.edition.public_until
        if row.kind == ListKind.DAY:
            was, row.key = row.key, day_key(row.published_at.astimezone(zone).date())
            if row.public_until == FOREVER:
                moved[row.language, was] -= 1
                moved[row.language, row.key] += 1
        row.save()
    _count(moved)


def _count(moved: Counter[tuple[str, int]]) -> None:
    """Bring the totals of days in step."""
    for (language, key), delta in moved.items():
        day: dict[str, Any] = {"kind": ListKind.DAY, "key": key, "language": language}
        ListTotal.objects.get_or_create(**day)
        ListTotal.objects.filter(**day).update(total=Greatest(F("total") + delta, 0))
