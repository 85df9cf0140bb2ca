"""What the clock will change: planned stories, ends, “Breaking” that ceases, the front page.

The moments are read beforehand, so that a story appears at its second on pages that are kept,
with no worker and no question to the database in that second.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from articles import changes
from articles.models import FOREVER, Edition, FrontSlot, Listing
from reader.cache.log import Log

AHEAD = timedelta(minutes=20)
MOST_EDITIONS = 100
NEVER = float("inf")
NOTHING_READ = datetime(1970, 1, 1, tzinfo=UTC)
PLANNED = ("article:", f"{changes.FRONT}:", changes.EVERYTHING)
Due = tuple[float, tuple[str, ...]]


class Clock:
    """The moments to come, with the keys that each clears; `next_at` is the first of them.

    A page that is begun while it `is_known` what is to come can be kept: whatever comes after
    its beginning is among the moments that were read.
    """

    def __init__(self, log: Log) -> None:
        self.log = log
        self.plan: list[Due] = []
        self.next_at = NEVER
        self.read_until = NOTHING_READ
        self.since: datetime | None = None
        self.wanted = 0
        self.read = -1

    @property
    def is_known(self) -> bool:
        return self.read == self.wanted and timezone.now() < self.read_until

    def doubt(self, keys: Iterable[str]) -> None:
        """Say, before these are learned, that plans may be others now."""
        if any(key.startswith(PLANNED) for key in keys):
            self.wanted += 1

    def begin(self, since: datetime) -> None:
        """Forget all plans; the next look reads what came since then as well."""
        with self.log.lock:
            self.plan, self.since = [], since
            self.wanted += 1

    def strike(self, now: float) -> None:
        """Clear what is due by `now`."""
        with self.log.lock:
            while self.plan and self.plan[0][0] <= now:
                moment, keys = self.plan.pop(0)
                self.log.learn(keys, moment=moment)
            self._set()

    def look_ahead(self) -> None:
        """Read the moments to come; those that came while they were read clear at once."""
        wanted, since = self.wanted, self.since or timezone.now()
        moments, until = to_come(since)
        with self.log.lock:
            struck = [due for due in self.plan if due[0] <= since.timestamp()]
            self.plan = struck + [(at.timestamp(), keys) for at, keys in moments]
            self.read_until, self.read, self.since = until, wanted, None
            self._set()
        self.strike(timezone.now().timestamp())

    def _set(self) -> None:
        self.next_at = self.plan[0][0] if self.plan else NEVER


def to_come(since: datetime) -> tuple[list[tuple[datetime, tuple[str, ...]]], datetime]:
    """Every moment after `since` that changes something, in order, and until when that is all.

    Whatever comes after that is not known, so everything is cleared then; mostly more was read by
    then, unless the clock leapt or more stories wait than are read at once.
    """
    until = since + AHEAD
    editions = _editions(since, until)
    if len(editions) > MOST_EDITIONS:
        until = min(_first(edition, since) for edition in editions[MOST_EDITIONS:])
    found: dict[datetime, set[str]] = defaultdict(set, {until: {changes.EVERYTHING}})
    for edition in editions:
        for moment in _moments(edition):
            found[moment].update(_keys(edition))
    for slot in _slots(since, until):
        for moment in (slot.starts_at, slot.ends_at):
            found[moment].add(f"{changes.FRONT}:{slot.language}")
    in_order = sorted(found.items(), key=lambda pair: pair[0])
    return [(at, tuple(sorted(keys))) for at, keys in in_order if since < at <= until], until


def _editions(since: datetime, until: datetime) -> list[Edition]:
    """Editions to which something happens in between, the one to which it happens first first."""
    numbers: list[tuple[datetime, int]] = []
    for name in ("public_from", "public_until", "breaking_until"):
        window = Q(**{f"{name}__gt": since, f"{name}__lte": until})
        rows = Edition.objects.filter(window).order_by(name).values_list(name, "pk")
        numbers += rows[: MOST_EDITIONS + 1]
    wanted = list(dict.fromkeys(pk for _at, pk in sorted(numbers)))[: MOST_EDITIONS + 1]
    rows = Edition.objects.filter(pk__in=wanted).only(
        "article_id", "story_id", "language", "public_from", "public_until", "breaking_until"
    )
    found = {edition.pk: edition for edition in rows.prefetch_related("listings")}
    return [found[pk] for pk in wanted if pk in found]


def _moments(edition: Edition) -> Iterator[datetime]:
    yield edition.public_from
    if edition.public_until < FOREVER:
        yield edition.public_until
    if edition.breaking_until:
        yield edition.breaking_until


def _first(edition: Edition, since: datetime) -> datetime:
    return min(moment for moment in _moments(edition) if moment > since)


def _keys(edition: Edition) -> Iterator[str]:
    yield changes.article(edition.article_id)
    yield changes.story(edition.story_id)
    yield f"{changes.FRONT}:{edition.language}"
    rows: Iterable[Listing] = edition.listings.all()
    for row in rows:
        yield changes.place(row.kind, row.key, row.language, row.published_at)
        yield changes.total(row.kind, row.key, row.language)


def _slots(since: datetime, until: datetime) -> Iterable[FrontSlot]:
    begins = Q(starts_at__gt=since, starts_at__lte=until)
    ends = Q(ends_at__gt=since, ends_at__lte=until)
    return FrontSlot.objects.filter(begins | ends).order_by("id")
