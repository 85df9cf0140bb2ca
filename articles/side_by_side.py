"""Doing parts of a long work in several processes, each with a connection of its own."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, connections

AHEAD = 2
"""So many tasks wait for each process: what they give is large."""


class Done(NamedTuple):
    task: Any
    result: Any
    cpu: float
    """Seconds that a process of ours worked for it."""


def cores() -> int:
    """How many processors may work for us."""
    known = getattr(os, "sched_getaffinity", None)
    return len(known(0)) if known else os.cpu_count() or 1


def here(act: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Done]:
    """One task after the other in this process."""
    for task in tasks:
        yield _done(act, task)


def in_processes(count: int, act: Callable[[Any], Any], tasks: Sequence[Any]) -> Iterator[Done]:
    """Give each task's result as it is done. What is in memory now is shared by all processes.

    On SQLite an act must leave the database alone.
    """
    if connection.vendor == "postgresql":
        connections.close_all()
    context, waiting = multiprocessing.get_context("fork"), iter(tasks)
    workers = max(min(count, len(tasks)), 1)
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin) as pool:
        doing: set[Future[Done]] = set()
        while True:
            for task in islice(waiting, AHEAD * count - len(doing)):
                doing.add(pool.submit(_done, act, task))
            if not doing:
                return
            finished, doing = wait(doing, return_when=FIRST_COMPLETED)
            for future in finished:
                yield future.result()


def _begin() -> None:
    """Let Ctrl-C stop the one who hands out tasks, and take no connection of another's.

    Where a loop of events runs, the parent may hold one that its `close_all` doesn't see. It is
    forgotten, not closed: psycopg2 leaves alone what another process opened.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if connection.vendor == "postgresql":
        for inherited in connections.all(initialized_only=True):
            inherited.connection = None


def _done(act: Callable[[Any], Any], task: Any) -> Done:
    start = time.process_time()
    result = act(task)
    return Done(task, result, time.process_time() - start)
