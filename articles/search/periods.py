"""The calendar as PostgreSQL walks it, the newest first: days, then months, years, decades.

An index of lexemes gives all rows of a word at once, 300,000 as well as three. So a word is looked
for together with a period's lexeme, period after period, until there is enough: a common word is
done after a few days, a rare one walks the few steps that decades take.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from articles.search import lexemes

DAYS, MONTHS, YEARS = 14, 12, 5
"""At least so many steps of each before the next."""


def walked(newest: date, oldest: date, language: str) -> list[str]:
    """Lexemes of periods that hold every day from `newest` back to `oldest`, none twice."""
    return list(_walk(newest, oldest, language))


def _walk(newest: date, oldest: date, language: str) -> Iterator[str]:
    day = newest
    while day >= oldest and ((newest - day).days < DAYS or day.day != _last(day)):
        yield lexemes.day(day, language)
        day -= timedelta(days=1)
    months = 0
    while day >= oldest and (months < MONTHS or day.month != 12):
        yield lexemes.month(day, language)
        months += 1
        day = day.replace(day=1) - timedelta(days=1)
    year = day.year
    while year >= oldest.year and day >= oldest and (day.year - year < YEARS or year % 10 != 9):
        yield lexemes.year(year, language)
        year -= 1
    if year % 10 != 9 or day < oldest:
        return
    while year >= oldest.year:
        yield lexemes.decade(year, language)
        year -= 10


def _last(day: date) -> int:
    """The last day of its month."""
    return ((day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day
