"""Keys stand in no error, no log and no row."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import outbox
from articles.models import OutboxMessage
from tests.articles.distribution.conftest import TOKEN, published
from tests.articles.distribution.standin import DROP, refusal

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
ONCE_MORE = 2 * MINUTE


@pytest.mark.parametrize(
    ("api", "answer"),
    [
        ("", (500, f"upstream /bot{TOKEN}/sendMessage".encode(), {})),
        ("", (404, f"no /bot{TOKEN}/sendMessage".encode(), {})),
        ("", refusal(400, f"Bad Request: {TOKEN}")),
        ("", DROP),
        ("http://127.0.0.1:9", None),
        ("http://[half", None),
        ("gopher://127.0.0.1", None),
        ("http://127.0.0.1:9/a b", None),
        ("http://127.0.0.1:port", None),
    ],
)
def test_the_token_is_in_no_error_and_in_no_log(
    telegram, settings, article, editor, caplog, api, answer
):
    caplog.set_level(logging.DEBUG)
    settings.NEWSROOM_TELEGRAM_API = api or telegram.url
    if answer:
        telegram.answers.append(answer)

    published(article, editor)

    message = OutboxMessage.objects.get()
    assert message.done_at is None
    assert message.error
    assert TOKEN not in message.error
    assert caplog.records
    assert TOKEN not in caplog.text


def test_secrets_are_taken_out_of_what_others_raise(settings, monkeypatch, article):
    settings.NEWSROOM_CDN_TOKEN = "cdn-secret"

    def fail(payload):
        raise ValueError("cdn-secret was refused")

    monkeypatch.setitem(outbox.HANDLERS, "purge", fail)
    OutboxMessage.objects.create(kind="purge", about="purge", not_before=timezone.now())
    outbox.work_once()

    assert "cdn-secret" not in OutboxMessage.objects.get().error
