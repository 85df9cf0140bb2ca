"""Two people in one article: the second to save is told, and loses nothing."""

import pytest

from articles import workflow
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(desk, chief):
    """What an editor typed while the chief saved the same article."""
    article = make.article(headline="Было", body="<p>Первая строка.</p>")
    data = writing.fields(desk.get(writing.address(article)))
    theirs = Article.objects.get(pk=article.pk)
    theirs.headline = "Шеф написал"
    theirs.save()
    workflow.record(theirs, by=chief)
    return article, data | {"headline": "Я написал", "body": "<p>Моя строка.</p>", "_save": "1"}


def test_it_is_refused_and_kept(desk, typed):
    article, data = typed

    page = desk.post(writing.address(article), data).content.decode()

    article.refresh_from_db()
    assert article.headline == "Шеф написал"
    assert "Я написал" in page
    assert "Моя строка." in page
    assert "Шеф" in page
    assert f'name="_over" value="{article.version}"' in page


def test_having_seen_theirs_one_may_save_over_it(desk, typed):
    article, data = typed

    desk.post(writing.address(article), data | {"_over": str(article.version + 1)})

    article.refresh_from_db()
    assert article.headline == "Я написал"
    assert [r.snapshot["headline"] for r in article.revisions.all()][1] == "Шеф написал"


def test_rows_that_the_other_saved_anew_stand_in_nobodys_way(desk, editor):
    article = make.article(chain=[(make.source(ru="Агентство"), "based", 1)])
    data = writing.fields(desk.get(writing.address(article)))
    writing.press(desk, "_save", article, headline="Другой сохранил")

    desk.post(writing.address(article), data | {"_save": "1", "_over": "2"})

    assert article.attributions.get().name_in("ru").text == "Агентство"
    assert article.credits.count() == 1


def test_a_third_save_meanwhile_is_refused_again(desk, typed):
    article, data = typed

    desk.post(writing.address(article), data | {"_over": str(article.version)})

    article.refresh_from_db()
    assert article.headline == "Шеф написал"


def test_a_button_of_an_older_text_moves_nothing(desk, typed):
    article, data = typed

    desk.post(writing.address(article), data | {"_publish": "1"})

    assert not Article.objects.public().exists()
