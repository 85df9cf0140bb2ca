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

COMING, LEAVING = ".restoring", ".replaced"


def write(archive: Writer) -> dict[str, File]:
    """Put every file of the media folder into the archive; one that goes meanwhile is left out."""
    written = {}
    for path in sorted(root().rglob("*")):
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
    folders = [root()] if root().is_dir() else []
    return not any(path.is_file() for folder in folders for path in folder.rglob("*"))


class Coming:
    """Files written beside the old ones, where no page asks for them, until they change places."""

    def __init__(self, backup: Reader) -> None:
        self.coming, self.leaving = root() / COMING, root() / LEAVING
        self.moved: list[tuple[Path, Path]] = []
        _remove(self.leaving)
        _remove(self.coming)
        self.coming.mkdir(parents=True)
        for name, listed in backup.manifest.files.items():
            _bring(backup, name, listed, self.coming / name)
        os.sync()  # once for all of them: one by one takes hours where there are many

    def change_places(self) -> None:
        """Move what is there aside and the new into its place; `undo` takes it back."""
        self.leaving.mkdir()
        old = [path for path in root().iterdir() if path not in (self.coming, self.leaving)]
        for path in old:
            self._move(path, self.leaving / path.name)
        for path in list(self.coming.iterdir()):
            self._move(path, root() / path.name)

    def undo(self) -> None:
        for was, now in reversed(self.moved):
            now.rename(was)
        self.forget()

    def forget(self) -> None:
        """Remove what has lost its place."""
        _remove(self.coming)
        _remove(self.leaving)

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
    coming.forget()


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


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
