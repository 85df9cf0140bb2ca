"""Deleting a draft: what rests on it is named, and nothing breaks."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import AuditEntry
from articles import redaction, versions, workflow
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(editor):
    return make.article(by=editor, headline="Иван Петров")


def ask(client, article, method="post"):
    address = f"/admin/articles/article/{article.pk}/delete/"
    if method == "get":
        return client.get(address)
    return client.post(address, {"post": "yes", "version": str(article.version)})


def translate(draft, by):
    versions.write_in(draft, "kk", by=by)


def redact(draft, by):
    redaction.redact(draft, words=["Петров"], demanded_by="Суд", by=by)


def put_on_front(draft, by):
    draft.front_slots.create(tier="1-lead", position=1, by=by)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("bar", "said"), [(translate, "на другом языке"), (redact, "изъяты")])
def test_what_rests_on_it_refuses_in_words(chief, sign_in, draft, bar, said, method):
    bar(draft, chief)

    answer = ask(sign_in(chief), draft, method)

    assert answer.url == writing.address(draft)
    assert said in writing.said(answer)
    assert Article.objects.filter(pk=draft.pk).exists()
    assert not AuditEntry.objects.filter(act="delete").exists()


@pytest.mark.parametrize("bar", [translate, redact, put_on_front])
def test_workflow_refuses_it_whatever_the_door(chief, draft, bar):
    bar(draft, chief)

    with pytest.raises(ValidationError):
        workflow.delete(draft, by=chief)

    assert Article.objects.filter(pk=draft.pk).exists()


def test_the_translation_goes_first_and_then_the_original(desk, editor, draft):
    version = versions.write_in(draft, "kk", by=editor)

    for article in (version, draft):
        ask(desk, article)

    assert not Article.objects.exists()
