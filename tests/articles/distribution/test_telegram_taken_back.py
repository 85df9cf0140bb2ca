"""Posts of what is taken back: deleted, else they say so; and words taken out by law."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import redaction, workflow
from articles.models import ChannelPost, OutboxMessage
from tests.articles.distribution.conftest import change, work

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize("act", ["withdraw", "kill"])
def test_what_is_taken_back_is_deleted(telegram, posted, chief, act):
    getattr(workflow, act)(posted, by=chief, reason="Ошибка.")
    work()

    assert telegram.posts == {}
    assert ChannelPost.objects.get().removed_at


def test_a_post_too_old_to_delete_says_that_it_was_withdrawn(telegram, posted, editor):
    telegram.refused["deleteMessage"] = "Bad Request: message can't be deleted for everyone"
    workflow.withdraw(posted, by=editor, reason="По решению суда.")
    work(timezone.now() + 3 * DAY)

    assert "Мост" not in telegram.text
    assert "По решению суда." in telegram.text
    assert not ChannelPost.objects.get().removed_at


def test_such_a_post_says_the_story_again_when_it_returns(telegram, posted, editor):
    telegram.refused["deleteMessage"] = "Bad Request: message can't be deleted for everyone"
    workflow.withdraw(posted, by=editor, reason="Проверяем.")
    work()

    workflow.publish(posted, by=editor)
    work()

    assert "Мост закрыли" in telegram.text
    assert telegram.calls.count("sendMessage") == 1


def test_what_returns_the_same_day_is_posted_anew_for_its_post_is_gone(telegram, posted, editor):
    workflow.withdraw(posted, by=editor, reason="Проверяем.")
    work()

    workflow.publish(posted, by=editor)
    work()

    assert "Мост закрыли" in telegram.text
    assert ChannelPost.objects.filter(removed_at=None).count() == 1


def test_what_somebody_deleted_in_the_channel_stays_deleted(telegram, posted, editor):
    telegram.posts.clear()

    change(posted, editor, headline="Мост открыли")
    work()
    change(posted, editor, headline="Мост закрыли опять")
    work()

    assert telegram.posts == {}
    assert not OutboxMessage.objects.filter(done_at=None).exists()


def test_words_that_the_law_takes_out_go_from_the_post(telegram, posted, chief):
    redaction.redact(posted, words=["На неделю"], demanded_by="Суд, 1 марта", by=chief)
    work()

    assert "На неделю" not in telegram.text


def test_channel_and_messages_are_no_words_of_the_article(telegram, hub, posted, editor, chief):
    change(posted, editor, headline="Tobol, latest", deck="section")
    redaction.redact(posted, words=["tobol", "latest", "section"], demanded_by="Суд", by=chief)

    work()

    assert ChannelPost.objects.get().channel == "@tobol_ru"
    assert not OutboxMessage.objects.filter(done_at=None).exists()
    assert hub.heard
