"""A shard of the sitemap holds one month of one language, and changes with that alone."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from articles import corrections, workflow
from articles.models import MonthChange
from reader.sitemaps import months, rows
from tests import make
from tests.reader.sitemaps import (
    IMAGE,
    SITEMAP,
    changed,
    paths,
    read,
)

pytestmark = pytest.mark.django_db
AUGUST = datetime(2025, 8, 15, 9, tzinfo=UTC)
SHARD = "/sitemap-ru-2025-08.xml"


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel("2025-10-01T12:00:00+00:00", tick=False) as clock:
        yield clock


def test_a_shard_has_its_stories_with_time_and_picture(client):
    story = make.published(at=AUGUST, lead_picture=make.picture())
    make.published(at=AUGUST, language="kk")

    (entry,) = read(client.get(SHARD))

    assert entry.findtext(f"{SITEMAP}loc").endswith(story.get_absolute_url())
    assert entry.findtext(f"{SITEMAP}lastmod") == "2025-08-15T14:00:00+05:00"
    image = entry.findtext(f"{IMAGE}image/{IMAGE}loc")
    assert image.startswith("http://127.0.0.1:8000/media/pictures/")


def test_months_are_those_of_the_newsrooms_clock(client):
    last_evening = datetime(2025, 8, 31, 20, tzinfo=UTC)  # in Kazakhstan it is September
    story = make.published(at=last_evening)

    assert paths(client.get("/sitemap-ru-2025-09.xml")) == [story.get_absolute_url()]
    assert client.get(SHARD).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/sitemap-ru-2024-01.xml",
        "/sitemap-ru-2025-13.xml",
        "/sitemap-ru-0000-01.xml",
        "/sitemap-ru-8999-12.xml",
        "/sitemap-de-2025-08.xml",
        "/sitemap-ru-2025-08-7.xml",
        "/sitemap-ru-2025-08-9999999999999.xml",
    ],
)
def test_a_shard_without_stories_is_missing(client, address):
    make.published(at=AUGUST)

    assert client.get(address).status_code == 404


def test_a_shard_changes_only_with_its_own_stories(client, editor):
    story = make.published(at=AUGUST)
    before = client.get(SHARD)

    make.published(at=datetime(2025, 9, 2, tzinfo=UTC))
    make.published(at=AUGUST, language="kk")
    untouched = client.get(SHARD)
    corrections.add(story, kind="correction", text="Мост в мае.", by=make.superuser())
    after = client.get(SHARD)

    assert untouched.content == before.content
    assert untouched["Last-Modified"] == before["Last-Modified"]
    assert client.get(SHARD, headers={"If-None-Match": before["ETag"]}).status_code == 200
    assert changed(after)[story.get_absolute_url()] == "2025-10-01T17:00:00+05:00"


def test_the_index_says_when_a_shard_changed_the_withdrawals_too(client, editor, autumn):
    make.published(at=AUGUST)
    gone = make.published(at=AUGUST)
    first = changed(client.get("/sitemap.xml"))[SHARD]

    autumn.shift(timedelta(days=1))
    make.published()
    second = changed(client.get("/sitemap.xml"))[SHARD]
    workflow.withdraw(gone, by=editor, reason="Ошибка.")
    third = changed(client.get("/sitemap.xml"))[SHARD]

    assert first == second == "2025-10-01T17:00:00+05:00"
    assert third == "2025-10-02T17:00:00+05:00"


def test_without_a_word_of_changes_the_index_has_no_time(client):
    make.published(at=AUGUST)
    MonthChange.objects.all().delete()

    assert changed(client.get("/sitemap.xml"))[SHARD] is None


def test_a_month_with_too_many_stories_is_in_parts(client, monkeypatch):
    monkeypatch.setattr(months, "MOST", 2)
    monkeypatch.setattr(rows, "MOST", 2)
    made = [make.published(at=AUGUST) for _ in range(5)]

    listed = [path for path in paths(client.get("/sitemap.xml")) if path.startswith("/sitemap-ru")]
    parts = [paths(client.get(path)) for path in listed]

    assert len(listed) >= 3
    assert all(path.removesuffix(".xml").count("-") == 4 for path in listed)
    assert all(len(part) <= 2 for part in parts)
    everything = sorted(path for part in parts for path in part)
    assert everything == sorted(story.get_absolute_url() for story in made)
    assert len(paths(client.get(SHARD))) == 2  # the old address goes on answering
