"""Captions given to the pictures of a gallery: found, restored, taken out, kept from readers."""

import pytest

from articles import redaction, restoring, workflow
from articles.models import Article
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def pictures(db):
    return [make.picture(), make.picture()]


def gallery(pictures, *words):
    captions = [
        f'<figcaption data-of="{picture.pk}">{said}</figcaption>'
        for picture, said in zip(pictures, words, strict=True)
    ]
    numbers = ",".join(str(picture.pk) for picture in pictures)
    return f'<p>Текст.</p><figure data-gallery="{numbers}">{"".join(captions)}</figure>'


def save(article, body, by):
    article.body = body
    article.save()
    workflow.record(article, by=by)


def test_an_article_is_found_by_their_words(pictures):
    article = make.article(body=gallery(pictures, "Старый мост", "Тихий Тобол"))

    assert list(Article.objects.matching("тихий МОСТ")) == [article]


def test_they_come_back_with_an_earlier_save(pictures, editor):
    first, second = (gallery(pictures, "Мост", words) for words in ("Река", "Тобол"))
    article = make.article(body=first)
    version = article.version
    save(article, second, editor)

    restoring.restore(article, version, by=editor)

    assert Article.objects.get().body == first


def test_that_of_a_deleted_picture_does_not_come_back(pictures, editor):
    kept, gone = pictures
    article = make.article(body=gallery(pictures, "Мост", "Река"))
    version = article.version
    save(article, "<p>Текст.</p>", editor)
    gone.delete()

    restoring.restore(article, version, by=editor)

    assert Article.objects.get().body == gallery([kept], "Мост")


def test_a_change_of_one_waits_for_publishing(pictures, editor):
    article = make.published(body=gallery(pictures, "Мост", "Река"))

    save(article, gallery(pictures, "Мост", "Тобол"), editor)

    assert workflow.has_unpublished_changes(article)
    assert "Река" in article.edition.body
    assert "Тобол" not in article.edition.body


def test_a_redaction_takes_their_words_out_everywhere(pictures, chief):
    article = make.published(body=gallery(pictures, "Мост", "Иван Петров"))
    demand = "Решение суда № 17 от 3 марта 2026 года"

    redaction.redact(article, words=["иван петров"], demanded_by=demand, by=chief)

    article.refresh_from_db()
    texts = [article.body, article.edition.body, *(r.data for r in article.revisions.all())]
    assert not any("Петров" in text for text in texts)
    assert article.body == gallery(pictures, "Мост", "[изъято]")
