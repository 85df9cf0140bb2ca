"""gunicorn's worker with threads, of which the one that worked last works next.

Python's own pool wakes its threads in turn. Each has a database connection of its own, so eight
plans and eight memories of tables grow cold where one would be warm: a page made anew costs a
third more. Here the others are woken only when there is more to do at once.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

Work = tuple[Future[Any], Callable[[], Any]]


class LastFirst(Executor):
    """At most so many threads, begun when they are needed; of those at rest the last one works."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.lock = threading.Lock()
        self.resting: list[SimpleQueue[Work | None]] = []
        self.threads: list[tuple[threading.Thread, SimpleQueue[Work | None]]] = []
        self.waiting: deque[Work] = deque()
        self.is_over = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have it done as soon as a thread is free. Raises RuntimeError after `shutdown`."""
        work: Work = (Future(), lambda: fn(*args, **kwargs))
        with self.lock:
            if self.is_over:
                raise RuntimeError("The threads were told to end.")
            if self.resting:
                self.resting.pop().put(work)
            elif len(self.threads) < self.most:
                self._begin(work)
            else:
                self.waiting.append(work)
        return work[0]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more; let what is begun be ended, and what waits unless it is cancelled."""
        with self.lock:
            self.is_over = True
            if cancel_futures:
                for future, _act in self.waiting:
                    future.cancel()
                self.waiting.clear()
            while self.resting:
                self.resting.pop().put(None)
        if wait:
            for thread, _inbox in self.threads:
                thread.join()

    def _begin(self, work: Work) -> None:
        inbox: SimpleQueue[Work | None] = SimpleQueue()
        inbox.put(work)
        thread = threading.Thread(target=self._go_on, args=[inbox], daemon=True)
        self.threads.append((thread, inbox))
        thread.start()

    def _go_on(self, inbox: SimpleQueue[Work | None]) -> None:
        """What a thread does: one thing after the other out of its box."""
        while (work := inbox.get()) is not None:
            future, act = work
            if not future.set_running_or_notify_cancel():
                self._rest(inbox)
                continue
            try:
                result = act()
            except BaseException as error:  # noqa: BLE001 - whoever asks for the result gets it
                self._rest(inbox)
                future.set_exception(error)
            else:
                # Before anybody hears of the result: they may have the next thing to do at once.
                self._rest(inbox)
                future.set_result(result)
            del work, future, act

    def _rest(self, inbox: SimpleQueue[Work | None]) -> None:
        """Take the next thing that waits, or be the first to be woken."""
        with self.lock:
            if self.waiting:
                inbox.put(self.waiting.popleft())
            elif self.is_over:
                inbox.put(None)
            else:
                self.resting.append(inbox)


class Worker(ThreadWorker):
    """gunicorn's, with these threads."""

    def get_thread_pool(self) -> Executor:
        """The pool that gunicorn gives its connections to."""
        return LastFirst(self.cfg.threads)
