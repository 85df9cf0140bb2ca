"""Words to the person at the terminal."""

import sys


class Stop(Exception):
    """What went wrong and what to do about it, in words; `code` is the exit code."""

    def __init__(self, problem: str, advice: str = "", code: int = 1) -> None:
        super().__init__(problem)
        self.problem = problem
        self.advice = advice
        self.code = code

    def __str__(self) -> str:
        return f"{self.problem}\nWhat to do: {self.advice}" if self.advice else self.problem


def line(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def step(text: str) -> None:
    """Announce something that takes a while."""
    line(f"· {text}")


def progress(text: str) -> None:
    """Rewrite the current line on a terminal; a file or a pipe is spared."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r\033[K  {text}")
        sys.stdout.flush()


def progress_done() -> None:
    if sys.stdout.isatty():
        sys.stdout.write("\r\033[K")
        sys.stdout.flush()
