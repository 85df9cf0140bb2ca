"""While a change waits for its time, the desk still shows both texts: readers', and the change."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OFFERED = ("_publish", "_schedule", "_cancel_change", "_discard")


def change(article, by, headline):
    article.headline = headline
    article.save()
    workflow.record(article, by=by)


@pytest.fixture
def planned(editor):
    """A public story whose change is planned for tomorrow."""
    story = make.published(headline="Было", at=timezone.now() - DAY)
    change(story, editor, "Почти")
    change(story, editor, "Стало")
    workflow.publish(story, by=editor, at=timezone.now() + DAY)
    return story


def compared(client, article):
    return client.get(f"/admin/articles/article/{article.pk}/compare/")


def offered(page):
    return [name for name in OFFERED if f'name="{name}"' in page.content.decode()]


def test_the_bar_says_both_and_leads_to_their_comparison(desk, planned, editor):
    page = desk.get(writing.address(planned))

    assert str(editor) in page.context["both"]
    assert page.context["planned"]
    assert f"/admin/articles/article/{planned.pk}/compare/" in page.content.decode()


def test_what_the_public_reads_is_compared_and_not_the_plan(desk, planned):
    page = compared(desk, planned)

    assert "<del>Было</del>" in page.content.decode()
    assert "<ins>Стало</ins>" in page.content.decode()
    assert "читатели" in str(page.context["against"])
    assert offered(page) == ["_publish", "_schedule", "_cancel_change"]


def test_the_plan_is_cancelled_from_there(desk, planned):
    desk.post(f"/admin/articles/article/{planned.pk}/act/", {"_cancel_change": "1"})

    assert Article.objects.get().planned_edition is None
    assert offered(compared(desk, planned)) == ["_publish", "_schedule", "_discard"]


def test_a_colleague_without_the_right_is_offered_nothing(reporters_desk, reporter, planned):
    Article.objects.filter(pk=planned.pk).update(owner=reporter)

    assert offered(compared(reporters_desk, planned)) == []


def test_what_no_reader_has_yet_is_called_planned(desk, editor):
    story = make.published(headline="Завтра", at=timezone.now() + DAY)
    change(story, editor, "Иначе")

    page = compared(desk, story)

    assert "запланировано" in str(page.context["against"])
    assert offered(page) == ["_publish", "_discard"]


def test_what_was_withdrawn_is_said_to_have_been_read_last(desk, editor):
    story = make.published(at=timezone.now() - DAY)
    workflow.withdraw(story, by=editor, reason="Снято.")

    page = compared(desk, story)

    assert "последн" in str(page.context["against"])
    assert offered(page) == []


def test_the_history_offers_readers_own_text_against_the_newest(desk, planned):
    public = planned.edition.revision.version

    chosen = desk.get(f"/admin/articles/article/{planned.pk}/history/").context["chosen"]

    assert (chosen.old, chosen.new) == (public, planned.version)
    assert public < planned.version - 1
