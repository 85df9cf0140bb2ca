"""./run check: every tool that reads the code, one line each."""

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from launcher import packages, say
from launcher.paths import CHECK_LOCK, ROOT, RUNTIME_LOCK, TEST_LOCK, VENV

JINJA = ("reader", "parts")
"""The folders of templates that are the public site's; the desk's are Django's."""


class Result(NamedTuple):
    name: str
    code: int
    seconds: float
    output: str


def commands() -> dict[str, list[str]]:
    """Return what is run, slowest first, under the name it is reported by."""
    paths = [path.relative_to(ROOT) for path in sorted(ROOT.glob("templates/**/*.html"))]
    public = [str(path) for path in paths if path.parts[1] in JINJA]
    desk = [str(path) for path in paths if path.parts[1] not in JINJA]
    return {
        "types": ["mypy"],
        "missing migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
        "translations": ["python", "manage.py", "catalogue", "check"],
        "Django's own checks": ["python", "manage.py", "check", "--fail-level", "WARNING"],
        "import contracts": ["lint-imports", "--no-logo"],
        "template lint": ["djlint", "--lint", "--quiet", *desk],
        "public template lint": ["djlint", "--lint", "--quiet", "--profile", "jinja", *public],
        "template format": ["djade", "--check", "--target-version", "5.2", *desk],
        "format": ["ruff", "format", "--check"],
        "lint": ["ruff", "check"],
    }


def run(arguments: list[str]) -> int:
    """Run all checks, two at a time; 1 when any of them failed."""
    if arguments:
        raise say.Stop("./run check takes no arguments.", "./run help lists what it can do.", 2)
    packages.ensure(RUNTIME_LOCK, TEST_LOCK, CHECK_LOCK)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = list(pool.map(_reported, commands().items()))
    failed = [result.name for result in results if result.code]
    say.line(
        f"\n{len(results)} checks, {len(failed)} failed" + f": {', '.join(failed)}" * bool(failed)
    )
    return 1 if failed else 0


def _reported(item: tuple[str, list[str]]) -> Result:
    result = _result(*item)
    say.line(report(result))
    return result


def _result(name: str, arguments: list[str]) -> Result:
    begun = time.monotonic()
    command = [str(VENV / "bin" / arguments[0]), *arguments[1:]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return Result(name, done.returncode, time.monotonic() - begun, done.stdout + done.stderr)


def report(result: Result) -> str:
    """Return one line, and what the tool said when it failed."""
    verdict = "FAIL" if result.code else "ok  "
    row = f"{verdict} {result.name} ({result.seconds:.1f} s)"
    return f"{row}\n{result.output.rstrip()}\n" if result.code else row
