"""./run backup and ./run restore: everything goes into one file, and comes out the same."""

import io
import stat

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from accounts import seal
from accounts.models import AuditEntry
from articles import integrity, picture_files
from articles.backup import files, restoring, summary, tables, taking
from articles.models import Article, Picture, Story
from tests import make
from tests.articles import backing

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    return tmp_path / "newsroom.tar"


@pytest.mark.django_db(transaction=True)
def test_an_empty_newsroom_becomes_the_same(path):
    backing.newsroom()
    taking.take(path)
    before, given = backing.everything(), backing.given()

    backing.empty()
    restoring.restore(path)

    assert backing.everything_but_its_entry() == before
    assert all(number >= given[table] for table, number in backing.given().items())


def test_what_is_there_is_replaced_where_that_is_wanted(path):
    backing.newsroom()
    backing.taken(path)
    before = backing.everything()
    make.published()
    picture_files.write("masters/later.jpeg", b"later")

    restoring.restore(path, may_replace=True)

    assert backing.everything_but_its_entry() == before


def test_the_log_tells_of_both_and_its_chain_goes_on(path):
    backing.newsroom()
    backing.taken(path)
    make.published()

    restoring.restore(path, may_replace=True)

    last = [(row.act, row.by, row.about) for row in AuditEntry.objects.all()[:2]]
    told = [("restore backup", None, path.name), ("backup", None, path.name)]
    assert last == told
    assert integrity.verify_log() == []
    assert seal.broken(seal.sealed()) == []


def test_rows_that_no_rule_of_today_would_write_come_out_as_they_were(path):
    article = backing.newsroom()[0]
    long_ago = timezone.now().replace(year=2019, microsecond=123456)
    Article.objects.filter(pk=article.pk).update(saved_at=long_ago, folded="как было")

    backing.taken(path)
    restoring.restore(path, may_replace=True)

    restored = Article.objects.get(pk=article.pk)
    assert (restored.saved_at, restored.folded) == (long_ago, "как было")


def test_nobody_stays_signed_in(path):
    backing.newsroom()
    Session.objects.create(session_key="k" * 32, session_data="-", expire_date=timezone.now())
    backing.taken(path)

    restoring.restore(path, may_replace=True)

    assert not Session.objects.exists()


def test_only_its_owner_may_read_it(path):
    backing.taken(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_files_that_are_being_written_are_left_out(path):
    backing.newsroom()
    (files.root() / "masters" / "half.jpeg.part").write_bytes(b"half")

    made = restoring.check(backing.taken(path))

    assert len(made.files) == 2


def test_it_begins_anew_when_a_picture_is_cropped_meanwhile(path, monkeypatch):
    backing.newsroom()
    write, calls = files.write, []

    def cropped_before(archive):
        calls.append(archive)
        if len(calls) == 1:
            picture = Picture.objects.get()
            picture_files.remove(picture.key)
            picture_files.write(picture.master_name, b"master")
            picture.renditions.all().delete()
        return write(archive)

    monkeypatch.setattr(files, "write", cropped_before)

    made = restoring.check(backing.taken(path))

    assert len(calls) == 2
    assert not made.missing


def test_a_file_lost_long_ago_is_told_and_hinders_nothing(path):
    backing.newsroom()
    picture_files.remove(Picture.objects.get().key)

    restoring.restore(backing.taken(path), may_replace=True)
    told = list(summary.lines(restoring.check(path)))

    assert sum("Missing already when it was made" in line for line in told) == 2


@pytest.mark.django_db(transaction=True)
def test_the_commands_tell_what_they_did(path):
    backing.newsroom()
    said = io.StringIO()

    call_command("backup", path, stdout=said)
    backing.empty()
    call_command("restore", path, stdout=said)

    assert "2 articles, 1 editions" in said.getvalue()
    assert "hash for hash the same" in said.getvalue()
    assert Story.objects.count() == 2


def test_every_kind_of_column_is_known():
    kinds = {tables._kind(f) for m in tables.models_kept() for f in m._meta.concrete_fields}

    assert all(tables._converter(kind) for kind in kinds)
