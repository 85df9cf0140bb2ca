"""Stand-ins, with settings that lead to them, and a worker that is called by hand."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import outbox, workflow
from articles.distribution import announcing, asking
from tests import make
from tests.articles.distribution import standin

TOKEN = "123456:verySecretToken"


@pytest.fixture
def hub(settings):
    with standin.served(standin.StandIn()) as served:
        settings.NEWSROOM_WEBSUB_HUBS = [f"{served.url}/hub"]
        yield served


@pytest.fixture
def engines(settings, newsroom):
    newsroom.site_address = "https://tobol.example"
    newsroom.save()
    with standin.served(standin.StandIn()) as served:
        settings.NEWSROOM_INDEXNOW_URL = f"{served.url}/indexnow"
        settings.NEWSROOM_INDEXNOW_KEY = "0123456789abcdef"
        yield served


@pytest.fixture
def telegram(settings):
    with standin.served(standin.Telegram()) as served:
        settings.NEWSROOM_TELEGRAM_API = served.url
        settings.NEWSROOM_TELEGRAM_TOKEN = TOKEN
        settings.NEWSROOM_TELEGRAM_CHANNELS = {"ru": "@tobol_ru", "kk": "-1001234567890"}
        yield served


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE_SECONDS", 0.2)


@pytest.fixture
def posted(telegram, editor):
    article = make.article(headline="Мост закрыли", deck="На неделю.")
    workflow.publish(article, by=editor)
    work()
    return article


@pytest.fixture
def article(editor):
    return make.article()


def change(article, by, *, is_minor=False, **values):
    for name, value in values.items():
        setattr(article, name, value)
    article.save()
    workflow.record(article, by=by)
    workflow.publish(article, by=by, is_minor=is_minor)


def work(at=None):
    """Carry out what is due at a moment; by default when caches in front have settled."""
    moment = at or timezone.now() + announcing.SETTLING
    with time_machine.travel(moment, tick=False):
        while outbox.work_once():
            pass


def published(article, by):
    """Publish and carry out once, at a moment that is returned."""
    workflow.publish(article, by=by)
    moment = timezone.now() + timedelta(seconds=5)
    work(moment)
    return moment
