"""When what readers see of a month changed, as publishing writes it down."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import redaction, workflow
from articles.models import MonthChange
from tests import make

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 10, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


def kept():
    return list(MonthChange.objects.order_by("month", "at").values_list("language", "month", "at"))


def test_publishing_writes_the_month_of_the_story(clock):
    make.published(at=datetime(2025, 8, 15, tzinfo=UTC))

    assert kept() == [("ru", 202508, NOW)]


def test_of_the_past_only_the_newest_is_kept(clock, editor):
    for _ in range(3):
        story = make.published()
        clock.shift(timedelta(minutes=1))
    workflow.withdraw(story, by=editor, reason="Ошибка.")

    assert kept() == [("ru", 202510, timezone.now())]


def test_a_plan_is_written_for_its_moment_and_goes_when_it_is_dropped(clock, editor):
    later = NOW + timedelta(days=40)
    planned = make.published(at=later)

    assert kept() == [("ru", 202511, later)]

    workflow.withdraw(planned, by=editor, reason="Не выйдет.")

    assert kept() == []


def test_a_planned_change_leaves_what_is_public_as_it_is(clock):
    story = make.published()
    clock.shift(timedelta(hours=1))
    later = timezone.now() + timedelta(hours=5)
    story.headline = "Новый заголовок"
    story.save()
    workflow.record(story, by=make.superuser())
    workflow.publish(story, by=make.superuser(), at=later)

    assert kept() == [("ru", 202510, NOW), ("ru", 202510, later)]


def test_a_draft_changes_nothing(clock):
    make.article()

    assert kept() == []


def test_words_taken_out_change_the_month(clock, administrator):
    story = make.published(body="<p>Иванов жил тут.</p><p>Второй.</p>")
    clock.shift(timedelta(hours=1))

    redaction.redact(story, words=["Иванов"], demanded_by="Решение суда № 1", by=administrator)

    assert kept() == [("ru", 202510, timezone.now())]
