"""HTML is cleaned at the field, on every way into the database."""

import pytest
from django.core import serializers

from articles.models import Article, PageText
from tests import make

pytestmark = pytest.mark.django_db
HOSTILE = '<p onclick="x()">Текст<script>alert(1)</script><img src="x" onerror="x()"></p>'
CLEAN = "<p>Текст</p>"


def stored(article):
    return Article.objects.values_list("body", flat=True).get(pk=article.pk)


def test_by_save():
    article = make.article(body=HOSTILE)

    assert stored(article) == article.body == CLEAN


def test_by_update():
    article = make.article()

    Article.objects.filter(pk=article.pk).update(body=HOSTILE)

    assert stored(article) == CLEAN


def test_by_bulk_update_and_bulk_create():
    article = make.article()
    article.body = HOSTILE
    Article.objects.bulk_update([article], ["body"])
    other = Article(
        story=make.article().story, language="kk", owner=make.user(), headline="x", body=HOSTILE
    )

    Article.objects.bulk_create([other])

    assert stored(article) == stored(other) == CLEAN


def test_by_loading_a_fixture():
    article = make.article()
    text = serializers.serialize("json", [article]).replace(
        "<p>Первый абзац текста.</p>", '<p><iframe src=\\"//x\\"></iframe>Первый</p>'
    )

    for loaded in serializers.deserialize("json", text):
        loaded.save()

    assert "iframe" not in stored(article)


def test_a_plain_page_too(newsroom):
    from articles.models import Page

    page = Page.objects.create(slug="about")

    PageText.objects.create(page=page, language="ru", title="О нас", body=HOSTILE)

    assert PageText.objects.get().body == CLEAN


def test_folded_words_find_any_case():
    make.article(headline="Полиция ОБСУДИЛА Ёлку")

    assert Article.objects.matching("полиция елку").count() == 1
    assert Article.objects.matching("ПОЛИЦИЯ").count() == 1
    assert not Article.objects.matching("пожарные").exists()


def test_migrations_know_nothing_of_the_editor():
    path = Article._meta.get_field("body").deconstruct()[1]

    assert path == "django.db.models.TextField"
