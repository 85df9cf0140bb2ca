"""The files of pictures: read into a backup, and put in place from one, all or none."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from articles.backup.archive import Reader, Writer
from articles.backup.manifest import File, is_safe
from articles.backup.refusals import BackupRefused
from articles.models import Picture, Rendition

COMING, LEAVING, REPLACED = ".restoring", ".replacing", ".replaced"
"""Beside the files: what a restore brings, old files on their way out, and all of the old files."""
OURS = (COMING, LEAVING, REPLACED)


def write(archive: Writer) -> dict[str, File]:
    """Put every file of the media folder into the archive; one that goes meanwhile is left out."""
    written = {}
    for path in sorted(_every()):
        name = path.relative_to(root()).as_posix()
        if not is_safe(name) or name.endswith(".part") or path.is_symlink() or not path.is_file():
            continue
        try:
            file = path.open("rb")
        except FileNotFoundError:
            continue
        with file:
            written[name] = archive.file(name, file, os.fstat(file.fileno()).st_size)
    return written


def named() -> Iterator[str]:
    """The files that the database speaks of."""
    for picture in Picture.objects.order_by("pk").iterator():
        yield picture.master_name
    for rendition in Rendition.objects.order_by("pk").select_related("picture").iterator():
        yield rendition.name


def is_empty() -> bool:
    """Whether no picture has a file; what a killed restore left doesn't count."""
    return not any(path.relative_to(root()).parts[0] not in OURS for path in _every())


def are_changing_places() -> bool:
    """Whether a restore was killed, or is at work, between the old files and the new."""
    return any((root() / name).is_dir() for name in (LEAVING, REPLACED))


def put_back(names: set[str]) -> None:
    """Put the old files where they were; new ones go, but for those `names` that have no old one.

    Killed in the middle, it may be called again.
    """
    leaving, replaced = root() / LEAVING, root() / REPLACED
    if replaced.is_dir():
        for name in names:
            if (root() / name).is_file() and not (replaced / name).exists():
                (replaced / name).parent.mkdir(parents=True, exist_ok=True)
                (root() / name).rename(replaced / name)
        for path in _standing():
            _remove(path)
        replaced.rename(leaving)
    for path in list(leaving.iterdir()):
        path.rename(root() / path.name)


def forget() -> None:
    """Remove what has lost its place."""
    for name in OURS:
        _remove(root() / name)


class Coming:
    """Files written beside the old ones, where no page asks for them, until they change places."""

    def __init__(self, backup: Reader) -> None:
        self.coming, self.leaving = root() / COMING, root() / LEAVING
        self.moved: list[tuple[Path, Path]] = []
        forget()
        self.coming.mkdir(parents=True)
        for name, listed in backup.manifest.files.items():
            _bring(backup, name, listed, self.coming / name)
        os.sync()  # once for all of them: one by one takes hours where there are many

    def change_places(self) -> None:
        """Move what is there aside and the new into its place; `undo` takes it back.

        The folder of the old files changes its name once it holds them all: `put_back` sees by
        that whether new ones stand among those that are left.
        """
        self.leaving.mkdir()
        for path in _standing():
            self._move(path, self.leaving / path.name)
        self._move(self.leaving, root() / REPLACED)
        for path in list(self.coming.iterdir()):
            self._move(path, root() / path.name)
        os.sync()  # the files are there before the rows that speak of them

    def undo(self) -> None:
        for was, now in reversed(self.moved):
            now.rename(was)
        forget()

    def _move(self, path: Path, place: Path) -> None:
        path.rename(place)
        self.moved.append((path, place))


@contextmanager
def brought(backup: Reader) -> Iterator[Coming]:
    """Have the backup's files ready; a block that fails leaves the folder as it was."""
    coming = Coming(backup)
    try:
        yield coming
    except BaseException:
        coming.undo()
        raise
    forget()


def root() -> Path:
    return Path(settings.MEDIA_ROOT)


def _bring(backup: Reader, name: str, listed: File, path: Path) -> None:
    """Write one file; its hash is taken of what is written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for chunk in backup.chunks(name):
            digest.update(chunk)
            file.write(chunk)
    if digest.hexdigest() != listed.sha256:
        raise BackupRefused(f"{name} changed while it was read.")


def _every() -> Iterator[Path]:
    """Every file under the media folder; a folder that goes meanwhile is left out."""
    for folder, _folders, names in os.walk(root(), onerror=_unless_gone):
        for name in names:
            yield Path(folder, name)


def _unless_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | PermissionError):
        raise error


def _standing() -> list[Path]:
    """What stands in the media folder itself, but for our own folders."""
    return [path for path in root().iterdir() if path.name not in OURS]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
