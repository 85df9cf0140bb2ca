"""The files of pictures under the media folder: written whole or not at all, removed by key."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings

SWEPT = ".swept"
"""Where files without a picture lie for a while; no address leads there."""


def read(name: str) -> bytes:
    """Read a file by its name relative to the media folder."""
    return (_root() / name).read_bytes()


def write(name: str, data: bytes) -> None:
    """Write a file so that after a crash it is there whole or not at all."""
    path = _root() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def settle(key: str) -> None:
    """See that the names of a picture's files, too, are on the disk."""
    for folder in (_root() / "masters", _root() / "pictures" / key, _root() / "pictures"):
        if folder.is_dir():
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def remove(key: str) -> None:
    """Remove the master and the renditions of a key. Idempotent."""
    for master in (_root() / "masters").glob(f"{key}.*"):
        master.unlink(missing_ok=True)
    shutil.rmtree(_root() / "pictures" / key, ignore_errors=True)


def set_aside(key: str, day: date) -> None:
    """Move the files of a key to where nobody asks for them, under the day. Idempotent."""
    place = _root() / SWEPT / day.isoformat()
    for path in (*(_root() / "masters").glob(f"{key}.*"), _root() / "pictures" / key):
        if path.exists():
            target = place / path.relative_to(_root())
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)


@contextmanager
def all_or_nothing(key: str) -> Iterator[Callable[[], None]]:
    """Remove what lies under a key when the block fails.

    Yields `keep`, to be called at commit: what fails after that takes no files away.
    """
    kept: list[bool] = []
    try:
        yield lambda: kept.append(True)
    except BaseException:
        if not kept:
            remove(key)
        raise


def _root() -> Path:
    return Path(settings.MEDIA_ROOT)
