"""A backup is of one moment, whatever goes on; what is made of it is whole."""

import threading
import time

from articles.models import Article, Event
from tests import make
from tests.faults.consistency import contradictions
from tests.faults.installation import Installation, looking_at, new_database
from tests.faults.publisher import at_work, dismiss

PUBLISHERS = 4
EVENTS_BEFORE = 8


def test_it_is_of_one_moment(server, installation, tmp_path, figures):
    """A backup taken while people publish, restored elsewhere."""
    may_work, file = threading.Event(), tmp_path / "newsroom.tar"
    publishers = at_work(server, [make.article() for _ in range(PUBLISHERS)], may_work)
    may_work.set()
    _wait_for(EVENTS_BEFORE)

    before = Event.objects.count()
    installation.manage("backup", file)
    after = Event.objects.count()
    dismiss(publishers, may_work)
    elsewhere = _restored(file, tmp_path / "elsewhere")
    with looking_at(elsewhere):
        restored, articles = Event.objects.count(), Article.objects.count()
        broken = contradictions()
    elsewhere.remove()

    figures(steps_before=before, steps_in_it=restored, steps_after=after)
    figures(contradictions=len(broken))
    assert articles == PUBLISHERS
    assert before <= restored <= after
    assert after > before
    assert not broken


def _wait_for(steps):
    while Event.objects.count() < steps:
        time.sleep(0.05)


def _restored(file, folder):
    """An installation without any tables, filled from the file."""
    folder.mkdir()
    made = Installation(folder, new_database(folder))
    said = made.manage("restore", file).stdout
    assert "hash for hash the same" in said
    made.manage("worker", "--once")  # search, which a backup leaves out
    return made
