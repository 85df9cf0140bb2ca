"""Taking a backup: one moment of the database, the files it speaks of, and their manifest."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from accounts import audit
from articles.backup import archive, files, interrupted, numbers, tables
from articles.backup.manifest import Manifest, Table
from articles.backup.refusals import BackupRefused

TRIES = 3


def take(path: Path) -> Manifest:
    """Write a backup to `path`, which only its owner may read, and read it back to its end.

    The newsroom goes on meanwhile. The log tells of it, in the backup too. Raises BackupRefused;
    then there is no file.
    """
    if path.exists():
        raise BackupRefused(f"{path} is there already; a backup never replaces a file.")
    if interrupted.is_half_done():
        raise BackupRefused("A restore was cut short: run ./run restore again, which settles it.")
    part = path.with_name(f"{path.name}.part")
    try:
        audit.record(audit.Act.BACKUP, by=None, about=path.name)
        made = _write_whole(part)
        with archive.opened(part):
            part.rename(path)
    except OSError as error:
        raise BackupRefused(f"{path}: {error.strerror}.") from error
    except DatabaseError as error:
        raise BackupRefused(f"The database can't be read: {error}") from error
    finally:
        part.unlink(missing_ok=True)
    return made


def _write_whole(part: Path) -> Manifest:
    """Write; begin anew where a picture lost its files to a new crop between rows and files."""
    for _ in range(TRIES):
        made = _write(part)
        if not made.missing:
            break
    return made


def _write(part: Path) -> Manifest:
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    made = Manifest(timezone.now().isoformat(), connection.vendor, applied())
    with os.fdopen(descriptor, "wb") as file:
        written = archive.Writer(file, part.parent)
        with one_moment():
            made.tables = {m._meta.db_table: _table(written, m) for m in tables.models_kept()}
            named = set(files.named())
        made.files = files.write(written)
        made.missing = sorted(named - set(made.files))
        written.seal(made)
        file.flush()
        os.fsync(file.fileno())
    return made


def _table(written: archive.Writer, model: tables.Model) -> Table:
    name, columns = model._meta.db_table, tables.columns(model)
    return written.table(name, columns, tables.lines(model), numbers.last(model))


def applied() -> list[str]:
    """The migrations that made these tables, as "app.name"."""
    rows = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in rows)


@contextmanager
def one_moment() -> Iterator[None]:
    """See the database as it is now until the block ends; nobody waits for that."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # atomic() would begin a writing one, and stop others
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
