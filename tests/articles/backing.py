"""A small newsroom to back up, and everything that can be seen of one."""

import tarfile
from contextlib import nullcontext
from unittest.mock import patch

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from articles import picture_files
from articles.backup import archive, files, numbers, tables, taking
from articles.models import Rendition
from tests import make


def newsroom():
    """Articles in two states and a picture with its files."""
    picture = make.picture()
    picture_files.write(picture.master_name, b"master")
    row = Rendition.objects.create(
        picture=picture, ratio="16x9", width=480, height=270, format="webp", bytes=9
    )
    picture_files.write(row.name, b"rendition")
    tags = [make.tag("road")]
    chain = [(make.source(), "republished", 1)]
    return [
        make.published(lead_picture=picture, tags=tags, chain=chain),
        make.article(headline="Черновик «Ә» — № 5"),
    ]


def taken(path):
    """Take a backup inside of a test's own transaction, where no other can be begun."""
    with patch.object(taking, "one_moment", nullcontext):
        taking.take(path)
    return path


def everything():
    """All rows of all tables but sessions, and all files with their bytes."""
    rows = {m._meta.db_table: list(tables.lines(m)) for m in tables.models_kept()}
    paths = sorted(path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())
    return rows, {path.name: path.read_bytes() for path in paths}


def everything_but_its_entry():
    """The same after a restore, but the log's last entry, and that search is asked for anew."""
    rows, found = everything()
    asked = rows["articles_outboxmessage"].pop()
    assert b'"search"' in asked
    last = rows["accounts_auditentry"].pop()
    assert b'"restore backup"' in last
    return rows, found


def given():
    """The highest number that each table gave."""
    return {model._meta.db_table: numbers.last(model) for model in tables.models_kept()}


def empty():
    """Leave an installation as the migrations make it."""
    call_command("flush", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        for table in ("articles_newsroomtext", "articles_newsroom"):
            cursor.execute(f"DELETE FROM {table}")
    for path in [*files.root().iterdir()] if files.root().is_dir() else []:
        files._remove(path)


def sealed(path, *, change=None, leave_out=(), add=()):
    """Write a backup anew with a changed manifest, fewer or more entries, and an honest seal."""
    with archive.opened(path) as backup, path.with_suffix(".changed").open("wb") as file:
        writer = archive.Writer(file, path.parent)
        for entry in backup.tar.getmembers():
            if entry.name not in (archive.MANIFEST, archive.SEAL, *leave_out):
                writer.tar.addfile(entry, backup.tar.extractfile(entry))
        for entry in add:
            writer.tar.addfile(entry)
        if change:
            change(backup.manifest)
        writer.seal(backup.manifest)
    return path.with_suffix(".changed")


def link(name, target):
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = tarfile.SYMTYPE, target
    return entry
