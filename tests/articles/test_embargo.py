"""The embargo: nothing is published or sent out before it ends, by whatever door."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import changes, outbox, workflow
from articles.models import Article
from tests import make

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def article():
    return make.article(embargo_until=timezone.now() + HOUR)


@pytest.fixture
def sent(monkeypatch):
    carried_out = []
    monkeypatch.setitem(outbox.HANDLERS, "note", carried_out.append)
    return carried_out


@pytest.mark.parametrize("role", ["editor", "chief", "administrator"])
def test_nobody_publishes_before_it_ends(article, role, request):
    user = request.getfixturevalue(role)

    for at in (None, article.embargo_until - timedelta(seconds=1)):
        with pytest.raises(ValidationError):
            workflow.publish(article, by=user, at=at)

    article.refresh_from_db()
    assert article.status == Article.Status.DRAFT


def test_from_its_last_second_on_it_may_be_planned_and_published(article, editor):
    end = article.embargo_until

    workflow.publish(article, by=editor, at=end)

    with time_machine.travel(end, tick=False):
        assert article.edition
        workflow.publish(article, by=editor)


def test_nothing_about_it_is_sent_out_before_it_ends(article, sent):
    changes.send("note", f"article:{article.pk}", {"n": 1})

    assert not outbox.work_once()

    with time_machine.travel(article.embargo_until, tick=False):
        assert outbox.work_once()
    assert sent == [{"n": 1}]


def test_an_embargo_set_later_holds_back_what_waits_already(sent):
    article = make.article()
    changes.send("note", f"article:{article.pk}", {})

    Article.objects.filter(pk=article.pk).update(embargo_until=timezone.now() + HOUR)

    assert not outbox.work_once()


def test_other_messages_are_not_held_back(article, sent):
    changes.send("note", "article:999", {"n": 2})

    assert outbox.work_once()
    assert sent == [{"n": 2}]
