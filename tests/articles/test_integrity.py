"""A revision that was changed, lost or slipped in shows."""

from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts import audit, seal
from accounts.models import AuditEntry
from articles import integrity, workflow
from articles.models import Revision
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(editor):
    made = make.article()
    for number in range(3):
        made.body = f"<p>Правка {number}.</p>"
        made.save()
        workflow.record(made, by=editor)
    return made


def by_hand(statement):
    with seal.opened(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_untouched_history_holds(article):
    assert article.version == 4
    assert integrity.verify(article) == []
    call_command("verify_history")


@pytest.mark.parametrize(
    ("statement", "versions"),
    [
        ("UPDATE articles_revision SET data = '{}' WHERE version = 2", [2]),
        ("UPDATE articles_revision SET hash = '00' WHERE version = 2", [2, 3]),
        ("UPDATE articles_revision SET note = 'x' WHERE version = 2", [2]),
        ("UPDATE articles_revision SET at = '2026-01-01 00:00:00+00' WHERE version = 3", [3]),
        ("UPDATE articles_revision SET version = 9 WHERE version = 4", [4, 5, 6, 7, 8, 9]),
        ("UPDATE articles_revision SET scheme = 1 WHERE version = 2", [2]),
        ("UPDATE articles_revision SET salt = '' WHERE version = 2", [2]),
        ("DELETE FROM articles_revision WHERE version = 2", [2, 3]),
        ("DELETE FROM articles_revision WHERE version = 4", [4]),
        ("DELETE FROM articles_revision", [1, 2, 3, 4]),
    ],
)
def test_what_was_done_by_hand_shows(article, capsys, statement, versions):
    by_hand(statement)

    assert integrity.verify(article) == versions
    with pytest.raises(CommandError):
        call_command("verify_history")
    listed = ", ".join(map(str, versions))
    assert f"Article {article.pk}: not as written: {listed}." in capsys.readouterr().out


def test_another_author_shows(article, chief):
    by_hand(f"UPDATE articles_revision SET by_id = {chief.pk} WHERE version = 2")

    assert integrity.verify(article) == [2]


def test_rows_of_an_earlier_release_hold_and_a_change_of_their_text_shows(article):
    """Until release 0.1 a hash covered the one before and the snapshot, joined by a line's end."""
    previous = ""
    for row in article.revisions.filter(version__lte=2).order_by("version"):
        hashed = sha256(f"{previous}\n{row.data}".encode()).hexdigest()
        wrote = {"scheme": 1, "salt": "", "previous_hash": previous, "hash": hashed}
        with seal.opened():
            Revision.objects.filter(pk=row.pk).update(**wrote)
        previous = hashed
    for row in article.revisions.filter(version__gt=2).order_by("version"):
        hashed = {"previous_hash": previous, "hash": row.digest(previous)}
        with seal.opened():
            Revision.objects.filter(pk=row.pk).update(**hashed)
        previous = hashed["hash"]

    assert integrity.verify(article) == []
    by_hand("UPDATE articles_revision SET data = '{}' WHERE version = 1")
    assert integrity.verify(article) == [1]


def test_a_row_that_was_slipped_in_shows(article):
    last = article.revisions.first()
    Revision.objects.create(article=article, version=5, data="{}", by=article.owner, hash="00")

    assert integrity.verify(article) == [5]
    assert last.is_intact


@pytest.fixture
def log(article, editor):
    return [audit.record("sign-in", by=editor, about=f"ed {number}", n=1) for number in range(4)]


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ("UPDATE accounts_auditentry SET about = 'x' WHERE id = {1}", [1]),
        ("UPDATE accounts_auditentry SET by_id = NULL WHERE id = {1}", [1]),
        ("UPDATE accounts_auditentry SET details = '{{}}' WHERE id = {2}", [2]),
        ("UPDATE accounts_auditentry SET address = '10.0.0.9' WHERE id = {2}", [2]),
        ("UPDATE accounts_auditentry SET at = '2026-01-01 00:00:00+00' WHERE id = {2}", [2]),
        ("UPDATE accounts_auditentry SET hash = '00' WHERE id = {1}", [1, 2]),
        ("DELETE FROM accounts_auditentry WHERE id = {1}", [2]),
    ],
)
def test_a_log_that_was_changed_by_hand_shows(log, capsys, change, shown):
    assert integrity.verify_log() == []

    by_hand(change.format(*(entry.pk for entry in log)))

    assert integrity.verify_log() == [log[index].pk for index in shown]
    with pytest.raises(CommandError, match="The audit log is broken"):
        call_command("verify_history")
    assert f"Audit log: not as written: {log[shown[0]].pk}" in capsys.readouterr().out


@pytest.mark.parametrize("address", ["::FFFF:10.0.0.1", "2001:DB8:0::7", "10.0.0.1", None])
def test_an_entry_is_hashed_as_the_database_gives_it_back(log, address):
    audit.record("sign-in", by=None, address=address, steps=(1, 2), words={"ы": "Ә", "a": 2.5})

    assert integrity.verify_log() == []


def test_an_entry_that_was_slipped_in_shows(log):
    entry = AuditEntry.objects.create(act="sign-in", about="x")

    assert integrity.verify_log() == [entry.pk]


def test_a_seal_that_was_lifted_is_told(article):
    name = "articles_event_seal_" + ("row" if connection.vendor == "postgresql" else "delete")
    on = " ON articles_event" if connection.vendor == "postgresql" else ""
    by_hand(f"DROP TRIGGER {name}{on}")

    with pytest.raises(CommandError, match="Not sealed: articles_event"):
        call_command("verify_history")


def test_it_says_how_far_the_log_was_checked(log, capsys):
    call_command("verify_history")

    assert f"as written, up to {log[-1].hash}." in capsys.readouterr().out
