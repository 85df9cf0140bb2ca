"""A backup that can't be taken says why, and leaves no file and no other file changed."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from articles.backup import taking
from articles.backup.refusals import BackupRefused
from tests.articles import backing

pytestmark = pytest.mark.django_db


def test_a_file_that_is_there_is_never_replaced(tmp_path):
    path = tmp_path / "yesterday.tar"
    path.write_bytes(b"yesterday")

    with pytest.raises(BackupRefused, match="is there already"):
        taking.take(path)

    assert path.read_bytes() == b"yesterday"


def test_a_backup_that_fails_leaves_no_file(tmp_path, monkeypatch):
    def no_space(*arguments, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tarfile.copyfileobj", no_space)

    with pytest.raises(BackupRefused, match=r"full\.tar: No space left"):
        backing.taken(tmp_path / "full.tar")

    assert not list(tmp_path.glob("full*"))


def test_a_database_that_can_not_be_read_is_told(tmp_path, monkeypatch):
    def no_table():
        raise DatabaseError("no such table: articles_article")

    monkeypatch.setattr(taking, "applied", no_table)

    with pytest.raises(CommandError, match=r"can't be read: no such table"):
        call_command("backup", tmp_path / "one.tar")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"No backup was made\. .*nowhere/one.tar: No such file"):
        call_command("backup", tmp_path / "nowhere" / "one.tar")
