"""Colleagues see who else has an article open, and soon that they are gone when a browser dies."""

import time

import pytest

from accounts.models import User
from articles import presence
from articles.models import Presence
from tests import make
from tests.faults.desk import Desk, kill

pytestmark = pytest.mark.browser
SHOWN_WITHIN = 12
GONE_WITHIN = 35


@pytest.fixture
def article(server):
    return make.article(body="<p>Начало.</p>")


@pytest.fixture
def desk(server, article, tmp_path):
    opened = Desk(server, article, tmp_path / "profile")
    yield opened
    opened.close()


def test_who_died_is_shown_and_then_gone(desk, article, figures):
    """Browser killed while others look who is there."""
    chief = User.objects.get(username="charlie")
    page = desk.start("stay")
    page.stdout.readline()

    shown = seconds_until(lambda: is_there(article, chief))
    first = Presence.objects.get().seen_at
    again = seconds_until(lambda: Presence.objects.get().seen_at > first)
    kill(page)
    gone = seconds_until(lambda: not is_there(article, chief))

    figures(seconds_until_shown=shown, seconds_until_gone=gone)
    assert max(shown, again) <= SHOWN_WITHIN
    assert gone <= GONE_WITHIN


def is_there(article, chief):
    return [user.username for user, _typing in presence.others(article, chief)] == ["ed"]


def seconds_until(happens):
    begun = time.monotonic()
    while not happens():
        assert time.monotonic() - begun < 2 * GONE_WITHIN, "it never comes"
        time.sleep(0.2)
    return time.monotonic() - begun
