"""Bringing a backup back: read whole, compared, and only then put in place, all or nothing."""

import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from accounts import audit, seal
from articles import search_upkeep
from articles.backup import archive, files, interrupted, numbers, tables
from articles.backup.archive import Reader
from articles.backup.manifest import Manifest
from articles.backup.refusals import BackupRefused

FILLED = ("accounts_user", "articles_article", "articles_picture", "accounts_auditentry")
MOST_PARAMETERS = 900


def check(path: Path) -> Manifest:
    """Read a backup to its end and compare it with its manifest; touch nothing."""
    try:
        with archive.opened(path) as backup:
            _refuse_other_tables(backup.manifest)
            return backup.manifest
    except OSError as error:
        raise BackupRefused(f"{path}: {error.strerror}.") from error


def restore(path: Path, *, may_replace: bool = False) -> Manifest:
    """Fill the installation with what a backup holds, and compare hashes afterwards.

    Raises BackupRefused, and then everything is as it was. An installation that holds something
    is refused unless it `may_replace` that. What a killed restore left is settled before.
    """
    interrupted.settle()
    try:
        with archive.opened(path) as backup:
            _refuse_other_tables(backup.manifest)
            if not (may_replace or is_empty()):
                raise BackupRefused("This newsroom is not empty: nothing of it was touched.")
            _make_tables()
            with files.brought(backup) as coming, transaction.atomic():
                with seal.opened():
                    _fill(backup)
                _compare(backup.manifest)
                audit.record(audit.Act.RESTORE, by=None, about=path.name)
                search_upkeep.ask()  # it is made of texts: a backup has none of it
                interrupted.mark()
                coming.change_places()
            interrupted.forget()
            return backup.manifest
    except OSError as error:
        raise BackupRefused(f"{error.filename or path}: {error.strerror}.") from error
    except DatabaseError as error:
        raise BackupRefused(f"The database refused it: {error}") from error
    finally:
        ContentType.objects.clear_cache()


def is_empty() -> bool:
    """Whether nobody has worked here yet: no people, articles, pictures, and no files."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in there.intersection(FILLED):
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                return False
    return files.is_empty()


def _make_tables() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def _refuse_other_tables(manifest: Manifest) -> None:
    """Rows fit only into the tables they come from."""
    ours = {f"{app}.{name}" for app, name in MigrationExecutor(connection).loader.graph.nodes}
    theirs = set(manifest.migrations)
    if newer := sorted(theirs - ours):
        raise BackupRefused(
            f"It was made by a newer newsroom, which has {newer[0]}. Update this one first."
        )
    if older := sorted(ours - theirs):
        raise BackupRefused(
            f"It was made by an older newsroom, before {older[0]}. Restore it with that release, "
            "then update."
        )
    columns = {m._meta.db_table: tables.columns(m) for m in tables.models_kept()}
    if {name: table.columns for name, table in manifest.tables.items()} != columns:
        raise BackupRefused("Its tables are not those of this newsroom.")


def _fill(backup: Reader) -> None:
    models = tables.models_kept()
    with connection.cursor() as cursor:
        for name in (*tables.LEFT_OUT, *(model._meta.db_table for model in models)):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608
    for model in models:
        _insert(model, tables.rows(model, backup.lines(model._meta.db_table)))
        numbers.go_on_after(model, backup.manifest.tables[model._meta.db_table].last_number)


def _insert(model: tables.Model, rows: Iterator[list[Any]]) -> None:
    """Insert rows as they are: no field of a model may clean, derive or date anything anew."""
    quote, columns = connection.ops.quote_name, tables.columns(model)
    table, names = quote(model._meta.db_table), ", ".join(map(quote, columns))
    one = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        while batch := list(islice(rows, MOST_PARAMETERS // len(columns))):
            places = ", ".join([one] * len(batch))
            statement = f"INSERT INTO {table} ({names}) VALUES {places}"  # noqa: S608
            cursor.execute(statement, [value for row in batch for value in row])


def _compare(manifest: Manifest) -> None:
    """Read every table again: what is there now must have the hash of what was backed up."""
    for model in tables.models_kept():
        digest = hashlib.sha256()
        for line in tables.lines(model):
            digest.update(line)
        if digest.hexdigest() != manifest.tables[model._meta.db_table].sha256:
            raise BackupRefused(f"{model._meta.db_table} did not come out as it was backed up.")
