"""The list at the end of a backup: what is in it, with sizes and hashes."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any

from articles.backup.refusals import BackupRefused

FORMAT = 1
TABLES, FILES = "tables", "media"


@dataclass(frozen=True)
class Table:
    """`sha256` is of its lines, `bytes` of their packed form, `last_number` of `numbers.last`."""

    columns: list[str]
    rows: int
    sha256: str
    bytes: int
    last_number: int


@dataclass(frozen=True)
class File:
    sha256: str
    bytes: int


@dataclass
class Manifest:
    """Everything that a restored installation is compared with.

    `migrations` are "app.name" of all that made the tables; `missing` are files of pictures that
    the database names and the folder did not have.
    """

    made_at: str
    database: str
    migrations: list[str]
    tables: dict[str, Table] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    format: int = FORMAT

    @property
    def members(self) -> dict[str, int]:
        """The name of each entry of the archive, and its size."""
        tables = {f"{TABLES}/{name}.jsonl.gz": row.bytes for name, row in self.tables.items()}
        return tables | {f"{FILES}/{name}": row.bytes for name, row in self.files.items()}

    def written(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, indent=1).encode()


def read(data: bytes) -> Manifest:
    """Read what `written` wrote; refuse a newer format, and names that lead out of the folder."""
    values: dict[str, Any] = json.loads(data)
    if values["format"] != FORMAT:
        raise BackupRefused(
            f"It was made by a newer newsroom: its format is {values['format']}, "
            f"and this one reads {FORMAT}. Update the newsroom first."
        )
    values["tables"] = {name: Table(**row) for name, row in values["tables"].items()}
    values["files"] = {name: File(**row) for name, row in values["files"].items()}
    unsafe = [name for name in values["files"] if not is_safe(name)]
    if unsafe:
        raise BackupRefused(f"It names a file outside of the media folder: {unsafe[0]!r}.")
    return Manifest(**values)


def is_safe(name: str) -> bool:
    """Whether a file of this name stays inside of the folder it is put into."""
    path = PurePosixPath(name)
    plain = name == str(path) and name.isprintable() and "\\" not in name
    return plain and not path.is_absolute() and not any(p.startswith(".") for p in path.parts)
