"""Related stories on the writing screen: saved in order, refused kindly, kept in the history."""

import pytest
from django.urls import reverse

from articles import relating, snapshot
from articles.admin.writing import typed
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


def chosen(article):
    return list(article.related_links.values_list("other_id", flat=True))


def test_they_are_saved_in_their_order_and_shown_again(desk):
    article, first, second = make.article(), make.published(), make.article()

    writing.press(desk, "_save", article, related=f"{second.pk},{first.pk},{second.pk}")

    assert chosen(article) == [second.pk, first.pk]
    page = desk.get(writing.address(article))
    assert writing.fields(page)["related"] == f"{second.pk},{first.pk}"


def test_a_revision_remembers_them_and_restoring_brings_them_back(desk):
    article, other = make.article(), make.published()
    writing.press(desk, "_save", article, related=str(other.pk))
    data = article.revisions.first().snapshot
    writing.press(desk, "_save", article, related="")

    snapshot.restore(Article.objects.get(pk=article.pk), data)

    assert data["related"] == chosen(article) == [other.pk]


def test_an_article_is_never_related_to_itself(desk):
    article = make.article()

    writing.press(desk, "_save", article, related=str(article.pk))

    assert chosen(article) == []


def test_unknown_and_too_many_are_refused_in_words_with_nothing_lost(desk):
    article = make.article()
    many = [make.article() for _ in range(relating.MOST_CHOSEN + 1)]

    unknown = writing.press(desk, "_save", article, related="987654", headline="Новый")
    too_many = writing.press(
        desk, "_save", article, related=",".join(str(other.pk) for other in many)
    )

    assert "987654" in unknown.content.decode()
    assert writing.fields(unknown)["headline"] == "Новый"
    assert unknown.status_code == too_many.status_code == 200
    assert chosen(article) == []


def test_a_form_not_saved_yet_says_which_are_chosen():
    article, other = make.article(), make.published()

    assert typed.read({"related": str(other.pk)}, article).snapshot["related"] == [other.pk]


def test_proposals_say_why(desk):
    kin = make.published(headline="Паводок отступил", tags=[make.tag("water")])
    asked = {"language": "ru", "headline": "Паводок вернулся", "tags": "water ru"}

    (row,) = desk.get(reverse("admin:articles_article_related"), asked).json()["results"]

    assert row["id"] == kin.pk
    assert row["note"].startswith("1 общий тег · похожие слова")
