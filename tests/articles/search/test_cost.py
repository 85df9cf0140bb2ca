"""What search adds to publishing: a fixed number of statements, however much there is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from tests import make

pytestmark = pytest.mark.django_db
OURS = ("search", "deskentry", "kind_of")
PUBLISH, PLAN, SAVE = 5, 8, 2


def ours(act):
    """How many statements of an act are search's."""
    with CaptureQueriesContext(connection) as asked:
        act()
    statements = [query["sql"] for query in asked]
    merged = [sql for sql in statements if "merged_into" in sql]
    return sum(any(word in sql for word in OURS) for sql in statements) - len(merged)


@pytest.fixture
def article():
    return make.article(
        headline="Слово " * 20,
        tags=[make.tag() for _ in range(8)],
        chain=[(make.source(), "republished", step) for step in (1, 2, 3)],
        authors=[make.author() for _ in range(4)],
        place=make.place(parent=make.place(kind="region")),
    )


def test_publishing_asks_five(article, editor):
    assert ours(lambda: workflow.publish(article, by=editor)) <= PUBLISH


def test_a_change_asks_as_many(article, editor):
    workflow.publish(article, by=editor)
    article.headline = "Другое"
    article.save()

    assert ours(lambda: workflow.publish(article, by=editor)) <= PUBLISH


def test_a_plan_asks_three_more(article, editor):
    workflow.publish(article, by=editor)
    article.headline = "Другое"
    article.save()
    later = timezone.now() + timedelta(hours=1)

    assert ours(lambda: workflow.publish(article, by=editor, at=later)) <= PLAN


def test_a_save_asks_two(article, editor):
    article.headline = "Другое"
    article.save()

    assert ours(lambda: workflow.record(article, by=editor)) <= SAVE
