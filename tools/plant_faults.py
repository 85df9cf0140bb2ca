"""Plants each fault of tests/promises.toml in a copy of the project, and sees its test turn red.

Prints a line a promise; exits 1 when a planted fault goes unnoticed, when a test is red without
one, or when the text that a fault replaces is no longer there.
"""

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "var", "__pycache__", "node_modules", "*.pyc", ".hypothesis", ".*_cache"
)
TESTS_FAILED = 1


def main() -> int:
    """Try every fault; return the exit code."""
    faults = tomllib.loads((ROOT / "tests" / "promises.toml").read_text(encoding="utf-8"))["fault"]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "newsroom"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        sound = _pytest(copy, *(fault["test"] for fault in faults)) == 0
        _say("all the named tests pass as the project stands" if sound else "RED without a fault")
        noticed = [_try(copy, fault) for fault in faults]
    return 0 if sound and all(noticed) else 1


def _try(copy: Path, fault: dict[str, Any]) -> bool:
    path = copy / fault["file"]
    text = path.read_text(encoding="utf-8")
    if fault["old"] not in text:
        _say(f"STALE  {fault['promise']}: {fault['file']} no longer has what is replaced")
        return False
    path.write_text(text.replace(fault["old"], fault["new"]), encoding="utf-8")
    red = _pytest(copy, fault["test"]) == TESTS_FAILED
    path.write_text(text, encoding="utf-8")
    _say(f"{'red' if red else 'UNNOTICED'}    {fault['promise']}: {fault['what']} {fault['test']}")
    return red


def _pytest(folder: Path, *tests: str) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
