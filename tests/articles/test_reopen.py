"""Reopening what was withdrawn or killed: a draft again, while its address goes on saying why."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import workflow
from articles.models import Article, Event
from tests import make

pytestmark = pytest.mark.django_db
Status = Article.Status


@pytest.fixture
def killed(chief):
    article = make.published()
    workflow.kill(article, by=chief, reason="Ошибка агентства.")
    return article


def test_it_becomes_a_draft_that_may_be_written_and_published(killed, chief, editor, client):
    first = killed.editions.get().published_at

    workflow.reopen(killed, by=chief, note="Агентство подтвердило.")

    assert killed.status == Status.DRAFT
    assert workflow.may_change(killed, editor)
    assert client.get(f"/ru/{killed.pk}/").status_code == 410
    assert "Ошибка агентства." in client.get(f"/ru/{killed.pk}/").content.decode()
    workflow.publish(killed, by=editor)
    assert client.get(killed.get_absolute_url()).status_code == 200
    assert killed.edition.published_at == first
    assert killed.killed_at is None


def test_the_tombstone_goes_on_saying_that_it_was_killed(killed, chief, client):
    workflow.reopen(killed, by=chief)

    assert "Материал аннулирован" in client.get(f"/ru/{killed.pk}/").content.decode()


def test_the_tombstone_stands_until_a_planned_return_begins(killed, chief, client):
    moment = timezone.now() + timedelta(hours=1)
    workflow.reopen(killed, by=chief)

    workflow.publish(killed, by=chief, at=moment)

    assert killed.is_scheduled
    assert client.get(f"/ru/{killed.pk}/").status_code == 410
    with time_machine.travel(moment, tick=False):
        assert client.get(killed.get_absolute_url()).status_code == 200


def test_a_planned_return_that_is_dropped_leaves_the_draft_and_the_tombstone(killed, chief, client):
    workflow.reopen(killed, by=chief)
    workflow.publish(killed, by=chief, at=timezone.now() + timedelta(hours=1))

    workflow.withdraw(killed, by=chief)

    assert killed.status == Status.DRAFT
    assert "Ошибка агентства." in client.get(f"/ru/{killed.pk}/").content.decode()


def test_withdrawing_later_is_not_killing(killed, chief, client):
    workflow.reopen(killed, by=chief)
    workflow.publish(killed, by=chief)

    workflow.withdraw(killed, by=chief, reason="Снято по просьбе автора.")

    assert not killed.is_killed
    assert "Материал аннулирован" not in client.get(f"/ru/{killed.pk}/").content.decode()


def test_what_was_withdrawn_is_reopened_too(chief, editor):
    article = make.published()
    workflow.withdraw(article, by=editor, reason="Проверяем.")

    workflow.reopen(article, by=chief, note="Проверили.")

    event = Event.objects.first()
    assert (article.status, event.verb, event.note) == (Status.DRAFT, "reopen", "Проверили.")


def test_it_is_for_chief_editors(killed, editor):
    with pytest.raises(PermissionDenied):
        workflow.reopen(killed, by=editor)

    killed.refresh_from_db()
    assert killed.is_killed


def test_only_what_is_gone_is_reopened(chief):
    for article in (make.article(), make.published()):
        with pytest.raises(ValidationError):
            workflow.reopen(article, by=chief)

    assert not Event.objects.filter(verb="reopen").exists()


def test_what_was_public_once_is_never_deleted(killed, chief):
    workflow.reopen(killed, by=chief)

    with pytest.raises(Exception, match="never deleted"):
        workflow.delete(killed, by=chief)

    assert Article.objects.filter(pk=killed.pk).exists()
