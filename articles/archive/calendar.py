"""When the archive's articles appeared: fifteen years, more of them lately, by day and by night."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from articles.archive.wire import microseconds, moment_of

SECOND = 1_000_000
HOUR = 3600 * SECOND
YEARS = 15
LATELY = 0.5
"""How much of the age grows with the rank alone: the newest come twice as often as on average."""
RHYTHM = ((0.0, 0.0), (0.04, 6.0), (0.2, 9.0), (0.72, 18.0), (0.95, 22.5), (1.0, 24.0))
"""Which part of a day's articles has appeared by which hour."""


@dataclass(frozen=True)
class Calendar:
    """An archive of so many articles up to the day `until` begins; times are in microseconds."""

    articles: int
    until: date
    zone: ZoneInfo

    @property
    def end(self) -> int:
        return self._midnight(0)

    def published(self, ordinal: int) -> int:
        """Article 1 is the oldest; a later one never appeared earlier."""
        rest = 1 - (ordinal - 0.5) / self.articles
        age = YEARS * 365.25 * rest * (LATELY + (1 - LATELY) * rest)
        days = int(-age // 1)
        return self._midnight(days) + int(_hour(-age - days) * 3600) * SECOND

    def day(self, moment: int) -> date:
        """The day in the newsroom's zone."""
        return self.local(moment).date()

    def local(self, moment: int) -> datetime:
        return moment_of(moment).astimezone(self.zone)

    def _midnight(self, days: int) -> int:
        day = self.until + timedelta(days=days)
        return microseconds(datetime(day.year, day.month, day.day, tzinfo=self.zone))


def _hour(part: float) -> float:
    """The hour of the day by which this part of it has appeared."""
    for (low, start), (high, end) in pairwise(RHYTHM):
        if part < high:
            return start + (end - start) * (part - low) / (high - low)
    return 24.0
