"""A note for readers and a time of publishing that were typed and not used are shown again."""

import pytest

from articles import workflow
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
TYPED = {"public_note": "Добавлен ответ акимата.", "publish_at": "2031-05-06T07:08"}


@pytest.fixture
def article(newsroom):
    return make.published(headline="Было")


def page_after(desk, article, data, button):
    """The page that the button leads to."""
    answer = desk.post(writing.address(article), data | {button: "1"})
    return desk.get(answer.url) if answer.status_code == 302 else answer


def typed_in(page):
    return {name: writing.fields(page)[name] for name in TYPED}


def test_they_outlive_a_merge_that_holds_publishing_back(desk, chief, article):
    data = writing.fields(desk.get(writing.address(article))) | TYPED
    Article.objects.filter(pk=article.pk).update(deck="Подводка шефа")
    workflow.record(Article.objects.get(pk=article.pk), by=chief)

    page = page_after(desk, article, data | {"headline": "Стало"}, "_publish")

    assert typed_in(page) == TYPED
    assert Article.objects.get().edition.headline == "Было"


@pytest.mark.parametrize(
    ("change", "button"),
    [
        ({"headline": ""}, "_publish"),  # the form is refused
        ({"publish_at": "2001-05-06T07:08"}, "_schedule"),  # saved, and not planned
        ({"headline": "Стало"}, "_save"),  # saved, and nothing else was asked
    ],
)
def test_they_outlive_a_refusal_and_a_plain_save(desk, article, change, button):
    data = writing.fields(desk.get(writing.address(article))) | TYPED | change

    page = page_after(desk, article, data, button)

    assert typed_in(page) == {name: data[name] for name in TYPED}


def test_what_was_used_is_not_shown_again(desk, article):
    data = writing.fields(desk.get(writing.address(article))) | TYPED | {"headline": "Стало"}

    page = page_after(desk, article, data | {"is_minor": ""}, "_publish")

    assert Article.objects.get().edition.corrections[0]["text"] == TYPED["public_note"]
    assert typed_in(page) == {"public_note": "", "publish_at": ""}


def test_they_are_shown_once_and_in_their_own_article_alone(desk, article):
    other = make.published(headline="Другая")
    data = writing.fields(desk.get(writing.address(article))) | TYPED
    desk.post(writing.address(article), data | {"_save": "1"})

    assert typed_in(desk.get(writing.address(other))) == {"public_note": "", "publish_at": ""}
    assert typed_in(desk.get(writing.address(article))) == TYPED
    assert typed_in(desk.get(writing.address(article))) == {"public_note": "", "publish_at": ""}
