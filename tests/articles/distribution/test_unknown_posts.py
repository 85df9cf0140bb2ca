"""A post of which nobody knows whether it went out: it is never sent again unasked."""

from datetime import timedelta

import pytest

from articles import outbox, workflow
from articles.distribution import asking
from articles.models import ChannelPost, OutboxMessage
from tests.articles.distribution.conftest import published, work
from tests.articles.distribution.standin import DROP, HANG, refusal, well

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
ONCE_MORE = 2 * MINUTE


@pytest.mark.parametrize("answer", [HANG, DROP, (502, b"<html>", {}), (200, b"<html>", {})])
def test_a_post_that_may_have_gone_out_is_never_sent_again(
    telegram, article, editor, impatient, answer
):
    telegram.answers.append(answer)

    moment = published(article, editor)
    work(moment + 30 * MINUTE)

    assert len(telegram.heard) == 1
    assert "nobody knows" in OutboxMessage.objects.get().error


def test_a_withdrawal_says_that_such_a_post_may_stand_there(telegram, article, editor, impatient):
    telegram.answers.append(DROP)
    moment = published(article, editor)
    workflow.withdraw(article, by=editor, reason="Ошибка.")

    work(moment + 30 * MINUTE)

    message = OutboxMessage.objects.get(cancelled_at=None)
    assert "Look in the channel" in message.error


def test_it_is_sent_once_more_when_somebody_has_looked(telegram, article, editor, impatient):
    telegram.answers.append(DROP)
    moment = published(article, editor)

    outbox.again(OutboxMessage.objects.get())
    work(moment + MINUTE)

    assert len(telegram.posts) == 1
    assert ChannelPost.objects.filter(removed_at=None).get().message


def test_a_worker_that_dies_while_it_posts_leaves_the_question(telegram, article, editor):
    workflow.publish(article, by=editor)
    begun = ChannelPost.objects.create(article=article, channel="@tobol_ru")
    moment = begun.begun_at + timedelta(seconds=5)

    work(moment)
    assert "being sent" in OutboxMessage.objects.get().error
    work(moment + ONCE_MORE)

    assert telegram.heard == []
    assert "nobody knows" in OutboxMessage.objects.get().error


@pytest.mark.parametrize(
    "answer", [refusal(500, "Internal Server Error"), refusal(429, "Too Many Requests")]
)
def test_what_telegram_itself_says_it_did_not_do_is_done_later(telegram, article, editor, answer):
    telegram.answers.append(answer)

    moment = published(article, editor)
    work(moment + ONCE_MORE)

    assert len(telegram.posts) == 1


def test_a_long_answer_is_not_read_to_its_end(telegram, article, editor, monkeypatch):
    monkeypatch.setattr(asking, "LONGEST_ANSWER", 1000)
    status, body, headers = well({"message_id": 7, "text": "ы" * 5000})
    telegram.answers.append((status, body, headers))

    published(article, editor)

    assert "nobody knows" in OutboxMessage.objects.get().error
