"""The database takes questions and answers none: one request waits for it, the others do not."""

import threading

import pytest

from reader.cache import front as fronts
from reader.cache import probing, process
from reader.cache.probing import Probes
from tests import make
from tests.reader.cache.conftest import settled

PATIENCE_SECONDS = 20


@pytest.fixture
def quickly(monkeypatch):
    for module in (probing, fronts):
        monkeypatch.setattr(module, "HANGS_AFTER_SECONDS", 0.2)


@pytest.fixture
def hanging(front, monkeypatch, quickly):
    """Nobody hears of changes, and whoever asks Django waits until this is set."""
    make.published(headline="Мост открыт")
    settled()
    front.get("/ru/")
    front.get("/ru/latest/")
    monkeypatch.setattr(process.watcher, "ensure", lambda: None)
    process.watcher.stop()
    front.rendered.clear()
    released, readers = threading.Event(), front.cache.readers

    def hang(environ, start):
        front.rendered.append(environ["PATH_INFO"])
        released.wait(PATIENCE_SECONDS)
        start("503 Service Unavailable", [])
        return [b""]

    front.cache.readers = hang
    yield released
    released.set()
    front.cache.readers = readers


@pytest.fixture
def waiting(front, hanging):
    """A reader whose request waits for the database."""
    thread = threading.Thread(target=front.get, args=["/ru/"])
    thread.start()
    while not front.rendered:
        thread.join(0.01)
    yield thread
    hanging.set()
    thread.join(PATIENCE_SECONDS)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/ru/", "/ru/latest/"])
def test_a_kept_page_is_shown_while_one_request_waits(front, waiting, path):
    answer = front.get(path)

    assert waiting.is_alive()
    assert answer.was_kept
    assert "Мост открыт" in answer.text


@pytest.mark.django_db(transaction=True)
def test_who_came_for_the_page_before_it_was_known_gets_it_too(front, waiting):
    front.cache.probes.end(is_down=False)
    assert not front.cache.probes.is_down

    answer = front.get("/ru/")

    assert waiting.is_alive()
    assert "Мост открыт" in answer.text


def test_one_finds_out_for_all():
    probes = Probes()

    assert probes.begin()
    assert not probes.begin()
    probes.end(is_down=False)

    assert not probes.says_down()
    assert probes.begin()


def test_what_it_found_counts_while_the_next_one_asks():
    probes = Probes()
    probes.begin()
    probes.end(is_down=True)
    probes.begin()

    assert probes.says_down()
    probes.forget()
    probes.end(is_down=False)
    assert not probes.says_down()


def test_one_that_hangs_found_it_down(quickly):
    probes = Probes()
    probes.begin()

    assert probes.says_down()


def test_who_waits_hears_that_it_answers():
    probes = Probes()
    probes.begin()
    threading.Timer(0.05, probes.end, kwargs={"is_down": False}).start()

    assert not probes.says_down()
