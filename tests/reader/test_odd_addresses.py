"""Addresses that nobody links to: answered, never with an error of ours."""

import pytest
import time_machine

from articles import changes
from articles.models import Address, Clearing, Newsroom, SourceName, Tag
from reader import names
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "day",
    ["99999999999999999999/01/01", "2025/99999999999999999999/01", "0000/01/01", "9999/12/31"],
)
def test_a_day_that_is_not_in_the_calendar_is_missing(client, day):
    assert client.get(f"/ru/archive/{day}/").status_code == 404


def test_the_first_day_of_all_has_none_before_it(client):
    response = client.get("/ru/archive/0001/01/01/")

    assert response.status_code == 200
    assert response.context["previous_url"] == ""


def test_a_day_has_one_spelling(client):
    response = client.get("/ru/archive/2025/8/5/")

    assert (response.status_code, response.url) == (301, "/ru/archive/2025/08/05/")


@pytest.mark.parametrize(
    "query",
    [
        "before=١٢-٣",
        "before=1-99999999999999999999999999",
        "before=253402300799000000-1",
        "before=%00",
        "before=" + "1" * 5000,
        "%ff=%fe",
        "before=0-9223372036854775808",
    ],
)
def test_an_odd_cursor_is_a_page_or_missing(client, query):
    make.published()

    assert client.get(f"/ru/latest/?{query}").status_code in (200, 404)


def test_words_of_an_address_in_other_letters_make_no_circle(client):
    article = make.published(slug="новость")

    assert client.get(article.get_absolute_url()).status_code == 200


def test_an_old_address_that_leads_to_itself_is_missing(client):
    tag = make.tag("hidden", is_confirmed=False)
    Address.objects.create(kind="tag", old="hidden", target=tag.pk)

    assert client.get("/ru/tag/hidden/").status_code == 404


def test_the_feed_of_a_renamed_thing_moves_with_it(client):
    tag = make.tag("old")
    Tag.objects.filter(pk=tag.pk).update(slug="new")
    Address.objects.create(kind="tag", old="old", target=tag.pk)

    response = client.get("/ru/tag/old/feed.xml")

    assert (response.status_code, response.url) == (301, "/ru/tag/new/feed.xml")


def test_a_thing_deleted_since_its_names_were_read_is_missing(client, settings):
    settings.NAMES_RECHECK_SECONDS = 60
    make.source("src")
    client.get("/ru/source/src/")
    SourceName.objects.all().delete()

    assert client.get("/ru/source/src/").status_code == 404


def test_names_change_although_a_later_clearing_was_seen_first(settings):
    """A transaction that took its number early may commit late."""
    settings.NAMES_RECHECK_SECONDS = 0
    Clearing.objects.create(id=1_000_000, key=changes.NAMES)
    before = names.tables()

    Clearing.objects.create(id=999_999, key=changes.NAMES)

    assert names.tables() is not before


def test_days_and_clocks_are_those_of_the_record(client):
    Newsroom.objects.update(time_zone="America/New_York")
    with time_machine.travel("2025-08-15T02:00:00+00:00", tick=False):
        article = make.published()

        page = client.get(article.get_absolute_url()).content.decode()

        assert 'datetime="2025-08-14T22:00' in page
        assert len(client.get("/ru/archive/2025/08/14/").context["cards"]) == 1
        assert client.get("/ru/archive/2025/08/15/").status_code == 404
