"""The desk's page of redaction: first where the words stand, then the act; never by accident."""

import pytest

from articles.models import Article, Redaction
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
TYPED = {"words": "Иван Петров\nПетрова", "demanded_by": "Решение суда № 17"}


@pytest.fixture
def story():
    return make.published(
        slug="delo", body="<p>Дело Иван <em>Петров</em> закрыто.</p><p>Второй абзац.</p>"
    )


@pytest.fixture
def chiefs_desk(chief, sign_in):
    return sign_in(chief)


def send(client, article, **typed):
    return client.post(f"/admin/articles/article/{article.pk}/redact/", TYPED | typed)


def body(article):
    return Article.objects.get(pk=article.pk).body


def test_it_shows_where_the_words_stand_before_anything_goes(chiefs_desk, story, editor):
    other = make.article(headline="Иван Петров")
    story.presences.create(user=editor, seen_at=story.saved_at)

    page = send(chiefs_desk, story, _show="1")

    groups = {str(group.name): group.count for group in page.context["groups"]}
    assert groups["Текст редакции"] == 1
    assert groups["Версии в истории"] == 1
    assert groups["Опубликованное"] == 2
    assert page.context["others"] == [other]
    assert page.context["open_by"] == [str(editor)]
    assert "Петров" in body(story)
    assert not Redaction.objects.exists()


def test_then_it_does_it(chiefs_desk, story):
    response = send(chiefs_desk, story, _redact="1")

    assert "Мест, откуда изъяты слова: 4" in writing.said(response)
    assert "Петров" not in body(story)
    history = chiefs_desk.get(response.url).content.decode()
    assert "Решение суда № 17" in history
    assert "Слова изъяты" in history


@pytest.mark.parametrize(
    "typed", [{"words": ""}, {"demanded_by": ""}, {"words": "Сидоров"}, {"words": "и"}]
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(chiefs_desk, story, typed):
    page = send(chiefs_desk, story, _redact="1", **typed)

    assert page.context["form"].errors
    assert (TYPED | typed)["words"] in page.content.decode()
    assert "Петров" in body(story)


def test_it_is_for_chief_editors(desk, reporters_desk, story):
    for client in (desk, reporters_desk):
        assert client.get(f"/admin/articles/article/{story.pk}/redact/").status_code == 403
        assert send(client, story, _redact="1").status_code == 403

    assert "Петров" in body(story)
