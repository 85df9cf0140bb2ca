"""Handing in, taking back, returning: the steps before publishing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles import workflow
from articles.models import Article, Event
from tests import make

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_a_reporter_hands_in_and_takes_back_an_own_draft(reporter):
    article = make.article(by=reporter)

    workflow.submit(article, by=reporter)
    assert list(Article.objects.waiting()) == [article]
    workflow.take_back(article, by=reporter)

    article.refresh_from_db()
    assert article.status == Status.DRAFT
    assert [event.verb for event in Event.objects.all()] == ["take_back", "submit"]


def test_an_author_by_credit_is_an_owner_too(reporter):
    article = make.article(authors=[make.author(user=reporter)])

    workflow.submit(article, by=reporter)

    assert Article.objects.waiting().exists()


def test_nobody_hands_in_or_takes_back_what_is_anothers(reporter):
    article = make.article()

    with pytest.raises(PermissionDenied):
        workflow.submit(article, by=reporter)
    workflow.submit(article, by=make.superuser())
    with pytest.raises(PermissionDenied):
        workflow.take_back(article, by=reporter)

    article.refresh_from_db()
    assert article.status == Status.REVIEW


def test_an_editor_returns_it_with_a_note(editor, reporter):
    article = make.article(by=reporter)
    workflow.submit(article, by=reporter)

    with pytest.raises(ValidationError):
        workflow.send_back(article, by=editor, note=" ")
    workflow.send_back(article, by=editor, note="Проверьте имя.")

    article.refresh_from_db()
    assert article.status == Status.DRAFT
    assert Event.objects.first().note == "Проверьте имя."


def test_a_reporter_returns_nothing(reporter):
    article = make.article(by=reporter)
    workflow.submit(article, by=reporter)

    with pytest.raises(PermissionDenied):
        workflow.send_back(article, by=reporter, note="Нет.")


def test_what_waits_can_not_be_handed_in_again(reporter, editor):
    article = make.article(by=reporter)
    workflow.submit(article, by=reporter)

    with pytest.raises(ValidationError):
        workflow.submit(article, by=editor)

    assert Event.objects.count() == 1


def test_who_may_not_write_starts_nothing():
    article = Article(language="ru", headline="Чужой")

    with pytest.raises(PermissionDenied):
        workflow.start(article, by=make.user())

    assert not Article.objects.exists()


def test_without_anything_published_there_is_nothing_to_go_back_to(editor):
    article = make.article()

    with pytest.raises(ValidationError):
        workflow.discard_changes(article, by=editor)
