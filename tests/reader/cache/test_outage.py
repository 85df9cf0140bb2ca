"""The database is down: what was kept is shown for a day, what was taken back is not."""

import time

import pytest
from django.db import OperationalError

from articles import workflow
from reader.cache import process
from tests import make
from tests.reader.cache.conftest import settled

pytestmark = pytest.mark.django_db(transaction=True)


PREPARING = "django.db.backends.postgresql.base.DatabaseWrapper"
"""What prepared statements go through, past Django's wrapper of cursors."""


@pytest.fixture
def outage(front, monkeypatch, settings):
    """Begin it: nothing can be asked, and nothing is heard of changes."""

    def begin():
        def refuse(*args, **kwargs):
            raise OperationalError("the database is away")

        process.watcher.stop()
        process.watcher.pid = -1  # it is not started again
        monkeypatch.setattr(process.watcher, "ensure", lambda: None)
        monkeypatch.setattr("django.db.models.sql.compiler.SQLCompiler.execute_sql", refuse)
        monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", refuse)
        monkeypatch.setattr(f"{PREPARING}.create_cursor", refuse)

    return begin


def test_a_kept_page_is_shown(front, story, outage):
    address = story.get_absolute_url()
    before = front.get(address)
    outage()

    answer = front.get(address, accept_encoding="gzip")

    assert answer.status == 200
    assert not answer.was_kept  # it was tried
    assert "Мост открыт" in answer.text
    assert before.text == answer.text


def test_a_page_that_a_change_cleared_is_shown_too(front, story, outage, editor):
    front.get("/ru/latest/")
    make.published(headline="Новее")
    outage()

    answer = front.get("/ru/latest/")

    assert answer.status == 200
    assert "Новее" not in answer.text


@pytest.mark.parametrize("path", ["", "/ru/", "/ru/latest/", "/ru/feed.xml"])
def test_what_was_taken_back_is_shown_nowhere(front, story, outage, editor, path):
    path = path or story.get_absolute_url()
    front.get(path)
    workflow.withdraw(story, by=editor, reason="Ошибка.")
    outage()

    answer = front.get(path)

    assert answer.status == 503
    assert answer.headers["Retry-After"] == "30"
    assert "Мост открыт" not in answer.text
    assert "Попробуйте" in answer.text


def test_what_was_taken_back_is_not_shown_under_other_articles(front, story, outage, editor):
    other = make.published(headline="Другая").get_absolute_url()
    settled()
    assert "Мост открыт" in front.get(other).text
    workflow.withdraw(story, by=editor, reason="Ошибка.")
    outage()

    answer = front.get(other)

    assert answer.status == 200
    assert "Мост открыт" not in answer.text


def test_after_a_day_nothing_is_shown(front, story, outage):
    front.get("/ru/")
    front.cache.memory.found["http://localhost/ru/"].made_at -= 25 * 3600
    outage()

    assert front.get("/ru/").status == 503


def test_a_page_that_nobody_kept_says_so_in_its_language(front, story, outage):
    outage()

    answer = front.get("/kk/latest/")

    assert answer.status == 503
    assert 'lang="kk"' in answer.text


def test_a_mistake_of_ours_is_no_outage(front, story, monkeypatch):
    front.get("/ru/")
    process.log.learn(["front:ru"])

    def fail(language):
        raise ValueError("a mistake")

    monkeypatch.setattr("reader.front.front_page", fail)

    assert front.get("/ru/").status == 500


def test_what_it_can_not_vouch_for_is_asked_anew(front, story):
    front.get("/ru/")
    process.watcher.sees_until = time.monotonic() - 1
    front.rendered.clear()
    process.watcher.stopped.set()
    process.watcher.thread.join(5)
    process.watcher.sees_until = time.monotonic() - 1

    front.get("/ru/")

    assert front.rendered == ["/ru/"]


def test_a_process_that_hears_nothing_puts_the_newest_stories_under_articles_all_the_same(
    front, story
):
    other = make.published(headline="Другая").get_absolute_url()
    settled()
    front.get(other)
    process.watcher.stopped.set()
    process.watcher.thread.join(5)
    process.watcher.sees_until = time.monotonic() - 1
    make.published(headline="Новее")

    text = front.get(other).text

    assert "Мост открыт" in text
    assert "Новее" in text
