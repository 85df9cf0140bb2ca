"""Whoever runs the newsroom sees what failed, and has it tried again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import outbox
from articles.models import OutboxMessage

pytestmark = pytest.mark.django_db


def said(*arguments):
    out = StringIO()
    call_command("outbox", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def message():
    return OutboxMessage.objects.create(
        kind="telegram",
        about="article:5",
        not_before=timezone.now(),
        attempts=outbox.MOST_ATTEMPTS,
        error="Telegram: 403 Forbidden",
    )


def test_what_failed_is_listed_and_nothing_else(message):
    OutboxMessage.objects.create(kind="mail", about="mail:1", not_before=timezone.now(), error="x")

    assert said() == (f"{message.pk}: telegram, article:5: Telegram: 403 Forbidden\n1 failed\n")


def test_it_is_tried_anew_when_asked(message):
    said("--again", str(message.pk))

    message.refresh_from_db()
    assert (message.attempts, message.payload) == (0, {"again": True})
    assert said() == "0 failed\n"


def test_a_number_that_did_not_fail_is_refused(message):
    with pytest.raises(CommandError, match="7777"):
        said("--again", str(message.pk), "7777")

    message.refresh_from_db()
    assert message.attempts == outbox.MOST_ATTEMPTS
