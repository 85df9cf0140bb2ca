"""Calls of manage.py, and which of them exist."""

import os
import subprocess
from collections.abc import Sequence

from launcher import say
from launcher.paths import APPS, PYTHON, ROOT, VENV

PACKAGES = VENV / "lib"
COMMAND_FOLDERS = (
    "python3*/site-packages/django/core/management/commands/{}.py",
    "python3*/site-packages/django/contrib/*/management/commands/{}.py",
    "python3*/site-packages/*/management/commands/{}.py",
)


def call(*arguments: str) -> None:
    """Run one command to its end; a failure stops the launcher."""
    code = subprocess.run(
        [PYTHON, ROOT / "manage.py", *arguments], cwd=ROOT, check=False
    ).returncode
    if code:
        raise say.Stop(
            f"manage.py {' '.join(arguments)} failed; its own words stand above.",
            "mend what they name and run ./run again.",
            max(code, 1),
        )


def become(arguments: Sequence[str]) -> None:
    """Replace this process by manage.py, in the folder where ./run was called."""
    os.execv(PYTHON, [str(PYTHON), str(ROOT / "manage.py"), *arguments])


def exists(name: str) -> bool:
    """Tell whether manage.py knows this command, without starting Django."""
    ours = (ROOT / app / "management" / "commands" / f"{name}.py" for app in APPS)
    theirs = (path for pattern in COMMAND_FOLDERS for path in PACKAGES.glob(pattern.format(name)))
    return name.isidentifier() and (any(path.exists() for path in ours) or any(theirs))
