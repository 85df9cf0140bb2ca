"""Where a picture is used: every article once, and none by name that one may not open."""

import pytest
from django.utils import timezone

from articles import workflow
from articles.admin import picture_used
from tests import make

pytestmark = pytest.mark.django_db


def pages(picture):
    return [f"/admin/articles/picture/{picture.pk}/{page}/" for page in ("change", "delete")]


def change(article, headline):
    article.headline = headline
    article.save()
    workflow.publish(article, by=make.superuser())


def test_what_one_may_not_open_is_counted_and_not_named(reporter, editor):
    picture = make.picture()
    make.article(by=editor, headline="Чужой черновик", lead_picture=picture)
    make.published(by=editor, headline="Общее", lead_picture=picture)
    make.article(by=reporter, headline="Своё", lead_picture=picture)

    found = picture_used.uses_of(picture, reporter)

    assert [use.title for use in found] == ["Своё", "Общее"]
    assert found.rest == ["И ещё в 1 статье, которую вы не можете открыть."]
    assert picture_used.uses_of(picture, editor).rest == []


def test_many_editions_of_one_article_hide_no_other(editor, monkeypatch):
    monkeypatch.setattr(picture_used, "SHOWN", 2)
    picture = make.picture()
    make.article(headline="Старый черновик", lead_picture=picture)
    article = make.published(headline="Первая", lead_picture=picture)
    for number in range(4):
        change(article, f"Правка {number}")

    found = picture_used.uses_of(picture, editor)

    assert [use.title for use in found] == ["Правка 3", "Старый черновик"]
    assert found.listed[0].notes == ["главное изображение", "читатели видят", "читатели видели"]
    assert found.listed[0].public_address == article.get_absolute_url()
    assert found.rest == []


def test_what_is_not_listed_is_said(desk, editor, monkeypatch):
    monkeypatch.setattr(picture_used, "SHOWN", 2)
    picture = make.picture()
    for number in range(5):
        make.article(headline=f"Статья {number}", lead_picture=picture)

    for page in pages(picture):
        shown = desk.get(page).content.decode()
        assert "И ещё в 3 более старых статьях." in shown
        assert "Статья 4" in shown
        assert "Статья 2" not in shown


def test_what_stands_in_very_many_is_not_counted(desk, editor, monkeypatch):
    monkeypatch.setattr(picture_used, "SHOWN", 1)
    monkeypatch.setattr(picture_used, "COUNTED", 2)
    picture = make.picture()
    for number in range(4):
        make.published(by=editor, headline=f"Статья {number}", lead_picture=picture)

    found = picture_used.uses_of(picture, editor)

    assert [use.title for use in found] == ["Статья 3"]
    assert found.rest == ["Всего оно есть более чем в 2 статьях."]


def test_the_history_is_read_only_for_what_may_be_deleted(desk, monkeypatch):
    used, spare = make.picture(), make.picture()
    make.article(lead_picture=used)
    asked = []
    monkeypatch.setattr(picture_used.picture_uses, "in_earlier_saves", asked.append)

    for picture in (used, spare):
        assert desk.get(pages(picture)[1]).status_code == 200
    desk.post(pages(spare)[1], {"post": "yes"})

    assert asked == [spare]


def test_a_reporters_form_of_a_picture_asks_once_who_may_change_it(
    reporter, sign_in, django_assert_max_num_queries
):
    client, picture = sign_in(reporter), make.picture()
    type(picture).objects.filter(pk=picture.pk).update(uploaded_by=reporter)
    client.get(pages(picture)[0])

    with django_assert_max_num_queries(45):
        assert client.get(pages(picture)[0]).status_code == 200


def test_what_one_may_not_open_protects_it_all_the_same(desk, editor, monkeypatch):
    monkeypatch.setattr(picture_used.seeing, "visible", lambda rows, _user: rows.none())
    picture = make.picture()
    make.article(headline="Тайное", lead_picture=picture)

    answer = desk.post(pages(picture)[1], {"post": "yes"})

    assert answer.status_code == 200
    assert "Тайное" not in answer.content.decode()
    assert type(picture).objects.filter(pk=picture.pk).exists()


def test_the_number_of_queries_does_not_grow(editor, django_assert_max_num_queries):
    picture = make.picture()
    for _each in range(6):
        make.published(lead_picture=picture, language="ru")
    make.published(lead_picture=picture, at=timezone.now() + timezone.timedelta(hours=1))
    editor.has_perm("articles.view_article")

    with django_assert_max_num_queries(10):
        picture_used.uses_of(picture, editor)
