"""No embargo is set that a version of the story, planned for sooner, would outrun."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import publishing, restoring, workflow
from tests import make

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def planned():
    """A story that the clock publishes in an hour."""
    return make.published(at=timezone.now() + HOUR)


@pytest.fixture
def version(planned, editor):
    return make.article(by=editor, story=planned.story, language="kk")


def test_one_that_ends_after_the_plan_is_refused(planned, version):
    with pytest.raises(ValidationError, match="запланирован"):
        publishing.refuse_embargo(version, planned.published_at + timedelta(minutes=1))


def test_one_that_ends_with_the_plan_or_before_is_set(planned, version):
    publishing.refuse_embargo(version, planned.published_at)


def test_nothing_is_refused_once_the_plan_is_dropped(planned, version, editor):
    workflow.withdraw(planned, by=editor)

    publishing.refuse_embargo(version, timezone.now() + 2 * HOUR)


def test_what_readers_have_in_another_language_bars_no_embargo(planned, version):
    with time_machine.travel(planned.published_at, tick=False):
        publishing.refuse_embargo(version, timezone.now() + HOUR)


def test_another_story_has_its_own_plans(planned):
    publishing.refuse_embargo(make.article(language="kk"), timezone.now() + 2 * HOUR)


def test_an_earlier_save_brings_no_such_embargo_back(planned, version, editor):
    held = make.saved(version, by=editor, embargo_until=timezone.now() + 2 * HOUR)
    make.saved(version, by=editor, embargo_until=None)

    with pytest.raises(ValidationError, match="запланирован"):
        restoring.restore(version, held.version, by=editor)

    version.refresh_from_db()
    assert version.embargo_until is None
