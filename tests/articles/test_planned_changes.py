"""Plans: rescheduled, overtaken, withdrawn; and what they leave public in between."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from articles.models import Article, Listing, ListTotal
from tests import make

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def story():
    return make.published(headline="Было", at=timezone.now() - DAY)


def total(kind, key=0):
    return ListTotal.objects.get(kind=kind, key=key, language="ru").total


def test_a_change_put_off_leaves_no_hole(story, editor, client):
    now = timezone.now()
    make.saved(story, by=editor, headline="Стало")
    workflow.publish(story, by=editor, at=now + HOUR)

    workflow.publish(story, by=editor, at=now + 5 * HOUR)

    with time_machine.travel(now + 3 * HOUR, tick=False):
        assert story.edition.headline == "Было"
        assert client.get(story.get_absolute_url()).status_code == 200
        assert Listing.objects.public().filter(kind="latest").count() == 1
    with time_machine.travel(now + 5 * HOUR, tick=False):
        assert story.edition.headline == "Стало"
        assert Listing.objects.public().filter(kind="latest").count() == 1


def test_publishing_now_overtakes_a_planned_change(story, editor):
    now = timezone.now()
    make.saved(story, by=editor, headline="Завтра")
    workflow.publish(story, by=editor, at=now + DAY)
    make.saved(story, by=editor, headline="Сейчас")

    workflow.publish(story, by=editor)

    with time_machine.travel(now + 2 * DAY, tick=False):
        assert story.edition.headline == "Сейчас"
        assert story.editions.public().count() == 1
    assert total("latest") == 1


def test_a_minor_change_does_not_take_the_time_of_an_overtaken_plan(story, editor):
    make.saved(story, by=editor, headline="Завтра")
    workflow.publish(story, by=editor, at=timezone.now() + DAY)

    workflow.publish(story, by=editor, is_minor=True)

    assert story.edition.updated_at is None


def test_withdrawing_takes_the_planned_change_with_it(story, editor):
    now = timezone.now()
    make.saved(story, by=editor, headline="Завтра", section=make.section())
    workflow.publish(story, by=editor, at=now + DAY)

    workflow.withdraw(story, by=editor, reason="Снято.")

    assert not Listing.objects.exists()
    assert set(ListTotal.objects.values_list("total", flat=True)) == {0}
    with time_machine.travel(now + 2 * DAY, tick=False):
        assert story.edition is None


def test_totals_follow_a_story_that_moves_by_the_clock(story, editor):
    old, new = story.section, make.section()
    make.saved(story, by=editor, section=new)

    workflow.publish(story, by=editor, at=timezone.now() + HOUR)

    assert (total("section", old.pk), total("section", new.pk)) == (0, 1)
    assert total("latest") == 1


def test_a_second_click_on_publish_shows_no_update(editor):
    article = make.article()
    workflow.publish(article, by=editor)

    workflow.publish(article, by=editor)

    assert article.edition.updated_at is None


def test_it_publishes_what_was_saved_since_the_caller_read_it(editor):
    article = make.article(headline="Старое")
    read_earlier = Article.objects.get(pk=article.pk)
    make.saved(article, by=editor, headline="Новое")

    workflow.publish(read_earlier, by=editor)

    article.refresh_from_db()
    assert article.headline == article.edition.headline == "Новое"
    assert not workflow.has_unpublished_changes(article)


def test_an_archive_date_counts_only_before_readers_saw_it(story, editor):
    first = story.edition.published_at
    make.saved(story, by=editor, headline="Стало")

    workflow.publish(story, by=editor, at=first - DAY, is_archive=True)

    assert story.edition.headline == "Стало"
    assert story.edition.published_at == first


def test_an_embargo_that_ended_does_not_bar_a_return(story, editor):
    workflow.withdraw(story, by=editor, reason="Снято.")
    make.saved(story, by=editor, embargo_until=timezone.now() - HOUR)

    workflow.publish(story, by=editor)

    assert story.edition
