"""The history screen: every save with what it changed, two to compare, any to restore."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import seal
from articles import redaction, workflow
from articles.models import Article, Revision
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


def history(client, article, **query):
    return client.get(f"/admin/articles/article/{article.pk}/history/", query)


def compare(client, article, **query):
    return client.get(f"/admin/articles/article/{article.pk}/compare/", query)


def restore(client, article, version):
    address = f"/admin/articles/article/{article.pk}/restore/"
    return client.post(address, {"version": version})


def write(article, by, **values):
    Article.objects.filter(pk=article.pk).update(**values)
    article.refresh_from_db()
    workflow.record(article, by=by)


@pytest.fixture
def article(editor):
    made = make.published(slug="most", headline="Первый", body="<p>Раз два три.</p>")
    write(made, editor, headline="Второй", body="<p>Раз два три четыре пять.</p>")
    write(made, editor, section=make.section(), body="<p>Раз.</p>")
    return made


def test_it_says_what_each_save_changed_and_how_much(desk, article):
    saves = {save.version: save for save in history(desk, article).context["saves"]}

    assert [str(label) for label in saves[2].changed] == ["Заголовок", "Текст"]
    assert (saves[2].words, saves[2].more, saves[2].less) == (5, 2, 0)
    assert [str(label) for label in saves[3].changed] == ["Текст", "Рубрика"]
    assert (saves[3].more, saves[3].less) == (0, 4)
    assert saves[1].previous is None


def test_it_marks_what_readers_have(desk, article, editor):
    workflow.publish(article, by=editor)

    marks = {save.version: str(save.public) for save in history(desk, article).context["saves"]}

    assert marks == {3: "Видят читатели", 2: "", 1: "Было опубликовано"}


def test_another_author_by_hand_is_marked(desk, article):
    assert history(desk, article).context["broken"] == []
    with seal.opened():
        Revision.objects.filter(article=article, version=2).update(by=make.superuser())

    assert history(desk, article).context["broken"] == [2]


def test_what_a_redaction_left_is_marked_when_it_was_changed_again(desk, article, chief):
    redaction.redact(article, words=["Первый"], demanded_by="Решение суда № 1", by=chief)
    assert history(desk, article).context["broken"] == []
    row = article.revisions.get(version=1)
    row.note = "x"

    with seal.opened():
        hashed = {"note": "x", "redacted_hash": row.digest(row.hash)}
        Revision.objects.filter(pk=row.pk).update(**hashed)

    assert history(desk, article).context["broken"] == [1]


def test_a_text_that_was_changed_by_hand_is_marked(desk, article):
    data = article.revisions.get(version=2).data.replace("Второй", "Другой")
    with seal.opened():
        Revision.objects.filter(article=article, version=2).update(data=data)

    page = history(desk, article)
    assert page.context["broken"] == [2]
    assert "Не та, что записана" in page.content.decode()


def test_any_two_are_compared_in_the_order_of_time(desk, article):
    for query in ({"from": "1", "to": "2"}, {"from": "2", "to": "1"}):
        page = compare(desk, article, **query).content.decode()

        assert "<del>Первый</del>" in page
        assert "<ins> четыре пять</ins>" in page
        assert "Рубрика" not in page
    assert compare(desk, article, **{"from": "1", "to": "9"}).status_code == 404
    assert compare(desk, article, **{"from": "x", "to": "2"}).status_code == 404


def test_any_is_restored_and_what_was_there_is_kept(desk, article):
    response = restore(desk, article, 1)

    article.refresh_from_db()
    assert article.headline == "Первый"
    assert "версии 1" in writing.said(response)
    assert str(history(desk, article).context["saves"][0].note) == "восстановлена версия 1"


@pytest.mark.parametrize("version", ["99", "x", ""])
def test_what_is_no_save_is_refused_in_words(desk, article, version):
    response = restore(desk, article, version)

    assert writing.said(response) == "Такой версии нет."
    assert response.url.endswith("/history/")


def test_a_reporter_reads_the_history_of_an_own_public_article_and_restores_nothing(
    reporters_desk, reporter
):
    own = make.published(by=reporter)

    page = history(reporters_desk, own)

    assert page.status_code == 200
    assert 'id="restore"' not in page.content.decode()
    assert restore(reporters_desk, own, 1).status_code == 403


def test_the_history_of_a_colleagues_article_is_closed_to_a_reporter(reporters_desk, article):
    public = make.published()

    assert history(reporters_desk, public).status_code == 403
    assert restore(reporters_desk, public, 1).status_code == 403
    assert history(reporters_desk, article).status_code == 404
    assert restore(reporters_desk, article, 1).status_code == 404
    assert history(reporters_desk, make.article()).status_code == 404


def test_hundreds_of_saves_are_paged_at_a_fixed_number_of_queries(desk, article, editor):
    history(desk, article)
    with CaptureQueriesContext(connection) as few:
        history(desk, article)
    for number in range(60):
        write(article, editor, headline=f"Правка {number}")
    with CaptureQueriesContext(connection) as many:
        first = history(desk, article)
    second = history(desk, article, page="2", **{"from": "3", "to": "63"})

    assert len(many) <= len(few) + 1
    assert len(first.context["saves"]) == 50
    assert [save.version for save in second.context["saves"]][-1] == 1
    assert second.context["chosen"].elsewhere == [63]
