"""A backup that is cut, damaged, foreign or of other tables is refused, and nothing is touched."""

import io
import os
import random
import tarfile

import pytest
from django.core.management import CommandError, call_command

from articles.backup import restoring
from articles.backup.manifest import File
from articles.backup.refusals import BackupRefused
from tests.articles import backing
from tests.articles.backing import sealed

pytestmark = pytest.mark.django_db
FLIPS = 60


@pytest.fixture
def path(tmp_path):
    backing.newsroom()
    return backing.taken(tmp_path / "newsroom.tar")


@pytest.fixture
def refused():
    """Restore, and expect to be refused in these words with nothing touched."""

    def expect(path, words):
        before = backing.everything()
        with pytest.raises(BackupRefused, match=words):
            restoring.restore(path, may_replace=True)
        assert backing.everything() == before

    return expect


@pytest.mark.parametrize("part", [0.0, 0.001, 0.3, 0.5, 0.9, 0.97, 0.9999])
def test_one_that_is_cut(path, refused, part):
    os.truncate(path, int(path.stat().st_size * part))

    refused(path, "cut short|not a backup")


def test_one_in_which_any_byte_has_changed(path):
    sound, chance = path.read_bytes(), random.Random(4)
    accepted = []

    for _ in range(FLIPS):
        place = chance.randrange(len(sound))
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        try:
            accepted.append((place, restoring.check(path)))
        except BackupRefused:
            continue

    path.write_bytes(sound)
    listed = restoring.check(path)
    assert len(accepted) < FLIPS
    assert all(made == listed for _place, made in accepted)  # a byte of padding: nothing is lost


def test_one_to_which_something_was_added(path, refused):
    with path.open("ab") as file:
        file.write(b"more")

    refused(path, "added to its end")


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"\x1f\x8b" + bytes(2000)])
def test_another_file(tmp_path, refused, content):
    other = tmp_path / "other"
    other.write_bytes(content)

    refused(other, "not a backup")


def test_another_archive(tmp_path, refused):
    other = tmp_path / "other.tar"
    with tarfile.open(other, "w") as tar:
        tar.addfile(tarfile.TarInfo("holiday.jpg"))

    refused(other, "not a backup of a newsroom")


def test_one_that_is_not_there(tmp_path, refused):
    refused(tmp_path / "nowhere.tar", "nowhere.tar: No such file")


def test_one_with_an_entry_too_few(path, refused):
    refused(sealed(path, leave_out=["tables/articles_article.jsonl.gz"]), "damaged")


@pytest.mark.parametrize("entry", [tarfile.TarInfo("media/more.jpeg"), tarfile.TarInfo("/root/x")])
def test_one_with_an_entry_too_many(path, refused, entry):
    refused(sealed(path, add=[entry]), "doesn't hold what its manifest lists")


def test_one_with_a_link_in_place_of_a_file(path, refused):
    def list_it(manifest):
        manifest.files["masters/link"] = File("", 0)

    refused(sealed(path, change=list_it, add=[backing.link("media/masters/link", "/etc")]), "damag")


@pytest.mark.parametrize("name", ["../out.jpeg", "/out.jpeg", "a/../../out", "a//b", ".hidden/a"])
def test_one_that_names_a_file_elsewhere(path, refused, name):
    def list_it(manifest):
        manifest.files[name] = File("", 0)

    entry = tarfile.TarInfo(f"media/{name}")

    refused(sealed(path, change=list_it, add=[entry]), "outside of the media folder")


def test_one_of_a_newer_format(path, refused):
    refused(sealed(path, change=lambda manifest: setattr(manifest, "format", 2)), "newer newsroom")


def test_one_of_a_newer_newsroom(path, refused):
    newer = sealed(path, change=lambda made: made.migrations.append("articles.9999_later"))

    refused(newer, "newer newsroom, which has articles.9999_later")


def test_one_of_an_older_newsroom(path, refused):
    older = sealed(path, change=lambda manifest: manifest.migrations.remove("articles.0001_first"))

    refused(older, "older newsroom, before articles.0001_first")


def test_the_command_says_why_and_fails(path):
    path.write_bytes(b"")

    with pytest.raises(CommandError, match=r"Nothing was restored .* not a backup"):
        call_command("restore", path, stdout=io.StringIO())
