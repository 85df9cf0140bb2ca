"""./run promises, screenshots and bench: programs of tools/ and bench/, and what they need."""

import contextlib
import os
import subprocess
import sys

from launcher import equipment, packages, prepare, say
from launcher.paths import PYTHON, ROOT, RUNTIME_LOCK, TEST_LOCK


def promises(arguments: list[str]) -> int:
    """Plant a fault for each promise, and see its test turn red."""
    _refuse(arguments, "promises")
    return _run("plant_faults.py")


def screenshots(arguments: list[str]) -> int:
    """Renew docs/screenshots."""
    _refuse(arguments, "screenshots")
    found = equipment.find(os.environ)
    if found.chromium is None:
        raise say.Stop(
            "./run screenshots needs Chromium with libatomic.",
            "sudo apt install chromium libatomic1; or CHROMIUM=/path/to/chromium ./run screenshots",
        )
    return _run("take_screenshots.py", **found.environment)


def bench(arguments: list[str]) -> int:
    """Measure pages. Standard output is the program's alone: with --json it is one object."""
    with contextlib.redirect_stdout(sys.stderr):
        packages.ensure(RUNTIME_LOCK)
        prepare.catalogues()
    command = [str(PYTHON), "-m", "bench.suite", *arguments]
    return subprocess.run(command, cwd=ROOT, env=dict(os.environ), check=False).returncode


def _refuse(arguments: list[str], word: str) -> None:
    if arguments:
        raise say.Stop(f"./run {word} takes no arguments.", "./run help lists what it can do.", 2)


def _run(program: str, **environment: str) -> int:
    packages.ensure(RUNTIME_LOCK, TEST_LOCK)
    prepare.catalogues()
    command = [str(PYTHON), str(ROOT / "tools" / program)]
    settings = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=settings, check=False).returncode
