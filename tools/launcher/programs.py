"""./run promises and ./run screenshots: programs of tools/ that stand on the tests' packages."""

import os
import subprocess

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


def _refuse(arguments: list[str], word: str) -> None:
    if arguments:
        raise say.Stop(f"./run {word} takes no arguments.", "./run help lists what it can do.", 2)


def _run(program: str, **environment: str) -> int:
    packages.ensure(RUNTIME_LOCK, TEST_LOCK)
    prepare.catalogues()
    command = [str(PYTHON), str(ROOT / "tools" / program)]
    settings = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=settings, check=False).returncode
