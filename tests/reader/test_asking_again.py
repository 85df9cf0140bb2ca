"""Machines that ask again get 304 where nothing changed, and everything where it did."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.http import http_date

from articles import corrections, workflow
from tests import make
from tests.reader.feeds import FORMATS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_feed_is_not_sent_twice(client, form):
    make.published()
    first = client.get(f"/ru/feed.{form}")

    by_tag = client.get(f"/ru/feed.{form}", headers={"If-None-Match": first["ETag"]})
    by_time = client.get(f"/ru/feed.{form}", headers={"If-Modified-Since": first["Last-Modified"]})

    assert (by_tag.status_code, by_tag.content) == (304, b"")
    assert by_tag["ETag"] == first["ETag"]
    assert by_time.status_code == 304


@pytest.mark.parametrize("form", FORMATS)
def test_a_new_story_and_one_withdrawn_are_sent(client, form, editor):
    gone = make.published(at=timezone.now() - timedelta(days=1))
    first = client.get(f"/ru/feed.{form}")

    make.published()
    second = client.get(f"/ru/feed.{form}", headers={"If-None-Match": first["ETag"]})
    workflow.withdraw(gone, by=editor, reason="Ошибка.")
    third = client.get(f"/ru/feed.{form}", headers={"If-None-Match": second["ETag"]})

    assert (second.status_code, third.status_code) == (200, 200)
    assert gone.guid not in third.content.decode()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("path", ["", "corrections/"])
def test_whoever_asks_by_time_alone_hears_of_a_withdrawal(client, path, form, editor):
    with time_machine.travel(timezone.now() - timedelta(days=1), tick=False) as clock:
        gone, _stays = stories = [make.published() for _ in range(2)]
        for story in stories:
            corrections.add(story, kind="correction", text="Восемь.", by=make.superuser())
        clock.shift(timedelta(hours=1))
        first = client.get(f"/ru/{path}feed.{form}")
        clock.shift(timedelta(hours=1))
        workflow.withdraw(gone, by=editor, reason="Ошибка.")

    asked = {"If-Modified-Since": first["Last-Modified"]}
    second = client.get(f"/ru/{path}feed.{form}", headers=asked)

    assert second.status_code == 200
    assert gone.guid not in second.content.decode()
    asked = {"If-Modified-Since": second["Last-Modified"]}
    assert client.get(f"/ru/{path}feed.{form}", headers=asked).status_code == 304


def test_a_tag_counts_for_more_than_a_time(client):
    make.published()
    ahead = http_date((timezone.now() + timedelta(days=1)).timestamp())

    asked = {"If-None-Match": '"other"', "If-Modified-Since": ahead}

    assert client.get("/ru/feed.xml", headers=asked).status_code == 200


def test_a_feed_without_stories_has_no_time_of_change(client):
    response = client.get("/kk/feed.xml")

    assert "Last-Modified" not in response
    assert response["ETag"]


def test_only_reading_is_allowed(client):
    assert client.post("/ru/feed.xml").status_code == 405
    assert client.head("/ru/feed.xml").status_code == 200
