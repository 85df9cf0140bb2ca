"""All of it is off by default; on, it costs publishing one query and no word with anybody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import corrections, workflow
from articles.distribution import announcing
from articles.models import OutboxMessage
from tests import make

pytestmark = pytest.mark.django_db
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def statements(article, by):
    with CaptureQueriesContext(connection) as asked:
        workflow.publish(article, by=by)
    return len(asked)


def test_nothing_is_put_in_the_outbox_by_default(editor, chief):
    article = make.article()

    workflow.publish(article, by=editor)
    corrections.add(article, kind="update", text="Дополнено.", by=chief)
    workflow.withdraw(article, by=editor, reason="Ошибка.")

    assert not OutboxMessage.objects.exists()


def test_with_all_of_it_on_publishing_asks_one_query_more(hub, engines, telegram, settings, editor):
    article = make.published()
    workflow.publish(article, by=editor)
    OutboxMessage.objects.all().delete()
    settings.NEWSROOM_WEBSUB_HUBS = [*settings.NEWSROOM_WEBSUB_HUBS, "https://hub.example/"]
    with_it = statements(article, editor)
    settings.NEWSROOM_WEBSUB_HUBS = []
    settings.NEWSROOM_INDEXNOW_KEY = settings.NEWSROOM_TELEGRAM_TOKEN = ""
    without = statements(article, editor)

    kinds = sorted(OutboxMessage.objects.values_list("kind", flat=True))
    assert kinds == ["indexnow", "telegram", "websub", "websub"]
    assert with_it == without + 1
    assert hub.heard == engines.heard == telegram.heard == []


def test_an_archive_is_brought_in_silence(hub, engines, telegram, chief):
    article = make.article()

    workflow.publish(article, by=chief, at=timezone.now() - HOUR, is_archive=True)
    corrections.add(
        article,
        kind="update",
        text="Дополнено.",
        by=chief,
        at=timezone.now() - timedelta(minutes=1),
    )

    assert not OutboxMessage.objects.exists()


def test_nobody_is_told_of_a_demo(hub, engines, telegram, editor):
    article = make.article()

    with announcing.silent():
        workflow.publish(article, by=editor)
        workflow.withdraw(article, by=editor, reason="Ошибка.")

    assert not OutboxMessage.objects.exists()
    workflow.publish(article, by=editor)
    assert OutboxMessage.objects.count() == 3


def test_no_payload_has_a_key(hub, engines, telegram, settings, editor):
    workflow.publish(make.article(), by=editor)

    payloads = str(list(OutboxMessage.objects.values_list("payload", flat=True)))
    assert settings.NEWSROOM_TELEGRAM_TOKEN not in payloads
    assert settings.NEWSROOM_INDEXNOW_KEY not in payloads
