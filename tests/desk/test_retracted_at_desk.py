"""What was retracted is called so at the desk, and nothing is offered that would be refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import corrections, workflow
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
REFUSED = ("_publish", "_schedule", "_front")


@pytest.fixture
def retracted(chief):
    story = make.published(headline="Было", at=timezone.now() - timedelta(days=1))
    corrections.add(story, kind="retraction", text="Источник отозвал данные.", by=chief)
    return story


def change(article, by):
    article.headline = "Стало"
    article.save()
    workflow.record(article, by=by)


def offered(page):
    return [name for name in REFUSED if f'name="{name}"' in page.content.decode()]


def test_the_bar_says_so_and_why_and_offers_no_publishing(desk, retracted):
    page = desk.get(writing.address(retracted))

    assert str(page.context["state"].word) == "Отозван"
    assert "Источник отозвал данные." in page.content.decode()
    assert offered(page) == []
    assert page.context["offers"].withdraw


def test_its_changes_wait_for_nobody(desk, editor, retracted):
    change(retracted, editor)

    page = desk.get(writing.address(retracted))
    listed = desk.get(LIST, {"show": "changed"}).context["cl"].result_list

    assert str(page.context["state"].word) == "Отозван"
    assert list(listed) == []


def test_the_list_says_so_too(desk, retracted):
    make.published(headline="Другая")

    page = desk.get(LIST).content.decode()

    assert page.count(">Отозван<") == 1


def test_one_that_was_reopened_is_a_draft_that_nobody_publishes(chief, sign_in, retracted):
    workflow.withdraw(retracted, by=chief, reason="Снято.")
    workflow.reopen(retracted, by=chief)

    page = sign_in(chief).get(writing.address(Article.objects.get()))

    assert str(page.context["state"].word) == "Черновик"
    assert not page.context["offers"].publish
    assert not page.context["offers"].submit


def test_others_are_offered_what_they_were(desk):
    page = desk.get(writing.address(make.published()))

    assert page.context["offers"].publish
    assert page.context["offers"].front
