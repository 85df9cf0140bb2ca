"""Parts of a whole run, two at a time: one computes while another waits for a page or a clock."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, NamedTuple

from launcher import say

AT_ONCE = 2
GLANCE_SECONDS = 0.2


class Part(NamedTuple):
    """Its name, Python's arguments, and what differs in its environment."""

    name: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str]


Start = Callable[[Part, IO[bytes] | None], subprocess.Popen[bytes]]


def run(parts: list[Part], start: Start) -> list[int]:
    """Run them all, and return the exit code of each.

    The first speaks while it runs; what the others said is shown whole, each in its turn. Where we
    are stopped, so is whatever runs.
    """
    running: list[subprocess.Popen[bytes]] = []
    with tempfile.TemporaryDirectory() as folder:
        logs = [Path(folder) / str(number) for number in range(len(parts))]
        try:
            for part, log in zip(parts, logs, strict=True):
                _wait_for_room(running)
                running.append(_begun(part, log, start, is_first=not running))
            return [
                _ended(*each, is_first=number == 0)
                for number, each in enumerate(zip(parts, running, logs, strict=True))
            ]
        finally:
            for process in running:
                process.kill()
                process.wait()


def _wait_for_room(running: list[subprocess.Popen[bytes]]) -> None:
    while sum(process.poll() is None for process in running) >= AT_ONCE:
        time.sleep(GLANCE_SECONDS)


def _begun(part: Part, log: Path, start: Start, *, is_first: bool) -> subprocess.Popen[bytes]:
    if is_first:
        say.line(f"\n· {part.name}")
        return start(part, None)
    say.line(f"\n· {part.name}: begun beside it, told of below")
    with log.open("wb") as said:
        return start(part, said)


def _ended(part: Part, process: subprocess.Popen[bytes], log: Path, *, is_first: bool) -> int:
    code = process.wait()
    if not is_first:
        say.line(f"\n· {part.name}\n{log.read_text(encoding='utf-8', errors='replace')}")
    return code
