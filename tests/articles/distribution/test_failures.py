"""What goes wrong out there: asked again with patience, or kept for somebody to see."""

from datetime import timedelta
from email.utils import format_datetime

import pytest
import time_machine
from django.utils import timezone

from articles import outbox, workflow
from articles.models import ChannelPost, OutboxMessage
from tests.articles.distribution.conftest import published, work
from tests.articles.distribution.standin import DROP, HANG, refusal

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
ONCE_MORE = 2 * MINUTE


def waits(message, moment):
    return round((message.not_before - moment).total_seconds())


def test_telegram_is_asked_again_after_the_seconds_it_wants(telegram, article, editor):
    telegram.answers.append(refusal(429, "Too Many Requests: retry after 90", retry_after=90))

    moment = published(article, editor)

    message = OutboxMessage.objects.get()
    assert waits(message, moment) == 91
    work(moment + MINUTE)
    assert len(telegram.heard) == 1
    work(moment + ONCE_MORE)
    assert len(telegram.posts) == 1


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("is_date", [False, True])
def test_so_is_whoever_says_it_in_a_header(engines, article, editor, status, is_date):
    workflow.publish(article, by=editor)
    moment = timezone.now().replace(microsecond=0) + MINUTE
    said = format_datetime(moment + 2 * MINUTE) if is_date else "120"
    engines.answers.append((status, b"", {"Retry-After": said}))
    work(moment)

    assert waits(OutboxMessage.objects.get(), moment) == 121


def test_a_wait_that_is_too_long_or_nonsense_is_not_believed(engines, article, editor):
    workflow.publish(article, by=editor)
    moment = timezone.now() + MINUTE
    engines.answers += [
        (429, b"", {"Retry-After": "soon"}),
        (429, b"", {"Retry-After": "99999999999999999999"}),
    ]
    work(moment)
    assert waits(OutboxMessage.objects.get(), moment) == 20
    work(moment + MINUTE)
    assert waits(OutboxMessage.objects.get(), moment + MINUTE) == 24 * 60 * 60


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 302])
def test_what_is_refused_for_good_is_kept_and_asked_no_more(engines, article, editor, status):
    engines.answers.append((status, "Ключ не тот".encode(), {"Location": f"{engines.url}/other"}))

    moment = published(article, editor)
    work(moment + 30 * timedelta(days=1))

    message = OutboxMessage.objects.get()
    assert message.done_at is None
    assert message.error == f"IndexNow: {status} Ключ не тот"
    assert [path for path, *_more in engines.heard] == ["/indexnow"]


def test_a_channel_that_refuses_the_bot_is_named_and_gets_the_post_once_it_does_not(
    telegram, article, editor
):
    telegram.answers.append(refusal(403, "Forbidden: bot is not a member of the channel chat"))
    moment = published(article, editor)

    message = OutboxMessage.objects.get()
    assert message.error == "Telegram: 403 Forbidden: bot is not a member of the channel chat"
    assert not ChannelPost.objects.exists()

    with time_machine.travel(moment, tick=False):
        outbox.again(message)
    work(moment)
    assert len(telegram.posts) == 1


@pytest.mark.parametrize("answer", [(500, b"", {}), HANG, DROP])
def test_a_hub_that_stumbles_is_asked_again_from_there(hub, article, editor, impatient, answer):
    hub.answers += [(204, b"", {})] * 4 + [answer]

    moment = published(article, editor)
    heard = len(hub.heard)
    hub.released.set()
    work(moment + ONCE_MORE)

    assert heard == 5
    assert OutboxMessage.objects.get().done_at
    urls = [form["hub.url"][0] for form in hub.forms()]
    assert urls[5:7] == urls[3:5]
    assert not set(urls[:3]) & set(urls[5:])


def test_where_nobody_listens_it_is_tried_again(telegram, settings, article, editor):
    url, settings.NEWSROOM_TELEGRAM_API = settings.NEWSROOM_TELEGRAM_API, "http://127.0.0.1:9"
    moment = published(article, editor)
    assert OutboxMessage.objects.get().error.startswith("Telegram: ")

    settings.NEWSROOM_TELEGRAM_API = url
    work(moment + ONCE_MORE)

    assert len(telegram.posts) == 1


def test_a_failed_edit_is_made_good(telegram, article, editor):
    moment = published(article, editor)
    telegram.answers.append(refusal(429, "Too Many Requests", retry_after=1))
    article.headline = "Другое"
    article.save()
    workflow.publish(article, by=editor)

    work(moment + MINUTE)
    work(moment + 3 * MINUTE)

    assert "Другое" in telegram.text
