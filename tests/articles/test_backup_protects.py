"""What is there is protected: from a restore that is not wanted, and from one that fails."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.backup import files, restoring, tables
from articles.backup.refusals import BackupRefused
from articles.models import Clearing
from tests import make
from tests.articles import backing

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    """A backup of a newsroom that has gone on since."""
    backing.newsroom()
    backing.taken(tmp_path / "newsroom.tar")
    make.published()
    return tmp_path / "newsroom.tar"


def test_a_newsroom_that_is_not_empty_is_left_alone(path):
    before = backing.everything()

    with pytest.raises(BackupRefused, match="not empty"):
        restoring.restore(path)

    assert backing.everything() == before


def test_files_alone_make_it_not_empty(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "other"
    (files.root() / "masters").mkdir(parents=True)
    assert restoring.is_empty()

    (files.root() / "masters" / "one.jpeg").write_bytes(b"one")

    assert not restoring.is_empty()


@pytest.mark.parametrize("answer", ["", "yes", "newsroom"])
def test_replacing_is_asked_for_by_the_name_of_the_database(path, monkeypatch, answer):
    before = backing.everything()
    monkeypatch.setattr("builtins.input", lambda question: answer)

    with pytest.raises(CommandError, match="not confirmed"):
        call_command("restore", path, replace=True, stdout=io.StringIO())

    assert backing.everything() == before


def test_replacing_is_done_when_the_name_is_typed(path, monkeypatch):
    name = str(connection.settings_dict["NAME"]).rpartition("/")[2]
    monkeypatch.setattr("builtins.input", lambda question: name)
    said = io.StringIO()

    call_command("restore", path, replace=True, stdout=said)

    assert "hash for hash the same" in said.getvalue()


def test_checking_touches_nothing(path):
    before = backing.everything()
    said = io.StringIO()

    call_command("restore", path, check=True, stdout=said)

    assert "Whole, as it was written" in said.getvalue()
    assert backing.everything() == before


def test_rows_that_the_database_refuses_leave_everything_as_it_was(path, monkeypatch):
    before, rows = backing.everything(), tables.rows

    def twice(model, written):
        for row in rows(model, written):
            yield from [row, row]

    monkeypatch.setattr(tables, "rows", twice)

    with pytest.raises(BackupRefused, match="The database refused it"):
        restoring.restore(path, may_replace=True)

    assert backing.everything() == before


def test_rows_that_come_out_otherwise_are_not_kept(path, monkeypatch):
    before, rows = backing.everything(), tables.rows

    def without_notes(model, written):
        return iter([]) if model is Clearing else rows(model, written)

    monkeypatch.setattr(tables, "rows", without_notes)

    with pytest.raises(BackupRefused, match="articles_clearing did not come out"):
        restoring.restore(path, may_replace=True)

    assert backing.everything() == before
    make.published()  # in none of its tables is a number given that is taken


def test_a_commit_that_fails_puts_the_files_back(path, monkeypatch):
    before = backing.everything()
    change_places = files.Coming.change_places

    def then_fail(coming):
        change_places(coming)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files.Coming, "change_places", then_fail)

    with pytest.raises(BackupRefused, match="Input/output error"):
        restoring.restore(path, may_replace=True)

    assert backing.everything() == before
    assert not [path for path in files.root().iterdir() if path.name.startswith(".")]
