"""A save may say in a person's words why it was made; the history shows them."""

import pytest

from articles import workflow
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
WHY = "Уточнили цифры у акимата"


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было")


def notes(client, article):
    page = client.get(f"/admin/articles/article/{article.pk}/history/")
    assert all(str(save.note) in page.content.decode() for save in page.context["saves"])
    return [str(save.note) for save in page.context["saves"]]


def test_it_stands_in_the_history_and_beside_the_text(desk, article):
    writing.press(desk, "_save", article, headline="Стало", save_note=f"  {WHY} ")

    assert notes(desk, article)[0] == WHY
    page = desk.get(writing.address(article))
    assert WHY in page.content.decode()
    assert writing.fields(page)["save_note"] == ""


def test_it_stands_beside_what_the_desk_did(desk, article, chief):
    data = writing.fields(desk.get(writing.address(article)))
    theirs = Article.objects.get(pk=article.pk)
    theirs.deck = "Подводка шефа"
    theirs.save()
    workflow.record(theirs, by=chief)

    desk.post(writing.address(article), data | {"headline": "Стало", "save_note": WHY})

    assert notes(desk, article)[0] == f"объединено с тем, что сохранил коллега: {WHY}"


def test_a_note_is_kept_even_where_nothing_changed(desk, article):
    writing.press(desk, "_save", article, save_note=WHY)

    assert notes(desk, article) == [WHY, ""]


def test_words_that_the_desk_itself_uses_stay_words(desk, article):
    writing.press(desk, "_save", article, headline="Стало", save_note="redaction")

    assert notes(desk, article)[0] == "redaction"


def test_one_that_is_too_long_is_refused_and_kept(desk, article):
    page = writing.press(desk, "_save", article, save_note="я" * 201)

    assert page.status_code == 200
    assert "я" * 201 in page.content.decode()
    assert article.revisions.count() == 1
