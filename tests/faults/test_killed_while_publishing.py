"""kill -9 at a random moment leaves all of a publishing or nothing of it."""

import os
import random
import signal
import threading
import time
from collections import Counter
from contextlib import ExitStack, contextmanager

import pytest

from articles.models import Event
from tests import make
from tests.faults.consistency import contradictions
from tests.faults.figures import is_measured
from tests.faults.publisher import at_work, dismiss
from tests.faults.server import Server

KILLS_WANTED = int(os.environ.get("NEWSROOM_FAULT_KILLS", "5"))
MOST_KILLS = 20 * KILLS_WANTED
PUBLISHERS = 4
LIFE_SECONDS = 1.0
PUBLISHING_SECONDS = 0.1


class Trace:
    """What the server wrote down of its transactions."""

    def __init__(self, path):
        self.path = path

    def rows(self):
        return [row.split() for row in self.path.read_text(encoding="utf-8").splitlines()]

    def worker(self):
        """The process id of the newest worker."""
        return int([row[1] for row in self.rows() if row[0] == "boot"][-1])

    def wait_for_work(self, server):
        """Return when the newest worker has begun to publish, however slow it is."""
        worker = str(self.worker())
        while not any(row[1] == worker and row[-1] == "publish" for row in self.rows()):
            server.must_run()
            time.sleep(0.02)

    def wait_for_publishing(self, server):
        """Return when the newest worker is seen to publish after it has committed something."""
        worker = str(self.worker())
        while not self._publishes(worker):
            server.must_run()
            time.sleep(0.005)

    def committed(self):
        """How many changes of each article were committed for certain, by its number."""
        opened = {(row[1], row[2]): int(row[3]) for row in self._opened()}
        done = [(row[1], row[2]) for row in self.rows() if row[0] == "done"]
        return Counter(opened[each] for each in done)

    def cut_short(self):
        """The worker, the article and the verb of each transaction that a kill fell into."""
        return [(pid, int(article), verb) for _open, pid, _number, article, verb in self._cut()]

    def _publishes(self, worker):
        has_committed = any(row[:2] == ["done", worker] for row in self.rows())
        return has_committed and any(
            row[1] == worker and row[-1] == "publish" for row in self._cut()
        )

    def _cut(self):
        rows = self.rows()
        over = {(row[1], row[2]) for row in rows if row[0] in ("done", "undone")}
        return [row for row in rows if row[0] == "open" and (row[1], row[2]) not in over]

    def _opened(self):
        return [row for row in self.rows() if row[0] == "open"]


@pytest.fixture
def trace(tmp_path):
    return Trace(tmp_path / "trace")


@pytest.fixture
def server(installation, trace):
    path = str(trace.path)
    serving = Server(installation, "tests.faults.traced:application", NEWSROOM_FAULT_TRACE=path)
    serving.start()
    yield serving
    serving.kill()


def test_everything_agrees_after_each_kill(server, trace, figures):
    """kill -9 in the middle of publishing."""
    may_work = threading.Event()
    publishers = at_work(server, [make.article() for _ in range(PUBLISHERS)], may_work)

    kills, inside, broken = 0, 0, []
    while inside < KILLS_WANTED and kills < MOST_KILLS and not broken:
        may_work.set()
        _wait_for_a_moment(trace, server)
        kills += 1
        with _killed(server, trace, publishers, may_work, whole=kills % 5 == 0):
            seen = Counter(Event.objects.values_list("article", flat=True))
            broken = [*contradictions(), *_lost(trace, seen)]
            cut, committed = trace.cut_short(), trace.committed()
        inside = len({worker for worker, _article, verb in cut if verb == "publish"})
    dismiss(publishers, may_work)

    kept = (seen - committed).total()
    verbs = Counter(verb for _worker, _article, verb in cut)
    figures(kills=kills, inside_of_publishing=inside)
    figures(inside_of_other_steps_alone=len({row[0] for row in cut}) - inside)
    figures(publishings_cut=verbs["publish"], withdrawals_cut=verbs["withdraw"])
    figures(transactions_cut=len(cut), undone_whole=len(cut) - kept, kept_whole=kept)
    figures(committed=committed.total(), of_these_lost=(committed - seen).total())
    figures(contradictions=len(broken))
    assert not broken
    assert inside >= KILLS_WANTED
    assert committed


def _wait_for_a_moment(trace, server):
    """Any moment of the worker's first second; a short run lies in wait for a publishing then.

    Two kills of three at any moment fall outside of one, and each costs a start of the server.
    """
    trace.wait_for_work(server)
    time.sleep(random.uniform(0, LIFE_SECONDS))
    if not is_measured():
        trace.wait_for_publishing(server)
        time.sleep(random.uniform(0, PUBLISHING_SECONDS))


@contextmanager
def _killed(server, trace, publishers, may_work, *, whole):
    """Kill the worker, which its master replaces, or everything; nobody writes in the block."""
    worker = trace.worker()
    if whole:
        server.kill()
    else:
        os.kill(worker, signal.SIGKILL)
    may_work.clear()
    if whole:
        server.start()
    while trace.worker() == worker:
        server.must_run()
        time.sleep(0.02)
    server.wait()
    with ExitStack() as turns:
        for publisher in publishers:
            turns.enter_context(publisher.turn)
        yield


def _lost(trace, seen):
    """What was committed and is not there, or is there and nobody did."""
    committed = trace.committed()
    at_most = committed + Counter(article for _worker, article, _verb in trace.cut_short())
    for number in {*committed, *seen}:
        if not committed[number] <= seen[number] <= at_most[number]:
            yield f"article {number}: {seen[number]} events, {committed[number]} were committed"
