"""Taking what waits for an editor: colleagues see who works on it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles import workflow
from articles.models import Article, Event
from tests import make

pytestmark = pytest.mark.django_db
Status = Article.Status


@pytest.fixture
def waiting(reporter):
    article = make.article(by=reporter)
    workflow.submit(article, by=reporter)
    return article


def test_it_stays_in_review_and_names_the_editor(waiting, editor, reporter):
    workflow.take(waiting, by=editor)

    waiting.refresh_from_db()
    event = Event.objects.first()
    assert (waiting.status, waiting.taken_by, waiting.owner) == (Status.REVIEW, editor, reporter)
    assert (event.verb, event.by) == ("take", editor)


def test_a_colleague_takes_it_over(waiting, editor, chief):
    workflow.take(waiting, by=editor)

    workflow.take(waiting, by=chief)

    assert waiting.taken_by == chief


def test_taking_twice_is_refused(waiting, editor):
    workflow.take(waiting, by=editor)

    with pytest.raises(ValidationError):
        workflow.take(waiting, by=editor)

    assert Event.objects.filter(verb="take").count() == 1


def test_a_reporter_takes_nothing(waiting, reporter):
    with pytest.raises(PermissionDenied):
        workflow.take(waiting, by=reporter)

    waiting.refresh_from_db()
    assert waiting.taken_by is None


def test_a_draft_is_not_taken(editor):
    with pytest.raises(ValidationError):
        workflow.take(make.article(), by=editor)


def test_its_reporter_does_not_take_back_what_an_editor_works_on(waiting, editor, reporter):
    workflow.take(waiting, by=editor)

    with pytest.raises(ValidationError, match=str(editor)):
        workflow.take_back(waiting, by=reporter)

    waiting.refresh_from_db()
    assert waiting.status == Status.REVIEW


@pytest.mark.parametrize("leave", ["return", "publish"])
def test_nobody_has_it_once_it_leaves_review(waiting, editor, leave):
    workflow.take(waiting, by=editor)

    if leave == "return":
        workflow.send_back(waiting, by=editor, note="Уточнить.")
    else:
        workflow.publish(waiting, by=editor)

    waiting.refresh_from_db()
    assert waiting.taken_by is None
