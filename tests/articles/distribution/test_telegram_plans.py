"""When a post is made: as news, at its moment, and not before an embargo ends."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from articles.models import OutboxMessage
from tests import make
from tests.articles.distribution.conftest import change, work

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_an_old_story_is_no_news(telegram, editor):
    article = make.article()
    workflow.publish(article, by=editor)

    work(timezone.now() + DAY + HOUR)

    assert telegram.heard == []
    assert OutboxMessage.objects.get().done_at


def test_turned_on_later_it_leaves_earlier_stories_alone(telegram, editor):
    article = make.published()

    change(article, editor, headline="Мост открыли")
    work()

    assert telegram.heard == []


def test_withdrawn_before_the_worker_came_it_is_never_posted(telegram, editor):
    article = make.article()
    workflow.publish(article, by=editor)
    workflow.withdraw(article, by=editor, reason="Рано.")

    work()

    assert telegram.heard == []
    assert OutboxMessage.objects.exclude(cancelled_at=None).count() == 1


def test_a_plan_is_posted_at_its_moment(telegram, editor):
    article = make.article()
    begins = timezone.now() + HOUR
    workflow.publish(article, by=editor, at=begins)

    assert OutboxMessage.objects.get().not_before == begins
    work()
    assert telegram.heard == []
    work(begins)
    assert len(telegram.posts) == 1


def test_a_plan_put_off_is_posted_once_and_later(telegram, editor):
    article = make.article()
    workflow.publish(article, by=editor, at=timezone.now() + HOUR)
    workflow.publish(article, by=editor, at=timezone.now() + 3 * HOUR)

    work(timezone.now() + 2 * HOUR)
    assert telegram.heard == []
    work(timezone.now() + 4 * HOUR)
    assert telegram.calls == ["sendMessage"]


def test_a_plan_taken_off_the_schedule_is_not_posted(telegram, editor):
    article = make.article()
    workflow.publish(article, by=editor, at=timezone.now() + HOUR)
    workflow.withdraw(article, by=editor)

    work(timezone.now() + 2 * HOUR)

    assert telegram.heard == []


def test_what_waits_of_the_public_text_outlives_a_plan_that_is_dropped(telegram, editor):
    article = make.article(headline="Мост закрыли")
    workflow.publish(article, by=editor)
    article.headline = "Мост открыли"
    article.save()
    workflow.publish(article, by=editor, at=timezone.now() + DAY)
    workflow.cancel_change(article, by=editor)

    work()
    work(timezone.now() + 2 * DAY)

    assert telegram.calls == ["sendMessage"]
    assert "Мост закрыли" in telegram.text


def test_an_embargo_holds_a_post_back_whatever_its_row_says(telegram, editor):
    ends = timezone.now() + HOUR
    article = make.article(embargo_until=ends)
    workflow.publish(article, by=editor, at=ends)
    OutboxMessage.objects.update(not_before=timezone.now())

    work()
    assert telegram.heard == []
    assert not OutboxMessage.objects.get().done_at
    work(ends)
    assert len(telegram.posts) == 1


def test_an_embargo_elsewhere_holds_no_removal_back(telegram, posted, editor):
    make.article(language="kk", story=posted.story, embargo_until=timezone.now() + DAY)
    workflow.withdraw(posted, by=editor, reason="Рано.")

    with time_machine.travel(timezone.now() + HOUR, tick=False):
        work()

    assert telegram.posts == {}
