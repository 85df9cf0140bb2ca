"""./run test: the suite on each database there is, and plain words on what was left out."""

import os
import subprocess
from collections.abc import Iterator

from launcher import packages, prepare, say
from launcher.environment import DEFAULT_DATABASE, database_url
from launcher.equipment import Equipment, find
from launcher.paths import PYTHON, ROOT, RUNTIME_LOCK, TEST_LOCK

NO_TESTS_CHOSEN = 5
# Each worker takes its own half of the list, so that what a module's tests share is made once.
WORKERS = ["-n", "auto", "--dist", "worksteal"]


def run(arguments: list[str]) -> int:
    """Run everything with its coverage, or only what the arguments choose."""
    equipment = find(os.environ)
    equipment.require(os.environ.get("NEWSROOM_EXPECT", "").split())
    packages.ensure(RUNTIME_LOCK, TEST_LOCK)
    prepare.catalogues()
    os.environ.update(equipment.environment)
    whole = not arguments
    code = _everything(equipment) if whole else _databases(equipment, arguments, measured=False)
    for row in equipment.not_run():
        say.line(row)
    return code


def _everything(equipment: Equipment) -> int:
    python("-m", "coverage", "erase")
    code = _databases(equipment, WORKERS, measured=True)
    return code or _coverage(complete=not equipment.not_run())


def _databases(equipment: Equipment, arguments: list[str], *, measured: bool) -> int:
    """Run pytest on each database there is, and return the verdict on all."""
    codes: list[int] = []
    for name, url in databases(equipment).items():
        say.line(f"\n· The suite on {name}")
        chosen = equipment.marks(postgres=name == "PostgreSQL", arguments=arguments)
        # What the second database can't change has been seen, and what is covered is known.
        again = {"NEWSROOM_DATABASE_ONLY": "1"} if measured and codes else {}
        parts = commands(chosen, arguments, measured=measured and not codes)
        codes += [python(*part, DATABASE_URL=url, **again) for part in parts]
    return verdict(codes)


def commands(
    chosen: list[str], arguments: list[str], *, measured: bool
) -> Iterator[tuple[str, ...]]:
    """Python's arguments for pytest; of a measured run what needs a browser is run apart.

    Playwright runs on greenlets, and coverage that follows them makes every test several times
    as slow.
    """
    if not measured:
        yield ("-m", "pytest", *chosen, *arguments)
        return
    for start, part in ((("-m", "coverage", "run"), "not browser"), ((), "browser")):
        marks = " and ".join([*chosen[1:], part])
        yield (*start, "-m", "pytest", "-m", marks, *arguments)


def databases(equipment: Equipment) -> dict[str, str]:
    """The address of each database to test on, by its name."""
    urls = {"SQLite": DEFAULT_DATABASE}
    if equipment.postgres:
        urls["PostgreSQL"] = database_url()
    return urls


def verdict(codes: list[int]) -> int:
    """Return the first failure; a database for which no test was chosen is one only if all are."""
    return next((code for code in codes if code not in (0, NO_TESTS_CHOSEN)), min(codes))


def _coverage(*, complete: bool) -> int:
    """Report what the runs covered together; the bar counts only where nothing was left out."""
    python("-m", "coverage", "combine", "--quiet")
    bar = [] if complete else ["--fail-under=0"]
    return python("-m", "coverage", "report", *bar)


def python(*arguments: str, **changes: str) -> int:
    """Run our Python with a changed environment, and return its exit code."""
    command = [str(PYTHON), *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **changes}, check=False).returncode
