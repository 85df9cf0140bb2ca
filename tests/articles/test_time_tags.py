import json
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pytest
from babel import Locale
from django.template import Context, Template
from django.utils import translation

from articles.text import times

MOMENT = datetime(2025, 8, 15, 4, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def almaty(settings):
    settings.TIME_ZONE = "Asia/Almaty"
    settings.USE_TZ = True


@pytest.fixture
def show(time_machine):
    def show(source, language="ru", age=timedelta(days=4), **context):
        time_machine.move_to(MOMENT + age, tick=False)
        with translation.override(language):
            return Template("{% load times %}" + source).render(Context(context))

    return show


def spaced(text):
    return text.replace("~", "\u00a0")


def test_ago_shows_words_with_the_full_date_in_the_title(show):
    assert show("{% ago moment %}", moment=MOMENT) == spaced(
        '<time class="ago" datetime="2025-08-15T09:05:00+05:00"'
        ' title="15~августа~2025, 09:05 (Астана, UTC+5)"'
        ' data-print="15~августа~2025, 09:05">4~дня назад</time>'
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "4~күн бұрын"), ("en", "4~days ago"), ("en-gb", "4~days ago"), (None, "4~дня назад")],
)
def test_ago_speaks_the_language_of_the_page(show, settings, language, words):
    settings.LANGUAGE_CODE = "ru"

    assert spaced(words) in show("{% ago moment %}", language, moment=MOMENT)


def test_ago_shows_the_date_of_an_old_moment(show):
    day_before = show("{% ago moment %}", age=timedelta(days=7, seconds=-1), moment=MOMENT)
    old = show("{% ago moment %}", age=timedelta(days=7), moment=MOMENT)

    assert spaced(">6~дней назад<") in day_before
    assert spaced(">15~августа~2025<") in old
    assert 'class="ago"' not in old


def test_the_age_from_which_dates_are_shown_is_a_setting(show, settings):
    settings.NEWSROOM_RELATIVE_HOURS = 24

    assert spaced(">15~августа~2025<") in show("{% ago moment %}", moment=MOMENT)


def test_the_date_of_an_old_moment_is_that_of_the_zone(show):
    late = datetime(2025, 8, 14, 20, 0, tzinfo=UTC)

    assert spaced(">15~августа~2025<") in show("{% ago m %}", age=timedelta(days=30), m=late)


def test_newsdate_shows_date_and_clock(show):
    assert show("{% newsdate moment %}", "kk", moment=MOMENT) == spaced(
        '<time datetime="2025-08-15T09:05:00+05:00"'
        ' title="2025~ж.~15~тамыз, 09:05 (Астана, UTC+5)">2025~ж.~15~тамыз, 09:05</time>'
    )


@pytest.mark.parametrize("value", [date(2025, 8, 15), datetime(2025, 8, 14, 20, 0, tzinfo=UTC)])
def test_day_shows_a_date(show, value):
    shown = show("{% day value %}", "en", value=value)

    assert shown == spaced('<time datetime="2025-08-15">15~August~2025</time>')


def test_number_is_written_in_the_language_of_the_page(show):
    assert show("{{ n|number }}", "ru", n=3000) == spaced("3~000")
    assert show("{{ n|number }}", "en", n=3000) == "3,000"


class Attributes(HTMLParser):
    def handle_starttag(self, tag, attrs):
        self.found = dict(attrs)


def words_of_page(show, language):
    parser = Attributes()
    parser.feed(show('<body data-ago-words="{% ago_words %}">', language))
    return json.loads(parser.found["data-ago-words"])


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_words_of_the_script_make_the_words_of_the_server(show, language):
    words = words_of_page(show, language)
    category = Locale.parse(language).plural_form

    assert words["now"] == times.ago(MOMENT, MOMENT, language)
    for unit, counts in {"minute": 60, "hour": 24, "day": 201}.items():
        for count in range(1, counts):
            now = MOMENT + count * times.UNITS[unit]
            pattern = words[unit][category(count)]
            assert pattern.replace("{0}", str(count)) == times.ago(MOMENT, now, language)


def test_the_words_of_the_script_carry_the_cut_off(show):
    words = words_of_page(show, "en")

    assert words["seconds"] == 7 * 24 * 60 * 60
