from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import times

ALMATY = ZoneInfo("Asia/Almaty")
MOMENT = datetime(2025, 8, 15, 4, 5, tzinfo=UTC)
MINUTE, HOUR, DAY = 60, 3600, 86400

# "~" stands for an unbreakable space.
AGES = [
    (-5, "только что", "жаңа ғана", "just now"),
    (59, "только что", "жаңа ғана", "just now"),
    (MINUTE, "1~минуту назад", "1~минут бұрын", "1~minute ago"),
    (2 * MINUTE, "2~минуты назад", "2~минут бұрын", "2~minutes ago"),
    (11 * MINUTE, "11~минут назад", "11~минут бұрын", "11~minutes ago"),
    (HOUR - 1, "59~минут назад", "59~минут бұрын", "59~minutes ago"),
    (HOUR, "1~час назад", "1~сағат бұрын", "1~hour ago"),
    (90 * MINUTE, "1~час назад", "1~сағат бұрын", "1~hour ago"),
    (DAY - 1, "23~часа назад", "23~сағат бұрын", "23~hours ago"),
    (DAY, "1~день назад", "1~күн бұрын", "1~day ago"),
    (4 * DAY, "4~дня назад", "4~күн бұрын", "4~days ago"),
    (5 * DAY, "5~дней назад", "5~күн бұрын", "5~days ago"),
    (6 * DAY, "6~дней назад", "6~күн бұрын", "6~days ago"),
    (21 * DAY, "21~день назад", "21~күн бұрын", "21~days ago"),
    (112 * DAY, "112~дней назад", "112~күн бұрын", "112~days ago"),
]


def spaced(text):
    return text.replace("~", "\u00a0")


@pytest.mark.parametrize(("seconds", "ru", "kk", "en"), AGES)
def test_ago_counts_whole_units(seconds, ru, kk, en):
    now = MOMENT + timedelta(seconds=seconds)

    words = [times.ago(MOMENT, now, language) for language in ("ru", "kk", "en")]

    assert words == [spaced(ru), spaced(kk), spaced(en)]


def test_ago_is_right_across_a_change_of_the_clock():
    before = datetime(2024, 2, 29, 23, 30, tzinfo=ALMATY)
    after = datetime(2024, 3, 1, 0, 30, tzinfo=ALMATY)

    assert times.ago(before, after, "en") == spaced("2~hours ago")


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_samples_reach_every_plural_category(language):
    reached = {times._locale(language).plural_form(count) for count in range(201)}

    for patterns in times.ago_patterns(language).values():
        assert set(patterns) == reached


AGE = st.timedeltas(min_value=timedelta(days=-1), max_value=timedelta(days=400))


@given(AGE)
def test_the_words_stay_until_they_are_no_longer_fresh(age):
    now = MOMENT + age
    until = times.fresh_until(MOMENT, now)
    last = until - timedelta(microseconds=1)

    assert until >= now + timedelta(minutes=1)
    if until > now + timedelta(minutes=1):
        assert times.ago(MOMENT, last, "en") == times.ago(MOMENT, now, "en")
        assert times.ago(MOMENT, until, "en") != times.ago(MOMENT, now, "en")


@pytest.mark.parametrize(
    ("age", "fresh_for"),
    [
        (timedelta(hours=1), timedelta(hours=1)),
        (timedelta(hours=30), timedelta(hours=6)),
        (timedelta(hours=36), timedelta(days=1)),
        (timedelta(days=300), timedelta(days=1)),
    ],
)
def test_words_are_fresh_until_a_date_takes_their_place(age, fresh_for):
    now = MOMENT + age

    assert times.fresh_until(MOMENT, now, timedelta(hours=36)) == now + fresh_for


@pytest.mark.parametrize(
    ("language", "day", "moment", "title"),
    [
        ("ru", "15~августа~2025", "15~августа~2025, 09:05", "Астана, UTC+5"),
        ("kk", "2025~ж.~15~тамыз", "2025~ж.~15~тамыз, 09:05", "Астана, UTC+5"),
        ("en", "15~August~2025", "15~August~2025, 09:05", "Astana, UTC+5"),
    ],
)
def test_dates_are_written_in_full(language, day, moment, title):
    assert times.long_date(date(2025, 8, 15), language) == spaced(day)
    assert times.date_time(MOMENT, language, ALMATY) == spaced(moment)
    assert times.full(MOMENT, language, ALMATY) == spaced(f"{moment} ({title})")


@pytest.mark.parametrize(
    ("zone", "clock", "place"),
    [
        ("Europe/London", "05:05", "London, UTC+1"),
        ("Asia/Kolkata", "09:35", "Kolkata, UTC+5:30"),
        ("America/Lima", "23:05", "Lima, UTC\u22125"),
        ("UTC", "04:05", "UTC"),
    ],
)
def test_a_title_names_the_zone(zone, clock, place):
    assert times.clock(MOMENT, ZoneInfo(zone)) == clock
    assert times.full(MOMENT, "en", ZoneInfo(zone)).endswith(f", {clock} ({place})")


def test_numbers_have_the_separators_of_the_language():
    assert times.number(3000, "ru") == times.number(3000, "kk") == spaced("3~000")
    assert times.number(3000, "en") == "3,000"
    assert times.number(Decimal("1234.5"), "ru") == spaced("1~234,5")
    assert times.number(2025, "en") == "2,025"
