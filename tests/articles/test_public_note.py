"""What readers are told of a change: a note that comes with it, and goes with its plan."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import workflow
from articles.models import Correction
from tests import make

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def story():
    made = make.published(headline="Было", at=timezone.now() - timedelta(days=1))
    made.headline = "Стало"
    made.save()
    workflow.record(made, by=made.owner)
    return made


def notes(article):
    return [(note["kind"], note["text"]) for note in article.edition.corrections]


def test_it_stands_in_the_edition_as_an_update(story, editor):
    workflow.publish(story, by=editor, note="Добавлен ответ акимата.")

    note = Correction.objects.get()
    assert notes(story) == [("update", "Добавлен ответ акимата.")]
    assert (note.by, note.made_at) == (editor, story.edition.public_from)
    assert story.edition.updated_at == note.made_at


@pytest.mark.parametrize("how", [{"is_minor": True}, {"is_minor": False}])
def test_a_small_fix_and_a_first_publication_have_none(story, editor, how):
    article = story if how["is_minor"] else make.article()

    with pytest.raises(ValidationError):
        workflow.publish(article, by=editor, note="Заметка.", **how)

    assert not Correction.objects.exists()
    assert story.edition.headline == "Было"


def test_a_planned_one_is_told_when_the_change_begins(story, editor):
    moment = timezone.now() + HOUR

    workflow.publish(story, by=editor, at=moment, note="Дополнено.")

    assert notes(story) == []
    with time_machine.travel(moment, tick=False):
        assert notes(story) == [("update", "Дополнено.")]
        assert Correction.objects.get().made_at == moment


@pytest.mark.parametrize("act", ["cancel", "withdraw", "publish now", "put off"])
def test_a_plan_that_is_dropped_takes_its_note_along(story, editor, act):
    workflow.publish(story, by=editor, at=timezone.now() + HOUR, note="Дополнено.")

    if act == "cancel":
        workflow.cancel_change(story, by=editor)
    elif act == "withdraw":
        workflow.withdraw(story, by=editor, reason="Снято.")
    elif act == "publish now":
        workflow.publish(story, by=editor)
    else:
        workflow.publish(story, by=editor, at=timezone.now() + 2 * HOUR)

    assert not Correction.objects.exists()
    assert story.events.filter(note__contains="Дополнено.").exists()
