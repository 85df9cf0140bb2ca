"""Many ask for a page that nobody has yet: it is made once, and an error is everybody's."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from articles import workflow
from reader.cache import process
from tests import make
from tests.reader.cache.conftest import settled

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 6


class Slow:
    """Django behind a gate: whoever is inside waits until the test lets it go."""

    def __init__(self, front):
        self.application = front.cache.readers
        self.entered, self.gate = threading.Semaphore(0), threading.Event()
        self.error = None
        front.cache.readers = self

    def __call__(self, environ, start):
        self.entered.release()
        assert self.gate.wait(20)
        if self.error:
            raise self.error
        try:
            return self.application(environ, start)
        finally:
            connections.close_all()


@pytest.fixture
def slow(front):
    make.published(headline="Мост открыт")
    settled()
    made = Slow(front)
    yield made
    made.gate.set()


def asking(front, pool, path="/ru/latest/"):
    def ask():
        try:
            return front.get(path)
        finally:
            connections.close_all()

    return pool.submit(ask)


def waiting(front, number):
    """Wait until so many threads are inside the cache."""
    time.sleep(0.3)


def test_it_is_made_once_for_all(front, slow):
    with ThreadPoolExecutor(MANY) as pool:
        answers = [asking(front, pool) for _ in range(MANY)]
        assert slow.entered.acquire(timeout=5)
        waiting(front, MANY)
        slow.gate.set()
        texts = {answer.result().text for answer in answers}

    assert front.rendered == ["/ru/latest/"]
    assert len(texts) == 1


def test_an_error_reaches_everybody(front, slow):
    slow.error = RuntimeError("broken")
    with ThreadPoolExecutor(MANY) as pool:
        answers = [asking(front, pool) for _ in range(MANY)]
        assert slow.entered.acquire(timeout=5)
        waiting(front, MANY)
        slow.gate.set()
        errors = [answer.exception() for answer in answers]

    assert all(isinstance(error, RuntimeError) for error in errors)
    assert not slow.entered.acquire(blocking=False)


def test_who_asks_after_a_change_does_not_get_what_was_begun_before(front, slow, editor):
    with ThreadPoolExecutor(2) as pool:
        before = asking(front, pool)
        assert slow.entered.acquire(timeout=5)
        made = make.article(headline="Сразу после")
        workflow.publish(made, by=editor)
        after = asking(front, pool)
        waiting(front, 2)
        slow.gate.set()
        before.result()

        assert "Сразу после" in after.result().text


def test_what_the_clock_made_old_is_shown_while_one_renews_it(front, slow):
    slow.gate.set()
    front.get("/ru/latest/")
    assert slow.entered.acquire(timeout=5)
    slow.gate.clear()
    page = front.cache.memory.found["http://localhost/ru/latest/"]
    page.fresh_until = 0.0
    with ThreadPoolExecutor(2) as pool:
        renewing = asking(front, pool)
        assert slow.entered.acquire(timeout=5)

        assert asking(front, pool).result(timeout=5).was_kept is True

        slow.gate.set()
        renewing.result()
    assert front.cache.memory.found["http://localhost/ru/latest/"] is not page


def test_what_a_change_cleared_is_never_shown_while_it_is_renewed(front, slow):
    slow.gate.set()
    front.get("/ru/latest/")
    assert slow.entered.acquire(timeout=5)
    slow.gate.clear()
    process.log.learn(["front:kk", "list:latest:0:ru"])
    with ThreadPoolExecutor(2) as pool:
        renewing, waits = asking(front, pool), asking(front, pool)
        waiting(front, 2)

        assert not waits.done()

        slow.gate.set()
        renewing.result(), waits.result()
