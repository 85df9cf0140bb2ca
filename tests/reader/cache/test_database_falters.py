"""The database is up, but one request can't ask it: what a change has cleared is not shown."""

import threading
import time

import pytest
from django.db import OperationalError, connection
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.backends.utils import CursorWrapper

from reader.cache import process
from reader.cache.watching import LONG_AGO, Rows
from tests import make
from tests.reader.cache.conftest import settled

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def faltering(monkeypatch):
    """Have so many questions of this thread fail; the watcher's thread goes on as ever."""

    def begin(times):
        left = [times]
        ours = threading.get_ident()

        def failing(ask):
            def refuse(*args, **kwargs):
                if threading.get_ident() == ours and left[0]:
                    left[0] -= 1
                    raise OperationalError("sorry, too many clients already")
                return ask(*args, **kwargs)

            return refuse

        for owner, name in ((CursorWrapper, "execute"), (DatabaseWrapper, "create_cursor")):
            monkeypatch.setattr(owner, name, failing(getattr(owner, name)))

    return begin


def test_a_connection_that_died_is_replaced(front, story, faltering):
    front.get("/ru/latest/")
    make.published(headline="Новее")
    connection.ensure_connection()
    dead = connection.connection
    faltering(1)

    answer = front.get("/ru/latest/")

    assert answer.status == 200
    assert "Новее" in answer.text
    assert connection.connection is not dead


def test_a_page_that_a_change_cleared_is_not_shown(front, story, faltering):
    front.get("/ru/latest/")
    make.published(headline="Новее")
    faltering(1000)

    answer = front.get("/ru/latest/")

    assert process.watcher.sees
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "30"
    assert "Мост открыт" not in answer.text


def test_a_page_that_is_only_old_is(front, story, faltering):
    front.get("/ru/latest/")
    front.cache.memory.found["http://localhost/ru/latest/"].fresh_until = 0.0
    faltering(1000)

    answer = front.get("/ru/latest/")

    assert answer.status == 200
    assert "Мост открыт" in answer.text


def test_newest_stories_that_a_change_cleared_are_not_shown_under_an_article(
    front, story, faltering
):
    other = make.published(headline="Другая").get_absolute_url()
    settled()
    assert "Мост открыт" in front.get(other).text
    make.published(headline="Новее")
    faltering(1000)

    answer = front.get(other)

    assert answer.status == 200
    assert "Другая" in answer.text
    assert "Мост открыт" not in answer.text


def test_who_watches_vouches_for_nothing_from_the_first_refusal_on(front, story, monkeypatch):
    def refuse(rows):
        raise OperationalError("the database system is shutting down")

    monkeypatch.setattr(Rows, "new", refuse)

    ends_at = time.monotonic() + 10
    while process.watcher.sees_until != LONG_AGO and time.monotonic() < ends_at:
        time.sleep(0.01)
    assert process.watcher.sees_until == LONG_AGO
