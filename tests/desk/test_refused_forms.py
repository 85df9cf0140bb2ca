"""A form that the desk refuses, or that breaks it, is kept as it was sent."""

import json

import pytest

from articles import keeping, workflow
from articles.models import Article, Autosave, RefusedText
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было")


def test_a_refused_form_is_kept_as_it_was_sent(desk, article):
    answer = writing.press(desk, "_save", article, headline="", deck="Подводка")

    assert answer.status_code == 200
    assert ["deck", "Подводка"] in json.loads(Autosave.objects.get().data)
    assert "desk_kept" not in answer.cookies


def test_a_form_that_breaks_the_server_is_kept(desk, article, monkeypatch):
    monkeypatch.setattr(workflow, "record", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        writing.press(desk, "_save", article, headline="Перед падением")

    article.refresh_from_db()
    assert article.headline == "Было"
    assert "Перед падением" in Autosave.objects.get().data


def test_a_form_of_an_article_handed_in_meanwhile_is_set_aside(reporters_desk, reporter, newsroom):
    own = make.article(by=reporter, headline="Было")
    mine = writing.fields(reporters_desk.get(writing.address(own)))
    workflow.submit(own, by=reporter)

    answer = reporters_desk.post(writing.address(own), mine | {"headline": "Дописал"})

    own.refresh_from_db()
    aside = RefusedText.objects.get()
    assert (answer.status_code, own.headline) == (403, "Было")
    assert aside.why == "permission"
    assert (
        reporters_desk.get(f"/admin/articles/article/kept/refused-{aside.pk}/").status_code == 200
    )


def test_a_form_of_an_article_deleted_meanwhile_is_set_aside(desk, article):
    mine = writing.fields(desk.get(writing.address(article)))
    Article.objects.get(pk=article.pk).delete()

    answer = desk.post(writing.address(article), mine | {"headline": "Дописал"})

    assert answer.status_code == 404
    assert "Дописал" in RefusedText.objects.get(why="gone").data


def test_what_somebody_types_in_a_draft_that_is_deleted_is_set_aside(editor, chief, article):
    keeping.keep([["headline", "Дописываю"]], by=chief, article=article, page="a" * 32)
    keeping.refuse([["headline", "Было"]], why=keeping.Why.WINDOW, by=chief, article=article)

    workflow.delete(article, by=editor)

    offered = [kept.value("headline") for kept in keeping.offered(chief, None)]
    assert sorted(offered) == ["Было", "Дописываю"]
