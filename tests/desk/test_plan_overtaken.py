"""Publish now is for what is planned, too: readers have it at once, and the plan is gone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def planned(editor):
    """A public story whose change, saved at the desk, is planned for tomorrow."""
    story = make.published(headline="Было", at=timezone.now() - DAY)
    story.headline = "Стало"
    story.save()
    workflow.publish(story, by=editor, at=timezone.now() + DAY)
    return story


@pytest.mark.parametrize("door", ["form", "beside"])
def test_a_planned_change_is_published_now(desk, planned, door):
    if door == "form":
        answer = writing.press(desk, "_publish", planned)
    else:
        data = {"_publish": "1", "version": str(planned.version)}
        answer = desk.post(f"/admin/articles/article/{planned.pk}/act/", data)

    assert "Правки опубликованы" in writing.said(answer)
    assert planned.edition.headline == "Стало"
    assert planned.planned_edition is None
    with time_machine.travel(timezone.now() + 2 * DAY, tick=False):
        assert planned.editions.public().get().headline == "Стало"


def test_without_plan_or_change_nothing_is_published_again(desk):
    story = make.published()

    answer = writing.press(desk, "_publish", story)

    assert "ничего не изменилось" in writing.said(answer)
    assert story.editions.count() == 1
