"""Dropping a planned change: what readers have goes on without an end."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import changes, workflow
from articles.models import FOREVER, Article, Edition, Listing, ListTotal
from tests import make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def planned(editor):
    """A public story of one section whose change, tomorrow, moves it to another."""
    story = make.published(headline="Было", at=timezone.now() - DAY)
    story.headline, story.section = "Стало", make.section("new")
    story.save()
    workflow.publish(story, by=editor, at=timezone.now() + DAY)
    return story


def test_the_public_text_goes_on_for_ever(planned, editor, client):
    workflow.cancel_change(planned, by=editor)

    edition = planned.editions.get()
    assert (edition.headline, edition.public_until) == ("Было", FOREVER)
    with time_machine.travel(timezone.now() + 2 * DAY, tick=False):
        assert client.get(planned.get_absolute_url()).status_code == 200
        assert Listing.objects.public().filter(kind="latest").count() == 1


def test_totals_are_right_again(planned, editor):
    old = Edition.objects.order_by("public_from").first().section_id

    workflow.cancel_change(planned, by=editor)

    totals = dict(ListTotal.objects.filter(kind="section").values_list("key", "total"))
    assert totals == {old: 1, planned.section_id: 0}
    assert ListTotal.objects.get(kind="latest").total == 1
    assert set(Listing.objects.values_list("public_until", flat=True)) == {FOREVER}


def test_the_change_stays_at_the_desk(planned, editor):
    workflow.cancel_change(planned, by=editor)

    planned.refresh_from_db()
    assert planned.headline == "Стало"
    assert workflow.has_unpublished_changes(planned)


def test_what_waits_to_be_sent_is_cancelled(planned, editor):
    message = changes.send("ping", f"article:{planned.pk}", {}, not_before=timezone.now() + DAY)

    workflow.cancel_change(planned, by=editor)

    message.refresh_from_db()
    assert message.cancelled_at


def test_putting_a_plan_off_cancels_what_waits_too(planned, editor):
    message = changes.send("ping", f"article:{planned.pk}", {}, not_before=timezone.now() + DAY)

    workflow.publish(planned, by=editor, at=timezone.now() + 2 * DAY)

    message.refresh_from_db()
    assert message.cancelled_at


def test_a_reporter_cancels_nothing(planned, reporter):
    with pytest.raises(PermissionDenied):
        workflow.cancel_change(planned, by=reporter)

    assert planned.planned_edition


@pytest.mark.parametrize("plan", ["none", "first"])
def test_without_a_planned_change_there_is_nothing_to_cancel(editor, plan):
    at = timezone.now() + DAY if plan == "first" else None
    article = make.published(at=at)

    with pytest.raises(ValidationError):
        workflow.cancel_change(article, by=editor)

    assert Article.objects.get().editions.count() == 1
