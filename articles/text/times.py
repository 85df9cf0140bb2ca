"""Dates, relative times and numbers in the page's words, from Babel's data."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_timedelta, get_timezone_location, parse_pattern
from babel.numbers import format_decimal

NBSP = "\u00a0"
LOCALES = {"ru": "ru_KZ", "kk": "kk_KZ", "en": "en_GB"}
JUST_NOW = {"ru": "только что", "kk": "жаңа ғана", "en": "just now"}
DATE_PATTERNS = {"ru": "d MMMM y", "kk": "y 'ж'. d MMMM", "en": "d MMMM y"}

# Kazakhstan's clock is called the time of its capital, whatever city names the zone.
ZONE_NAMES = {"Asia/Almaty": {"ru": "Астана", "kk": "Астана", "en": "Astana"}}

Unit = Literal["minute", "hour", "day"]
UNITS: dict[Unit, timedelta] = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}
SOONEST = timedelta(minutes=1)

# Between them these counts reach every plural category of our languages.
SAMPLE_COUNTS = (1, 2, 5)


def ago(moment: datetime, now: datetime, language: str) -> str:
    """Say how long ago `moment` was, in whole units: an hour and a half is "1 hour ago".

    Minutes under an hour, hours under a day, then days; a moment to come is just now.
    """
    elapsed = _elapsed(moment, now)
    unit = _unit(elapsed)
    return _count_ago(elapsed // UNITS[unit], unit, language)


def fresh_until(moment: datetime, now: datetime, relative: timedelta | None = None) -> datetime:
    """Find when the words for `moment` next change, never sooner than a minute from `now`.

    `relative` is the age from which a date is shown instead of words; a date doesn't change,
    so the answer is then a day ahead.
    """
    elapsed = _elapsed(moment, now)
    if relative is not None and elapsed >= relative:
        return now + UNITS["day"]
    size = UNITS[_unit(elapsed)]
    changes_at_age = (elapsed // size + 1) * size
    if relative is not None:
        changes_at_age = min(changes_at_age, relative)
    return now + max(changes_at_age - elapsed, SOONEST)


def ago_patterns(language: str) -> dict[str, dict[str, str]]:
    """Give the words of `ago` by unit and CLDR plural category, with {0} for the number."""
    return {unit: _patterns(unit, language) for unit in UNITS}


def long_date(day: date, language: str) -> str:
    """Write a date in full, unbreakable: 15 августа 2025, 2025 ж. 15 тамыз, 15 August 2025."""
    return _long_date(day.year, day.month, day.day, language)


@lru_cache(maxsize=4096)
def _long_date(year: int, month: int, day: int, language: str) -> str:
    template, months = _date_parts(language)
    return template % {"d": day, "MMMM": months[month], "y": year}


def date_time(moment: datetime, language: str, zone: tzinfo) -> str:
    """Write the date and the clock of `zone`: 15 августа 2025, 09:05."""
    return _on_clock(moment.astimezone(zone), language)


def full(moment: datetime, language: str, zone: tzinfo) -> str:
    """Write date, clock, place and offset, for titles: …, 09:05 (Астана, UTC+5)."""
    return both(moment.astimezone(zone), language, zone)[1]


def both(local: datetime, language: str, zone: tzinfo) -> tuple[str, str]:
    """Write `date_time` and `full` of a moment that is on the clock of `zone` already."""
    words = _on_clock(local, language)
    return words, f"{words} ({_clock_of(zone, language, local.utcoffset())})"


def _on_clock(local: datetime, language: str) -> str:
    return f"{long_date(local, language)}, {local.hour:02}:{local.minute:02}"


@lru_cache(maxsize=256)
def _clock_of(zone: tzinfo, language: str, offset: timedelta | None) -> str:
    return ", ".join(filter(None, (_place(zone, language), _offset(offset or timedelta()))))


def midnight_after(day: date, zone: tzinfo) -> datetime:
    """Find the moment at which `day` ends on the clock of `zone`."""
    return datetime.combine(day + UNITS["day"], time.min, zone)


def clock(moment: datetime, zone: tzinfo) -> str:
    """Write the hour and minute on the clock of `zone`."""
    return f"{moment.astimezone(zone):%H:%M}"


@lru_cache(maxsize=4096, typed=True)
def number(value: int | float | Decimal, language: str) -> str:
    """Write a number with the language's separators: 3 000 (unbreakable), 3,000."""
    return format_decimal(value, locale=_locale(language)).replace("\u202f", NBSP)


def _elapsed(moment: datetime, now: datetime) -> timedelta:
    # Datetimes of one zone subtract by their clocks, which is wrong across a change of the clock.
    return max(now.astimezone(UTC) - moment.astimezone(UTC), timedelta())


def _unit(elapsed: timedelta) -> Unit:
    if elapsed < UNITS["hour"]:
        return "minute"
    return "hour" if elapsed < UNITS["day"] else "day"


@lru_cache(maxsize=4096)
def _count_ago(count: int, unit: Unit, language: str) -> str:
    if count == 0:
        return JUST_NOW[language]
    category = _locale(language).plural_form(count)
    return _patterns(unit, language)[category].format(count)


@cache
def _patterns(unit: Unit, language: str) -> dict[str, str]:
    locale = _locale(language)
    patterns = {}
    for count in SAMPLE_COUNTS:
        words = format_timedelta(
            -count * UNITS[unit],
            granularity=unit,
            threshold=1000,
            add_direction=True,
            locale=locale,
        )
        patterns[locale.plural_form(count)] = words.replace(f"{count} ", "{0}" + NBSP)
    return patterns


@cache
def _date_parts(language: str) -> tuple[str, dict[int, str]]:
    template = str(parse_pattern(DATE_PATTERNS[language]).format).replace(" ", NBSP)
    return template, dict(_locale(language).months["format"]["wide"])


@cache
def _place(zone: tzinfo, language: str) -> str:
    key = getattr(zone, "key", "")
    if key in ZONE_NAMES:
        return ZONE_NAMES[key][language]
    if "/" not in key:
        return ""
    return get_timezone_location(zone, locale=_locale(language), return_city=True)


def _offset(offset: timedelta) -> str:
    minutes = offset // timedelta(minutes=1)
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\u2212"
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES[language])
