"""Killing what must not be used, and reopening it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.models import AuditEntry
from articles import changes, workflow
from articles.models import Article, Event, Listing, ListTotal
from tests import make

pytestmark = pytest.mark.django_db
Status = Article.Status
DAY = timedelta(days=1)


@pytest.fixture
def killed(chief):
    article = make.published(headline="Ложное сообщение")
    workflow.kill(article, by=chief, reason="Сообщение оказалось ложным.")
    return article


def test_it_leaves_nothing_in_public(killed):
    assert (killed.status, killed.is_killed) == (Status.WITHDRAWN, True)
    assert not Article.objects.public().exists()
    assert not Listing.objects.exists()
    assert set(ListTotal.objects.values_list("total", flat=True)) == {0}


def test_the_address_says_that_it_was_killed_and_why(killed, client):
    response = client.get(f"/ru/{killed.pk}/")

    page = response.content.decode()
    assert response.status_code == 410
    assert "Материал аннулирован" in page
    assert "Сообщение оказалось ложным." in page
    assert "Ложное сообщение" not in page


def test_what_was_withdrawn_may_be_killed(chief):
    article = make.published()
    workflow.withdraw(article, by=chief, reason="Проверяем.")

    workflow.kill(article, by=chief, reason="Это неправда.")

    assert article.is_killed
    assert article.withdrawn_reason == "Это неправда."


def test_nobody_publishes_or_writes_in_it(killed, chief, editor):
    for user in (chief, editor):
        assert not workflow.may_change(killed, user)
        with pytest.raises(ValidationError):
            workflow.publish(killed, by=user)
        with pytest.raises(ValidationError):
            workflow.publish(killed, by=user, at=timezone.now() + DAY)

    assert not Article.objects.public().exists()


def test_it_is_for_chief_editors(editor):
    article = make.published()

    with pytest.raises(PermissionDenied):
        workflow.kill(article, by=editor, reason="Ложь.")

    assert Article.objects.public().exists()
    assert not Event.objects.filter(verb="kill").exists()


@pytest.mark.parametrize("reason", ["", "  "])
def test_it_wants_a_reason(chief, reason):
    article = make.published()

    with pytest.raises(ValidationError):
        workflow.kill(article, by=chief, reason=reason)

    assert Article.objects.public().exists()


def test_what_no_reader_saw_can_not_be_killed(chief):
    planned = make.published(at=timezone.now() + DAY)

    for article in (planned, make.article()):
        with pytest.raises(ValidationError):
            workflow.kill(article, by=chief, reason="Ложь.")

    assert planned.planned_edition


def test_killing_twice_is_refused(killed, chief):
    with pytest.raises(ValidationError):
        workflow.kill(killed, by=chief, reason="Ещё раз.")

    assert Event.objects.filter(verb="kill").count() == 1


def test_what_waits_to_be_sent_is_cancelled(chief):
    article = make.published()
    message = changes.send("ping", f"article:{article.pk}", {})

    workflow.kill(article, by=chief, reason="Ложь.")

    message.refresh_from_db()
    assert message.cancelled_at


def test_it_stands_in_the_event_and_in_the_audit_log(killed, chief):
    event = Event.objects.first()
    entry = AuditEntry.objects.get(act="kill")

    assert (event.verb, event.from_status, event.to_status) == ("kill", "published", "withdrawn")
    assert (event.by, event.note) == (chief, "Сообщение оказалось ложным.")
    assert entry.by == chief
    assert entry.about == f"{killed.pk}: Ложное сообщение"
    assert entry.details["note"] == "Сообщение оказалось ложным."
