"""A picture that only earlier saves show is known without reading the history."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import library, picture_uses, workflow
from articles.models import Article, EarlierPictureUse, Picture
from tests import make

pytestmark = pytest.mark.django_db
history = import_module("articles.migrations.0021_earlier_uses_from_the_history")


def figure(picture):
    return f'<figure data-picture="{picture.pk}"></figure>'


def save(article, by, **values):
    changed = Article.objects.get(pk=article.pk)
    for name, value in values.items():
        setattr(changed, name, value)
    changed.save()
    workflow.record(changed, by=by)


def rows():
    return set(EarlierPictureUse.objects.values_list("picture_id", "article_id"))


@pytest.fixture
def three():
    return make.picture(), make.picture(), make.picture()


@pytest.fixture
def article(three, editor):
    """Its earlier saves show all three pictures, its newest one the second alone."""
    lead, stays, inside = three
    made = make.article(lead_picture=lead, body=figure(stays) + figure(inside))
    save(made, editor, lead_picture=None, body=figure(stays))
    save(made, editor, headline="Другой заголовок")
    return made


def test_what_a_save_leaves_out_is_written_down(article, three):
    lead, _stays, inside = three

    assert rows() == {(lead.pk, article.pk), (inside.pk, article.pk)}
    assert [picture_uses.in_earlier_saves(each) for each in three] == [1, 0, 1]


def test_what_moves_from_the_lead_into_the_text_is_left_out_of_nothing(editor):
    picture = make.picture()
    made = make.article(lead_picture=picture)

    save(made, editor, lead_picture=None, body=figure(picture))

    assert rows() == set()


def test_one_question_is_asked_however_long_the_history_is(article, three, editor):
    for number in range(5):
        save(article, editor, headline=f"Заголовок {number}")

    with CaptureQueriesContext(connection) as asked:
        assert picture_uses.in_earlier_saves(three[0]) == 1

    assert ["articles_revision" in query["sql"] for query in asked] == [False]


def test_it_keeps_no_picture_and_no_draft_from_being_deleted(article, three, chief, editor):
    library.delete(three[0], by=editor)
    assert rows() == {(three[2].pk, article.pk)}

    workflow.delete(Article.objects.get(pk=article.pk), by=chief)

    assert rows() == set()
    assert not Picture.objects.filter(pk=three[0].pk).exists()


def test_the_history_of_an_older_release_is_read_once(article, three, editor, monkeypatch):
    monkeypatch.setattr(history, "BATCH", 2)
    gone = make.picture()
    save(article, editor, lead_picture=gone)
    save(article, editor, lead_picture=None)
    written = rows() - {(gone.pk, article.pk)}
    EarlierPictureUse.objects.all().delete()
    gone.delete()

    history.fill(apps, None)
    history.fill(apps, None)

    assert rows() == written
    history.forget(apps, None)
    assert rows() == set()


def test_the_history_is_read_as_it_is_written(editor):
    one, two, three, four = (make.picture() for _ in range(4))
    body = (
        f'<figure data-gallery="{one.pk},{two.pk}"></figure>'
        f'<figure data-embed="https://youtu.be/x" data-still="{three.pk}"></figure>'
    )
    made = make.article(lead_picture=four, body=body)

    found = history.pictures(made.revisions.first().data)

    assert found == {one.pk, two.pk, three.pk, four.pk}
