"""The thread that learns of changes goes on, whatever happens to it."""

import os
import resource
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from articles.models import Clearing
from reader.cache import process, watching
from reader.cache.watching import Rows
from tests.reader.cache.conftest import settled

pytestmark = pytest.mark.django_db(transaction=True)


def until(what):
    ends_at = time.monotonic() + 10
    while not what():
        assert time.monotonic() < ends_at, "it did not come"
        time.sleep(0.01)


@pytest.fixture
def mistakes(monkeypatch):
    """What the thread was told of when it failed, three times by a mistake of ours."""
    monkeypatch.setattr(watching, "AFTER_A_MISTAKE_SECONDS", 0.01, raising=False)
    failed, new = [], Rows.new

    def fail(rows):
        found = new(rows)
        if found and len(failed) < 3:
            for row, _key in found:
                rows.note(row)  # and it never comes to the log
            failed.append(found)
            raise ValueError("filedescriptor out of range in select()")
        return found

    monkeypatch.setattr(Rows, "new", fail)
    return failed


def test_a_mistake_of_ours_does_not_end_it(front, story, mistakes, caplog):
    front.get("/ru/latest/")
    assert front.is_kept("/ru/latest/")

    Clearing.objects.create(key="list:latest:0:ru")  # as another process does

    until(lambda: len(mistakes) == 3 and process.watcher.sees)
    settled()
    assert process.watcher.thread.is_alive()
    assert "begins anew" in caplog.text
    assert "out of range" in caplog.text
    front.get("/ru/latest/")
    assert front.is_kept("/ru/latest/")


def test_what_it_missed_by_one_is_shown_no_more(front, story, mistakes):
    front.get("/ru/latest/")

    Clearing.objects.create(key="list:latest:0:ru")

    until(lambda: len(mistakes) == 3 and process.watcher.sees)
    assert not front.is_kept("/ru/latest/")


@pytest.mark.postgres
def test_it_hears_in_a_process_with_many_open_files(front, story):
    process.watcher.stop()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 2048)), hard))
    with ExitStack() as files:
        files.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        while files.enter_context(Path(os.devnull).open()).fileno() < 1100:
            pass

        process.watcher.ensure()
        for _ in range(2):  # it may have read the first one before it waited for word
            time.sleep(3 * watching.LOOK_EVERY_SECONDS)
            row = Clearing.objects.create(key="front:ru").pk
            until(lambda row=row: process.watcher.learned.highest >= row)

        assert process.watcher.sees
        process.watcher.stop()
