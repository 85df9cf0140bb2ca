"""The secret key of an installation that was given none."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def installation_key(path: Path) -> str:
    """Read the key kept at `path`, making it (mode 600) the first time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):  # kept from an earlier start
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii")
