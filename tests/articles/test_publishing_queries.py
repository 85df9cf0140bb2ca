"""Publishing costs so many queries, whatever a story rests on and however many there are."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import corrections, workflow
from articles.models import Article
from tests import make

pytestmark = pytest.mark.django_db
MOST = 40


def story(*, names=1, **values):
    """A draft with everything in it: `names` of each sort, and two pictures."""
    figure = f'<figure data-picture="{make.picture().pk}"></figure>'
    return make.article(
        authors=[make.author() for _ in range(2 * names)],
        tags=[make.tag() for _ in range(3 * names)],
        chain=[(make.source(), "reference", step + 1) for step in range(2 * names)],
        lead_picture=make.picture(),
        place=make.place(parent=make.place()),
        body=f"<p>Первый абзац.</p>{figure}<p>Второй абзац.</p>",
        **values,
    )


def queries(act, article, by, **how):
    """How many it asks of what nobody has read yet, permissions included."""
    fresh, person = Article.objects.get(pk=article.pk), get_user_model().objects.get(pk=by.pk)
    with CaptureQueriesContext(connection) as asked:
        act(fresh, by=person, **how)
    return len(asked)


def saved(article, headline, by):
    """The article with another headline at the desk."""
    changed = Article.objects.get(pk=article.pk)
    changed.headline = headline
    changed.save()
    workflow.record(changed, by=by)
    return changed


def in_a_day():
    return timezone.now() + timedelta(days=1)


def in_two_days():
    return timezone.now() + timedelta(days=2)


def test_a_new_story(chief):
    assert queries(workflow.publish, story(), chief) <= MOST


def test_a_new_story_for_later(chief):
    assert queries(workflow.publish, story(), chief, at=in_a_day()) <= MOST


def test_a_change_with_a_note(chief):
    article = story()
    workflow.publish(article, by=chief)
    saved(article, "Другой заголовок", chief)

    assert queries(workflow.publish, article, chief, note="Стало известно больше.") <= MOST


def test_a_change_for_later(chief):
    article = story()
    workflow.publish(article, by=chief)
    saved(article, "Другой заголовок", chief)

    assert queries(workflow.publish, article, chief, at=in_a_day()) <= MOST


def test_a_plan_that_is_moved(chief):
    article = story()
    workflow.publish(article, by=chief, at=in_a_day())

    assert queries(workflow.publish, article, chief, at=in_two_days()) <= MOST


def test_a_planned_change_that_is_moved(chief):
    article = story()
    workflow.publish(article, by=chief)
    workflow.publish(saved(article, "Другой заголовок", chief), by=chief, at=in_a_day())

    assert queries(workflow.publish, article, chief, at=in_two_days()) <= MOST


def test_what_comes_back_after_it_was_withdrawn(chief):
    article = story()
    workflow.publish(article, by=chief)
    workflow.withdraw(article, by=chief, reason="Ошибка.")

    assert queries(workflow.publish, article, chief) <= MOST


def test_taking_back_what_was_published(chief):
    article = story()
    workflow.publish(article, by=chief)

    assert queries(workflow.withdraw, article, chief, reason="Ошибка.") <= MOST


def test_a_correction(chief):
    article = story()
    workflow.publish(article, by=chief)

    asked = queries(corrections.add, article, chief, kind="correction", text="Не 5, а 6.")

    assert asked <= MOST


def test_a_long_list_of_names_costs_no_more(chief):
    few, many = story(), story(names=5)
    workflow.publish(make.article(), by=chief)  # lists that any story stands in are counted by now

    assert queries(workflow.publish, few, chief) == queries(workflow.publish, many, chief)


def test_neither_do_earlier_editions(chief):
    once, often = story(), story()
    workflow.publish(once, by=chief)
    workflow.publish(often, by=chief)
    for number in range(6):
        workflow.publish(saved(often, f"Заголовок {number}", chief), by=chief)
    saved(once, "Другой заголовок", chief)
    saved(often, "Другой заголовок", chief)

    assert queries(workflow.publish, once, chief) == queries(workflow.publish, often, chief)
