"""The file of a backup: a tar of packed tables and files, with its manifest and seal at the end."""

import gzip
import hashlib
import tarfile
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from articles.backup import manifest
from articles.backup.manifest import FILES, TABLES, File, Manifest, Table
from articles.backup.refusals import BackupRefused

MANIFEST, SEAL = "manifest.json", "manifest.sha256"
CHUNK = 1024 * 1024
BROKEN = (
    *(tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError),
    *(ValueError, KeyError, TypeError, AttributeError),
)
"""What reading raises on bytes that are not what was written."""


class Writer:
    """Writes entries one after another, holding none of them in memory."""

    def __init__(self, file: IO[bytes], folder: Path) -> None:
        self.tar = tarfile.open(fileobj=file, mode="w", format=tarfile.GNU_FORMAT)  # noqa: SIM115
        self.folder = folder

    def table(self, name: str, columns: list[str], lines: Iterable[bytes], last: int) -> Table:
        """Pack the lines into a file beside the backup first: tar wants to know the size."""
        digest, count = hashlib.sha256(), 0
        with tempfile.TemporaryFile(dir=self.folder) as packed:
            with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=6, mtime=0) as pack:
                for line in lines:
                    digest.update(line)
                    pack.write(line)
                    count += 1
            size = packed.tell()
            packed.seek(0)
            self._add(f"{TABLES}/{name}.jsonl.gz", packed, size)
        return Table(columns, count, digest.hexdigest(), size, last)

    def file(self, name: str, file: IO[bytes], size: int) -> File:
        reader = _Hashing(file)
        self._add(f"{FILES}/{name}", reader, size)
        return File(reader.digest.hexdigest(), size)

    def seal(self, listed: Manifest) -> None:
        """Write the manifest and its hash, and end the archive: without them it is none."""
        data = listed.written()
        self._add(MANIFEST, BytesIO(data), len(data))
        digest = hashlib.sha256(data).hexdigest().encode()
        self._add(SEAL, BytesIO(digest), len(digest))
        self.tar.close()

    def _add(self, name: str, file: "IO[bytes] | _Hashing", size: int) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        self.tar.addfile(entry, file)


class Reader:
    """A backup that was read to its end and is what was written."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        self.manifest = _manifest(tar)
        _refuse_other_end(tar)
        self._compare()

    def lines(self, table: str) -> Iterator[bytes]:
        with gzip.open(self._member(f"{TABLES}/{table}.jsonl.gz")) as packed:
            yield from packed

    def chunks(self, name: str) -> Iterator[bytes]:
        file = self._member(f"{FILES}/{name}")
        while chunk := file.read(CHUNK):
            yield chunk

    def _compare(self) -> None:
        """Refuse what is not listed, what is listed and not there, and what has another hash."""
        entries = [entry for entry in self.tar.getmembers() if entry.name not in (MANIFEST, SEAL)]
        found = {entry.name: entry.size for entry in entries if entry.isreg()}
        if found != self.manifest.members or len(entries) != len(found):
            raise BackupRefused("It is damaged: it doesn't hold what its manifest lists.")
        for name, table in self.manifest.tables.items():
            digest, rows = hashlib.sha256(), 0
            for line in self.lines(name):
                digest.update(line)
                rows += 1
            _same((digest.hexdigest(), rows), (table.sha256, table.rows), name)
        for name, file in self.manifest.files.items():
            digest = hashlib.sha256()
            for chunk in self.chunks(name):
                digest.update(chunk)
            _same(digest.hexdigest(), file.sha256, name)

    def _member(self, name: str) -> IO[bytes]:
        file = self.tar.extractfile(name)
        if file is None:
            raise BackupRefused(f"It is damaged: {name} is no file.")
        return file


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """Open a backup and read it to its end, before anything is done with it."""
    with path.open("rb") as file:
        try:
            tar = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115
        except tarfile.TarError as error:
            raise BackupRefused("It is not a backup of a newsroom.") from error
        with tar:
            yield _verified(tar)


def _verified(tar: tarfile.TarFile) -> Reader:
    try:
        return Reader(tar)
    except BROKEN as error:
        raise BackupRefused(f"It is damaged, or cut short: {error}.") from error


def _manifest(tar: tarfile.TarFile) -> Manifest:
    names = tar.getnames()
    if not any(name.startswith(f"{TABLES}/") for name in names):
        raise BackupRefused("It is not a backup of a newsroom.")
    if names[-2:] != [MANIFEST, SEAL]:
        raise BackupRefused("It is cut short: its manifest, which stands at the end, is missing.")
    data, seal = (tar.extractfile(name).read() for name in (MANIFEST, SEAL))  # type: ignore[union-attr]
    _same(hashlib.sha256(data).hexdigest().encode(), seal, MANIFEST)
    return manifest.read(data)


def _refuse_other_end(tar: tarfile.TarFile) -> None:
    """Nothing but the tar's own zeros stand behind the seal, and all of those."""
    last, file = tar.getmembers()[-1], tar.fileobj
    end = last.offset_data + tarfile.BLOCKSIZE
    whole = end + 2 * tarfile.BLOCKSIZE
    file.seek(end)
    rest = file.read(tarfile.RECORDSIZE * 2)
    if rest != bytes(whole + -whole % tarfile.RECORDSIZE - end):
        raise BackupRefused("It is cut short, or something was added to its end.")


def _same(found: object, listed: object, name: str) -> None:
    if found != listed:
        raise BackupRefused(f"It is damaged: {name} is not what was written.")


class _Hashing:
    """A file that is hashed while tar reads it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        return data
