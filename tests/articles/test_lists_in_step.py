"""Publishing knows where an article stands afterwards without asking: it is what stands there."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import listings, workflow
from articles.models import Article
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch):
    """Asks after each change whether what was told is what the tables say."""
    seen = []

    def keep(article, before, after):
        seen.append((set(after), set(listings.spots(article)), len(after)))

    monkeypatch.setattr(listings.months, "keep", keep)
    yield seen
    assert seen
    assert all(after == there and len(there) == length for after, there, length in seen)


def later(days):
    return timezone.now() + timedelta(days=days)


def changed(article, chief):
    fresh = Article.objects.get(pk=article.pk)
    fresh.headline += "."
    fresh.save()
    workflow.record(fresh, by=chief)
    return fresh


def test_of_a_story_that_is_published_and_changed(told, chief):
    article = make.article(authors=[make.author()], tags=[make.tag()])
    workflow.publish(article, by=chief)
    workflow.publish(changed(article, chief), by=chief, note="Стало известно больше.")

    assert len(told) == 2


def test_of_a_plan_that_is_moved_and_comes_true(told, chief):
    article = make.article(tags=[make.tag()])
    workflow.publish(article, by=chief, at=later(1))
    workflow.publish(article, by=chief, at=later(2))
    workflow.publish(article, by=chief)

    assert len(told) == 3


def test_of_a_planned_change_that_is_moved(told, chief):
    article = make.article(tags=[make.tag()])
    workflow.publish(article, by=chief)
    workflow.publish(changed(article, chief), by=chief, at=later(1))
    workflow.publish(changed(article, chief), by=chief, at=later(2), note="Стало известно.")
    workflow.publish(article, by=chief, at=later(3))

    assert len(told) == 4


def test_of_what_the_clock_changed_meanwhile(told, chief):
    article = make.article(tags=[make.tag()])
    workflow.publish(article, by=chief)
    workflow.publish(changed(article, chief), by=chief, at=later(1))
    with time_machine.travel(later(2), tick=False):
        workflow.publish(changed(article, chief), by=chief, at=later(1))

    assert len(told) == 3


def test_of_what_comes_back_after_it_was_withdrawn(told, chief):
    article = make.article(tags=[make.tag()])
    workflow.publish(article, by=chief)
    workflow.withdraw(article, by=chief, reason="Ошибка.")
    workflow.publish(article, by=chief, at=later(1))

    assert len(told) == 3
