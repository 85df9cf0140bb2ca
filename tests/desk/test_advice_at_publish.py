"""Publish says once more what the checks advise: it goes through, and nobody overlooks it."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
LONG = "Очень длинный заголовок " * 6


def warnings(response):
    found = get_messages(response.wsgi_request)
    return [str(each) for each in found if each.level_tag == "warning"]


@pytest.mark.parametrize("door", ["form", "beside"])
def test_what_is_advised_is_said_in_one_message_after_publishing(desk, door):
    article = make.article(headline=LONG.strip(), body='<p><a href="https://a.kz"></a>Мост.</p>')

    if door == "form":
        answer = writing.press(desk, "_publish", article)
    else:
        data = {"_publish": "1", "version": str(article.version)}
        answer = desk.post(f"{LIST}{article.pk}/act/", data)

    assert article.edition
    (said,) = warnings(answer)
    assert "Проверки ещё советуют" in said
    assert "его обрезают поисковики" in said


def test_scheduling_says_it_and_not_the_embargo_that_is_kept(desk):
    moment = timezone.now() + timedelta(days=1)
    article = make.article(headline=LONG.strip(), embargo_until=moment - timedelta(hours=2))

    answer = writing.press(
        desk, "_schedule", article, publish_at=timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")
    )

    article.refresh_from_db()
    assert article.is_scheduled
    (said,) = warnings(answer)
    assert said.count("<li>") == 1


def test_nothing_is_said_where_nothing_is_advised_or_published(desk):
    plain = writing.press(desk, "_publish", make.article())
    saved = writing.press(desk, "_save", make.article(headline=LONG.strip()))
    refused = writing.press(desk, "_publish", make.article(headline=LONG.strip(), section=None))

    assert [warnings(each) for each in (plain, saved, refused)] == [[], [], []]


def test_publishing_many_names_each_article_with_its_advice(desk):
    long, plain = make.article(headline=LONG.strip()), make.article(headline="Мост")

    chosen = {"action": "publish", "_selected_action": [long.pk, plain.pk]}
    versions = {f"version-{each.pk}": str(each.version) for each in (long, plain)}
    answer = desk.post(LIST, chosen | versions)

    assert Article.objects.public().count() == 2
    (said,) = warnings(answer)
    assert LONG.strip() in said
    assert "Мост" not in said
