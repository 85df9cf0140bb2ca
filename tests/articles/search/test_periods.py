"""Periods hold every day once, and an entry's number is its place in time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import search as rows
from articles.search import lexemes, periods

DAYS = st.dates(date(1850, 1, 1), date(2200, 12, 31))


@given(DAYS, st.integers(0, 40_000), st.floats(0, 1))
def test_each_day_stands_in_one_of_them(newest, length, part):
    oldest = newest - timedelta(days=length)
    chosen = newest - timedelta(days=int(length * part))

    walked = periods.walked(newest, oldest, "ru")

    noon = datetime(chosen.year, chosen.month, chosen.day, 12, tzinfo=UTC)
    own = lexemes.of_time(rows.place(noon), "ru")
    assert len(own.intersection(walked)) == 1
    assert len(set(walked)) == len(walked)


@given(DAYS)
def test_a_whole_archive_takes_few_steps(newest):
    assert len(periods.walked(newest, date(1697, 1, 1), "ru")) < 140


@given(
    st.datetimes(datetime(1700, 1, 1), datetime(2240, 1, 1), timezones=st.just(UTC)),
    st.integers(1, 2**28 - 1),
)
def test_a_number_says_its_second_and_later_ones_are_higher(moment, number):
    own = rows.place(moment, number)

    assert rows.moment(own) == moment.replace(microsecond=0)
    assert rows.place(moment) < own < rows.place(moment, number, 1)
    assert rows.place(moment, number, 1) < rows.place(moment + timedelta(seconds=1))


@pytest.mark.parametrize(
    "moment", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)]
)
def test_far_times_fit_a_database_too(moment):
    assert -(2**63) <= rows.place(moment, 2**40) < 2**63
    assert rows.moment(rows.place(moment))
