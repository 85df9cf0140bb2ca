"""A revision that was changed, lost or slipped in shows."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

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
    with connection.cursor() as cursor:
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


def test_a_row_that_was_slipped_in_shows(article):
    last = article.revisions.first()
    Revision.objects.create(article=article, version=5, data="{}", by=article.owner, hash="00")

    assert integrity.verify(article) == [5]
    assert last.is_intact
