"""The outbox and its worker."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from articles import changes, library, outbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch):
    carried_out = []
    monkeypatch.setitem(outbox.HANDLERS, "note", carried_out.append)
    return carried_out


def test_a_message_is_carried_out_once(done):
    message = changes.send("note", "article:1", {"n": 1})

    call_command("worker", once=True)

    message.refresh_from_db()
    assert done == [{"n": 1}]
    assert message.done_at
    assert not outbox.work_once()


def test_it_waits_for_its_time(done):
    later = timezone.now() + timedelta(hours=1)
    changes.send("note", "article:1", {}, not_before=later)

    assert not outbox.work_once()
    with time_machine.travel(later, tick=False):
        assert outbox.work_once()


def test_what_takes_long_lets_the_rest_go_first(done, monkeypatch):
    monkeypatch.setitem(outbox.HANDLERS, library.AVIF, done.append)
    changes.send(library.AVIF, "picture:1", {"n": 1})
    changes.send("note", "article:1", {"n": 2})

    while outbox.work_once():
        pass

    assert done == [{"n": 2}, {"n": 1}]


def test_a_cancelled_message_is_never_carried_out(done):
    changes.send("note", "article:1", {})

    assert changes.cancel("article:1") == 1

    assert not outbox.work_once()
    assert done == []


def test_a_failure_is_kept_and_tried_again_later(monkeypatch):
    def fail(payload):
        raise OSError("no disk")

    monkeypatch.setitem(outbox.HANDLERS, "note", fail)
    message = changes.send("note", "article:1", {})

    assert outbox.work_once()

    message.refresh_from_db()
    assert message.done_at is None
    assert "no disk" in message.error
    assert message.not_before > timezone.now()
    assert not outbox.work_once()


def test_a_dead_workers_message_comes_back_after_its_lease(done):
    changes.send("note", "article:1", {})
    outbox._claim()

    assert not outbox.work_once()
    with time_machine.travel(timezone.now() + outbox.LEASE, tick=False):
        assert outbox.work_once()


def test_a_worker_leaves_with_its_server(done):
    changes.send("note", "article:1", {})

    call_command("worker", **{"with": 1})

    assert done == []
