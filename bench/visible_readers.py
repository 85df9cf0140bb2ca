"""Readers for bench.visible: a process of their own that asks for a few pages without end."""

import multiprocessing
import re
import threading
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.synchronize import Event
from typing import Any, NamedTuple

from bench.installation import HOST
from bench.visible_paper import HEADLINE
from bench.visiting import Answer, Visitor

THREADS, PAUSE_SECONDS = 8, 0.04
SHOWN = re.compile(HEADLINE.format(number=0).replace("0000", r"(\d{4})"))


class Look(NamedTuple):
    """One answer to a reader: when it was asked for and there, and which headlines it shows."""

    page: str
    asked_at: float
    answered_at: float
    shows: frozenset[int]


def read(port: int, pages: list[str], count: Any, ends: Event, told: Any) -> None:
    """Ask for the pages in turn until `ends`; put all looks into `told`. A process of its own."""
    looks: list[Look] = []

    def ask(first: int) -> None:
        visitor, turn = Visitor(port, HOST), first
        while not ends.is_set():
            page = pages[turn % len(pages)]
            looks.append(look(page, visitor.get(page)))
            turn += 1
            with count.get_lock():
                count.value += 1
            time.sleep(PAUSE_SECONDS)

    at_once([partial(ask, first) for first in range(THREADS)])
    told.send(looks)


def look(page: str, answer: Answer) -> Look:
    if answer.status != 200:
        raise SystemExit(f"{page} answers {answer.status}.")
    shows = frozenset(map(int, SHOWN.findall(answer.text)))
    return Look(page, answer.asked_at, answer.answered_at, shows)


def at_once(acts: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Readers:
    """The process that reads, and how many questions it has asked."""

    def __init__(self, port: int, pages: list[str]) -> None:
        context = multiprocessing.get_context("spawn")
        self.count, self.ends = context.Value("q", 0), context.Event()
        self.told, theirs = context.Pipe(duplex=False)
        arguments = (port, pages, self.count, self.ends, theirs)
        self.process = context.Process(target=read, args=arguments, daemon=True)
        self.process.start()
        theirs.close()

    def wait_for(self, count: int) -> None:
        while self.count.value < count:
            if not self.process.is_alive():
                raise SystemExit("The readers have left.")
            time.sleep(0.005)

    def finish(self) -> list[Look]:
        self.ends.set()
        looks: list[Look] = self.told.recv()
        self.process.join()
        return looks
