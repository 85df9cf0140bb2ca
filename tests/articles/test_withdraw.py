"""Withdrawing, and publishing again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from accounts.models import ProtectedHistory
from articles import changes, workflow
from articles.models import Article, Event, Listing, ListTotal
from tests import make

pytestmark = pytest.mark.django_db


def test_it_takes_the_article_off_every_list(editor):
    article = make.published()

    workflow.withdraw(article, by=editor, reason="Ошибка в имени.")

    assert not Article.objects.public().exists()
    assert not Listing.objects.exists()
    assert ListTotal.objects.get(kind="latest").total == 0
    assert article.editions.count() == 1


def test_it_refuses_a_reporter(reporter):
    article = make.published(by=reporter)

    with pytest.raises(PermissionDenied):
        workflow.withdraw(article, by=reporter, reason="Передумал.")

    assert Article.objects.public().exists()


def test_it_wants_a_reason(editor):
    article = make.published()

    with pytest.raises(ValidationError):
        workflow.withdraw(article, by=editor, reason=" ")

    assert Article.objects.public().exists()


def test_a_draft_cannot_be_withdrawn(editor):
    article = make.article()

    with pytest.raises(ValidationError):
        workflow.withdraw(article, by=editor, reason="Нечего снимать.")

    assert not Event.objects.exists()


def test_a_plan_is_dropped_without_a_trace_in_public(editor):
    article = make.article()
    workflow.publish(article, by=editor, at=timezone.now() + timedelta(days=1))

    workflow.withdraw(article, by=editor, reason="Не выйдет.")

    article.refresh_from_db()
    assert article.status == Article.Status.DRAFT
    assert not article.editions.exists()
    assert ListTotal.objects.get(kind="latest").total == 0


def test_what_waits_in_the_outbox_is_cancelled(editor):
    article = make.published()
    message = changes.send("ping", f"article:{article.pk}", {})

    workflow.withdraw(article, by=editor, reason="Снято.")

    message.refresh_from_db()
    assert message.cancelled_at


def test_publishing_again_keeps_the_first_time_and_number(editor):
    article = make.published(at=timezone.now() - timedelta(days=3))
    first = article.edition.published_at
    workflow.withdraw(article, by=editor, reason="Проверяем.")

    workflow.publish(article, by=editor)

    assert article.edition.published_at == first
    assert ListTotal.objects.get(kind="latest").total == 1


def test_what_was_published_is_never_deleted():
    article = make.published()

    with pytest.raises(ProtectedError):
        article.delete()
    with pytest.raises(ProtectedHistory):
        article.edition.delete()

    assert Article.objects.public().exists()


def test_a_draft_may_be_deleted():
    article = make.article()

    article.delete()

    assert not Article.objects.exists()
