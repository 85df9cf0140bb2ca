"""What the clock will change is known beforehand, and nothing of it is forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import seal
from articles import front_page, workflow
from articles.models import Edition, Listing
from reader.cache import clock
from reader.cache.log import Log
from tests import make, many

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


def keys_at(moment, since):
    found, _until = clock.to_come(since)
    return set(dict(found).get(moment, ()))


def test_a_planned_story_clears_its_places_when_it_begins(now):
    at = now + timedelta(minutes=5)
    story = make.published(at=at)

    keys = keys_at(at, now)

    assert {f"article:{story.pk}", f"story:{story.story_id}", "front:ru"} <= keys
    assert any(key.startswith("list:latest:0:ru@") for key in keys)
    assert f"total:section:{story.section_id}:ru" in keys


def test_a_planned_change_clears_where_the_story_stood_before(now, editor):
    story, at = make.published(tags=[make.tag("old")]), now + timedelta(minutes=5)
    number = story.tags.get().pk
    story.tags.clear()
    workflow.record(story, by=editor)
    workflow.publish(story, by=editor, at=at)

    assert any(key.startswith(f"list:tag:{number}:ru@") for key in keys_at(at, now))


def test_breaking_news_cease_to_be(now):
    until = now + timedelta(minutes=5)
    story = make.published(breaking_until=until)

    assert f"article:{story.pk}" in keys_at(until, now)


def test_a_place_on_the_front_page_begins_and_ends(now, editor):
    begins, ends = now + timedelta(minutes=3), now + timedelta(minutes=9)
    front_page.put(make.published(), by=editor, starts_at=begins, ends_at=ends)

    assert keys_at(begins, now) == keys_at(ends, now) == {"front:ru"}


def test_what_was_is_not_to_come(now):
    make.published()

    found, until = clock.to_come(timezone.now())

    assert found == [(until, ("everything",))]


def test_where_too_many_wait_everything_is_cleared_with_the_first_that_was_not_read(now):
    at = now + timedelta(minutes=5)
    many.copies(make.published(at=at), clock.MOST_EDITIONS + 3)
    with seal.opened():
        Edition.objects.update(public_from=at, published_at=at)
        Listing.objects.update(public_from=at, published_at=at)

    found, until = clock.to_come(now)

    assert until == at
    assert "everything" in dict(found)[at]


def test_it_strikes_what_is_due_and_waits_for_the_rest(now):
    log = Log()
    ticking = clock.Clock(log)
    story = make.published(at=now + timedelta(minutes=5))
    make.published(at=now + timedelta(minutes=7))
    ticking.look_ahead()

    ticking.strike((now + timedelta(minutes=6)).timestamp())

    struck = {entry.key for entry in log.entries}
    assert f"article:{story.pk}" in struck
    assert ticking.next_at == (now + timedelta(minutes=7)).timestamp()


def test_a_clock_that_leaps_past_what_was_read_clears_everything(now):
    log = Log()
    ticking = clock.Clock(log)
    ticking.look_ahead()

    ticking.strike((now + timedelta(hours=5)).timestamp())

    assert [entry.key for entry in log.entries] == ["everything"]


def test_it_knows_what_is_to_come_until_that_may_be_other(now):
    ticking = clock.Clock(Log())
    assert not ticking.is_known
    ticking.look_ahead()
    assert ticking.is_known

    ticking.doubt(["names", "picture:4"])
    assert ticking.is_known

    ticking.doubt(["article:4"])
    assert not ticking.is_known
