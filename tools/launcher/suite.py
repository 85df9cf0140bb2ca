"""./run test: the suite on each database there is, and plain words on what was left out."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from typing import IO

from launcher import packages, prepare, say, side_by_side
from launcher.environment import DEFAULT_DATABASE, database_url
from launcher.equipment import Equipment, find
from launcher.paths import PYTHON, ROOT, RUNTIME_LOCK, TEST_LOCK, VAR
from launcher.side_by_side import Part

NO_TESTS_CHOSEN = 5
PYTEST = ("-m", "pytest")
# Each worker takes its own half of the list, so that what a module's tests share is made once.
WORKERS = ("-n", "auto", "--dist", "worksteal")


def run(arguments: list[str]) -> int:
    """Run everything with its coverage, or only what the arguments choose."""
    equipment = find(os.environ)
    equipment.require(os.environ.get("NEWSROOM_EXPECT", "").split())
    packages.ensure(RUNTIME_LOCK, TEST_LOCK)
    prepare.catalogues()
    os.environ.update(equipment.environment)
    code = _chosen(equipment, arguments) if arguments else _everything(equipment)
    for row in equipment.not_run():
        say.line(row)
    return code


def _everything(equipment: Equipment) -> int:
    python("-m", "coverage", "erase")
    code = verdict(side_by_side.run(list(parts(equipment)), _start))
    return code or _coverage(complete=not equipment.not_run())


def _chosen(equipment: Equipment, arguments: list[str]) -> int:
    """Run pytest on each database there is, and return the verdict on all."""
    codes = []
    for name, url in databases(equipment).items():
        say.line(f"\n· The suite on {name}")
        marks = equipment.marks(postgres=name == "PostgreSQL", arguments=arguments)
        codes.append(python(*PYTEST, *marks, *arguments, DATABASE_URL=url))
    return verdict(codes)


def parts(equipment: Equipment) -> Iterator[Part]:
    """What a whole run consists of; SQLite without a browser is measured.

    Playwright runs on greenlets, and coverage that follows them makes every test several times
    as slow. What the second database can't change has been seen by then, and what is covered is
    known.
    """
    for name, url in databases(equipment).items():
        marks = equipment.marks(postgres=name == "PostgreSQL", arguments=[])[1:]
        if name == "SQLite":
            here = {"DATABASE_URL": url}
            measured = ("-m", "coverage", "run", *_pytest(*marks, "not browser"))
            yield Part(f"The suite on {name}", measured, here)
            yield Part("The suite in a browser", _pytest(*marks, "browser"), here)
        else:
            again = {"DATABASE_URL": url, "NEWSROOM_DATABASE_ONLY": "1"}
            yield Part(f"The suite on {name}", _pytest(*marks), again)


def _pytest(*marks: str) -> tuple[str, ...]:
    chosen = ("-m", " and ".join(marks)) if marks else ()
    return (*PYTEST, *chosen, *WORKERS)


def databases(equipment: Equipment) -> dict[str, str]:
    """The address of each database to test on, by its name."""
    urls = {"SQLite": DEFAULT_DATABASE}
    if equipment.postgres:
        urls["PostgreSQL"] = database_url()
    return urls


def verdict(codes: list[int]) -> int:
    """Return the first failure; a part for which no test was chosen is one only if all are."""
    return next((code for code in codes if code not in (0, NO_TESTS_CHOSEN)), min(codes))


def _coverage(*, complete: bool) -> int:
    """Report what the runs covered together; the bar counts only where nothing was left out."""
    python("-m", "coverage", "combine", "--quiet")
    bar = [] if complete else ["--fail-under=0"]
    return python("-m", "coverage", "report", *bar)


def _start(part: Part, said: IO[bytes] | None) -> subprocess.Popen[bytes]:
    """Begin a part, which says what it has to say there, or to us."""
    settings = settled(os.environ | part.environment)
    return subprocess.Popen(
        [str(PYTHON), *part.arguments], cwd=ROOT, env=settings, stdout=said, stderr=said
    )


def python(*arguments: str, **changes: str) -> int:
    """Run our Python with a changed environment, and return its exit code."""
    command = [str(PYTHON), *arguments]
    settings = settled(os.environ | changes)
    return subprocess.run(command, cwd=ROOT, env=settings, check=False).returncode


def settled(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment, in which Python keeps what it compiled, in var/ where nowhere else.

    Tests start dozens of servers, and each would compile Django for a second before it answers.
    """
    found = dict(environment)
    if found.pop("PYTHONDONTWRITEBYTECODE", ""):
        found.setdefault("PYTHONPYCACHEPREFIX", str(VAR / "bytecode"))
    return found
