"""The virtual environment: made once, filled once for each content of a lock."""

import hashlib
import os
import re
import shutil
import subprocess
import venv
from collections.abc import Iterable, Iterator
from pathlib import Path

from launcher import install_advice, say
from launcher.paths import PYTHON, ROOT, VENV

MADE_FOR = VENV / "made-for"
PACKAGE = re.compile(r"^[A-Za-z0-9][\w.-]*(?===)", re.MULTILINE)
COLLECTING = re.compile(r"Collecting ([\w.-]+)")


def ensure(*locks: Path) -> None:
    """Install each lock that isn't installed yet."""
    if not PYTHON.exists() or not is_at_home():
        _make_venv()
    for lock in locks:
        if not is_installed(lock):
            _install(lock)


def is_at_home() -> bool:
    """Tell whether .venv is where it was made and leads to the Python it was made for.

    A moved folder or an upgrade of the system ends that.
    """
    return not MADE_FOR.exists() or MADE_FOR.read_text(encoding="utf-8") == _home()


def _home() -> str:
    return f"{VENV}\n{PYTHON.resolve()}\n"


def mark(lock: Path) -> Path:
    """The file that says this very content of the lock is installed."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    return VENV / f"installed-{lock.stem}-{digest}"


def is_installed(lock: Path) -> bool:
    """Tell whether this content of the lock was installed, and nobody emptied .venv since."""
    there = VENV.glob("lib/python3*/site-packages/*.dist-info")
    installed = {path.name.partition("-")[0] for path in there}
    named = PACKAGE.findall(lock.read_text(encoding="utf-8"))
    return mark(lock).exists() and any(name.replace("-", "_") in installed for name in named)


def count(lock: Path) -> int:
    return len(PACKAGE.findall(lock.read_text(encoding="utf-8")))


def _make_venv() -> None:
    if VENV.is_symlink():
        raise say.Stop(
            ".venv leads to another folder, which making it anew would empty.",
            "remove the link, then run ./run again.",
        )
    say.step("Making .venv")
    venv.create(VENV, clear=True, symlinks=True)
    MADE_FOR.write_text(_home(), encoding="utf-8")


def _install(lock: Path) -> None:
    uv = find_uv()
    say.step(f"Installing {count(lock)} packages of {lock.name} with {'uv' if uv else 'pip'}")
    output = _run(command(lock, uv), lock)
    if output is not None:
        raise say.Stop(*install_advice.explain(output, lock.name))
    # A new runtime lock ends the other locks' marks too: they may share packages with it.
    for old in VENV.glob(f"installed-{lock.stem}-*"):
        old.unlink()
    mark(lock).touch()


def find_uv() -> str | None:
    """Return uv when it is there and works; NEWSROOM_INSTALLER=pip leaves it out."""
    if os.environ.get("NEWSROOM_INSTALLER") == "pip":
        return None
    uv = shutil.which("uv")
    if uv and subprocess.run([uv, "--version"], capture_output=True, check=False).returncode == 0:
        return uv
    return None


def command(lock: Path, uv: str | None) -> list[str]:
    """Return the installer's command line; pip comes from the wheel beside this package."""
    if uv:
        start = [uv, "pip", "install", "--python", str(PYTHON)]
    else:
        wheel = next((ROOT / "tools").glob("pip-*.whl"))
        start = [str(PYTHON), str(wheel / "pip"), "install", "--disable-pip-version-check"]
    return [*start, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)]


def _run(arguments: list[str], lock: Path) -> str | None:
    """Run the installer, showing how far it is; return what it said when it failed."""
    process = subprocess.Popen(
        arguments,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        output = "".join(_shown(process.stdout or (), count(lock)))
        failed = process.wait() != 0
    finally:
        process.kill()
        say.progress_done()
    return output if failed else None


def _shown(rows: Iterable[str], total: int) -> Iterator[str]:
    number = 0
    for row in rows:
        if found := COLLECTING.search(row):
            number += 1
            say.progress(f"{number} of {total}: {found[1]}")
        yield row
