"""The threads of a worker: the last one works next, and nothing is lost or done twice."""

import threading
import time
from concurrent.futures import CancelledError

import pytest

from newsroom.threads import LastFirst

PATIENCE_SECONDS = 10


@pytest.fixture
def pool():
    made = LastFirst(4)
    yield made
    made.shutdown()


def name():
    return threading.current_thread().name


def test_one_thread_does_what_comes_one_after_the_other(pool):
    names = {pool.submit(name).result(PATIENCE_SECONDS) for _ in range(200)}

    assert len(names) == 1


def test_of_those_at_rest_the_last_one_works(pool):
    gates = [threading.Event() for _ in range(3)]

    def wait_at(gate):
        gate.wait(PATIENCE_SECONDS)
        return name()

    begun = [pool.submit(wait_at, gate) for gate in gates]
    ended = []
    for at in (2, 0, 1):
        gates[at].set()
        ended.append(begun[at].result(PATIENCE_SECONDS))

    assert len(set(ended)) == 3
    assert pool.submit(name).result(PATIENCE_SECONDS) == ended[-1]


def test_there_are_no_more_threads_than_allowed_and_all_is_done(pool):
    done, together, lock = [], [], threading.Lock()

    def work(number):
        with lock:
            together.append(name())
        time.sleep(0.001)
        with lock:
            done.append(number)

    for future in [pool.submit(work, number) for number in range(100)]:
        future.result(PATIENCE_SECONDS)

    assert sorted(done) == list(range(100))
    assert 1 < len(set(together)) <= 4


def test_a_fault_is_told_to_who_asks_and_the_thread_goes_on(pool):
    with pytest.raises(ZeroDivisionError):
        pool.submit(lambda: 1 / 0).result(PATIENCE_SECONDS)

    assert pool.submit(name).result(PATIENCE_SECONDS)


def test_once_ended_it_takes_nothing_and_ends_what_was_begun(pool):
    gate = threading.Event()
    begun = [pool.submit(gate.wait, PATIENCE_SECONDS) for _ in range(6)]

    pool.shutdown(wait=False)
    gate.set()

    assert all(future.result(PATIENCE_SECONDS) for future in begun)
    with pytest.raises(RuntimeError):
        pool.submit(name)


def test_what_waits_may_be_cancelled(pool):
    gate = threading.Event()
    begun = [pool.submit(gate.wait, PATIENCE_SECONDS) for _ in range(6)]

    pool.shutdown(wait=False, cancel_futures=True)
    gate.set()

    assert all(future.result(PATIENCE_SECONDS) for future in begun[:4])
    for future in begun[4:]:
        with pytest.raises(CancelledError):
            future.result(PATIENCE_SECONDS)
