"""A reader's question as it stands in an address: words, filters, a period, an order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.search.finding import Order, Question
from articles.text import words
from reader import names

FACTS = (names.SECTION, names.TAG, names.AUTHOR, names.SOURCE, names.PLACE)
PERIODS = {"day": 0, "week": 6, "month": 30, "year": 365}
"""How many days before today each begins."""
OWN = "own"
LONGEST = 200


@dataclass(frozen=True)
class Asked:
    """What was asked. What could not be understood narrows nothing, and `problems` says so.

    `typed` is what stands in the fields of filters and dates, `chosen` what the filters mean.
    """

    question: Question
    period: str
    typed: Mapping[str, str]
    chosen: Mapping[str, names.Entry]
    problems: Mapping[str, str]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen or self.question.since or self.question.until)


def read(asked: QueryDict, language: str, now: datetime) -> Asked:
    """Understand an address."""
    typed = {name: _line(asked, name) for name in (*FACTS, "from", "to")}
    found = {table: _entry(table, typed[table], language) for table in FACTS if typed[table]}
    chosen = {table: entry for table, entry in found.items() if entry}
    unknown = {table: _unknown(table) for table, entry in found.items() if entry is None}
    days, refused = _days(typed)
    period = _line(asked, "period")
    if period not in PERIODS:
        period = OWN if days or refused else ""
    since, until = _window(period, days, now)
    question = Question(
        text=_line(asked, "q"),
        language=language,
        order=Order.NEW if asked.get("order") == Order.NEW else Order.BEST,
        facts=[(table, _numbers(table, entry)) for table, entry in chosen.items()],
        since=since,
        until=until,
    )
    return Asked(question, period, typed, chosen, unknown | refused)


def _line(asked: QueryDict, name: str) -> str:
    return " ".join(asked.get(name, "").replace("\x00", "").split())[:LONGEST]


def _entry(table: str, typed: str, language: str) -> names.Entry | None:
    """What is called so, by its address or by its name in any language; None when nothing is."""
    entry = names.tables().by_slug.get((table, typed)) or next(_called(table, typed), None)
    return entry if entry and is_open(table, entry, language) else None


def is_open(table: str, entry: names.Entry, language: str) -> bool:
    """Whether its list is shown to readers of this language."""
    if table == names.TAG and language not in entry.names:
        return False
    return entry.is_shown or table == names.SECTION


def _called(table: str, typed: str) -> Iterator[names.Entry]:
    folded = words.fold(typed)
    for entry in names.tables().of(table):
        if any(words.fold(own.text) == folded for own in entry.names.values()):
            yield entry


def _numbers(table: str, entry: names.Entry) -> frozenset[int]:
    """Its number, and those of what was merged into it."""
    known = names.tables().by_id.items()
    return frozenset(number for (kind, number), own in known if kind == table and own is entry)


def _unknown(table: str) -> str:
    return {
        names.SECTION: _("There is no such section here."),
        names.TAG: _("There is no such topic here."),
        names.AUTHOR: _("There is no such author here."),
        names.SOURCE: _("There is no such source here."),
        names.PLACE: _("There is no such place here."),
    }[table]


def _days(typed: Mapping[str, str]) -> tuple[dict[str, date], dict[str, str]]:
    """The dates of a period by their fields, and what is wrong with what stands there."""
    days: dict[str, date] = {}
    refused: dict[str, str] = {}
    for name in ("from", "to"):
        if typed[name]:
            try:
                days[name] = date.fromisoformat(typed[name])
            except ValueError:
                refused[name] = _("This is not a date. Write it as 2026-03-31.")
    if len(days) == 2 and days["to"] < days["from"]:
        return {}, {"to": _("The period ends before it begins.")}
    return days, refused


def _window(
    period: str, days: Mapping[str, date], now: datetime
) -> tuple[datetime | None, datetime | None]:
    """From when until when, by the newsroom's clock; None where there is no bound."""
    if period in PERIODS:
        today = now.astimezone(ZoneInfo(names.time_zone())).date()
        return _midnight(today - timedelta(days=PERIODS[period])), None
    since, until = days.get("from"), days.get("to")
    is_last = until == date.max
    after = until + timedelta(days=1) if until and not is_last else None
    return _midnight(since) if since else None, _midnight(after) if after else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(names.time_zone()))
