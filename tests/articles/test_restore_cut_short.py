"""What a killed restore left is no newsroom, is put in order, and is never backed up."""

import os
import shutil

import pytest

from articles import picture_files
from articles.backup import files, interrupted, restoring, taking
from articles.backup.refusals import BackupRefused
from articles.models import Picture
from tests import make
from tests.articles import backing

pytestmark = pytest.mark.django_db


def put(name, data=b"bytes"):
    path = files.root() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def names_there():
    return {str(p.relative_to(files.root())) for p in files.root().rglob("*") if p.is_file()}


@pytest.mark.parametrize("folder", [".restoring", ".replaced", ".replacing"])
def test_its_folders_don_t_fill_an_empty_newsroom(folder):
    put(f"{folder}/masters/one.jpeg")

    assert files.is_empty()


def test_old_files_come_back_where_their_rows_are(tmp_path):
    put(".replaced/masters/old.jpeg")
    put("masters/new.jpeg")

    assert interrupted.settle()

    assert names_there() == {"masters/old.jpeg"}
    assert not interrupted.settle()


def test_new_files_stay_where_their_rows_are():
    put(".replaced/masters/old.jpeg")
    put("masters/new.jpeg")
    interrupted.mark()

    assert interrupted.settle()

    assert names_there() == {"masters/new.jpeg"}


def test_a_picture_that_was_uploaded_meanwhile_stays():
    put(".replaced/masters/old.jpeg")
    picture = make.picture()
    picture_files.write(picture.master_name, b"uploaded")

    interrupted.settle()

    assert names_there() == {"masters/old.jpeg", Picture.objects.get().master_name}


def test_nothing_is_backed_up_between_two_newsrooms(tmp_path):
    put(".replaced/masters/old.jpeg")

    with pytest.raises(BackupRefused, match="cut short"):
        taking.take(tmp_path / "newsroom.tar")

    assert not list(tmp_path.glob("*.tar*"))


def test_a_damaged_file_doesn_t_keep_it_from_being_put_in_order(tmp_path):
    put(".replaced/masters/old.jpeg")
    (tmp_path / "damaged.tar").write_bytes(b"x")

    with pytest.raises(BackupRefused):
        restoring.restore(tmp_path / "damaged.tar")

    assert names_there() == {"masters/old.jpeg"}


def test_a_folder_that_goes_meanwhile_is_left_out_of_a_backup(tmp_path, monkeypatch):
    backing.newsroom()
    put("gone/one.jpeg")
    scandir = os.scandir

    def without_it(path="."):
        if str(path).endswith("gone"):
            shutil.rmtree(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", without_it)

    path = backing.taken(tmp_path / "newsroom.tar")

    assert restoring.check(path).files
    assert not (files.root() / "gone").exists()
