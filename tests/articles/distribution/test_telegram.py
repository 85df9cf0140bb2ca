"""Telegram: an article has one post, in its language, and it says what readers have."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import corrections, workflow
from articles.distribution import telegram as api
from articles.models import ChannelPost, OutboxMessage
from tests import make
from tests.articles.distribution.conftest import TOKEN, change, work

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_first_publication_is_posted(telegram, posted):
    [post] = telegram.posts.values()
    url = f"http://127.0.0.1:8000{posted.get_absolute_url()}"

    assert telegram.heard[0][0] == f"/bot{TOKEN}/sendMessage"
    assert post["chat_id"] == "@tobol_ru"
    assert post["parse_mode"] == "HTML"
    assert post["link_preview_options"] == {"url": url}
    assert f'<b><a href="{url}">Мост закрыли</a></b>\n\nНа неделю.' in post["text"]
    row = ChannelPost.objects.get()
    assert (row.article, row.channel, row.message) == (posted, "@tobol_ru", 101)


def test_it_goes_to_the_channel_of_its_language(telegram, editor):
    workflow.publish(make.article(language="kk", headline="Көпір жабылды"), by=editor)
    work()

    [post] = telegram.posts.values()
    assert post["chat_id"] == -1001234567890


def test_a_language_without_a_channel_has_no_posts(telegram, editor):
    workflow.publish(make.article(language="en", headline="Bridge closed"), by=editor)
    work()

    assert telegram.heard == []
    assert not OutboxMessage.objects.exists()


def test_a_change_edits_the_same_post(telegram, posted, editor):
    change(posted, editor, headline="Мост открыли")
    work()

    assert telegram.calls == ["sendMessage", "editMessageText"]
    assert "Мост открыли" in telegram.text


def test_a_change_that_the_post_does_not_show_leaves_it_alone(telegram, posted, editor):
    change(posted, editor, is_minor=True, body="<p>Другой текст.</p>")
    work()

    assert telegram.calls == ["sendMessage"]


def test_a_message_carried_out_twice_does_no_harm(telegram, posted):
    OutboxMessage.objects.update(done_at=None, not_before=timezone.now())

    work()

    assert telegram.calls == ["sendMessage"]


def test_a_correction_is_told_in_the_post(telegram, posted, chief):
    corrections.add(posted, kind="correction", text="На два дня, не на неделю.", by=chief)
    work()

    assert "<b>Исправление.</b> На два дня" in telegram.text


def test_a_retraction_takes_the_words_of_the_post(telegram, posted, chief):
    corrections.add(posted, kind="retraction", text="Мост не закрывали.", by=chief)
    work()

    assert "На неделю." not in telegram.text
    assert "Мост не закрывали." in telegram.text
    [post] = telegram.posts.values()
    assert post["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize("act", ["change", "withdraw"])
def test_what_happens_while_it_is_posted_counts(telegram, editor, monkeypatch, act):
    article = make.article(headline="Было")
    workflow.publish(article, by=editor)
    send = api.send

    def meanwhile(*arguments):
        message = send(*arguments)
        if act == "change":
            change(article, editor, headline="Стало")
        else:
            workflow.withdraw(article, by=editor, reason="Рано.")
        OutboxMessage.objects.exclude(attempts=1).delete()
        return message

    monkeypatch.setattr(api, "send", meanwhile)
    work()

    assert ["Стало" in post["text"] for post in telegram.posts.values()] == [True] * (
        act == "change"
    )
