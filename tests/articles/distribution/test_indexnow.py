"""IndexNow: search engines are told of addresses that are new, changed or gone."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import corrections, workflow
from articles.models import OutboxMessage
from tests import make
from tests.articles.distribution.conftest import work

pytestmark = pytest.mark.django_db
ROOT = "https://tobol.example"


def told(engines):
    return [json.loads(body) for _path, _headers, body in engines.heard]


def test_a_new_address_is_told(engines, editor):
    article = make.article()
    workflow.publish(article, by=editor)

    work()

    assert told(engines) == [
        {
            "host": "tobol.example",
            "key": "0123456789abcdef",
            "keyLocation": f"{ROOT}/0123456789abcdef.txt",
            "urlList": [ROOT + article.get_absolute_url()],
        }
    ]


def test_a_changed_address_is_told_with_the_one_before(engines, editor):
    article = make.published(slug="was")
    before = article.get_absolute_url()
    article.slug = "now"
    article.save()
    workflow.publish(article, by=editor)

    work()

    [said] = told(engines)
    assert said["urlList"] == [ROOT + article.get_absolute_url(), ROOT + before]


@pytest.mark.parametrize("act", ["correct", "withdraw", "kill"])
def test_corrections_and_removals_are_told(engines, chief, act):
    article = make.published()
    url = ROOT + article.get_absolute_url()
    if act == "correct":
        corrections.add(article, kind="correction", text="Не пять, а шесть.", by=chief)
    else:
        getattr(workflow, act)(article, by=chief, reason="Ошибка.")

    work()

    assert [said["urlList"] for said in told(engines)] == [[url]]


def test_what_no_reader_ever_had_has_no_address(engines, editor):
    article = make.article()
    workflow.publish(article, by=editor, at=timezone.now() + timedelta(days=1))
    workflow.withdraw(article, by=editor)

    work(timezone.now() + timedelta(days=2))

    assert engines.heard == []


def test_a_hidden_copy_tells_nothing(engines, settings, editor):
    settings.NEWSROOM_NOINDEX_HOSTS = ["tobol.example"]
    workflow.publish(make.article(), by=editor)

    work()

    assert engines.heard == []
    assert OutboxMessage.objects.get().done_at


def test_the_key_stands_in_its_file(engines, client):
    answer = client.get("/0123456789abcdef.txt")

    assert (answer.status_code, answer.content) == (200, b"0123456789abcdef")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert client.get("/0123456789abcdee.txt").status_code == 404


def test_without_a_key_there_is_no_file(client, newsroom, settings):
    settings.NEWSROOM_INDEXNOW_KEY = ""

    assert client.get("/0123456789abcdef.txt").status_code == 404
    assert client.get("/robots.txt").status_code == 200
