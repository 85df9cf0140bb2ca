"""What is said of the links of a text: without words, to nowhere, to an article that never was."""

import pytest
from django.core.exceptions import ValidationError

from articles import workflow
from tests import make
from tests.articles.test_requirements import only, said

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["", "#", "www.tobol.kz", "http://", "javascript:alert(1)"])
def test_a_link_to_nowhere_is_said_while_it_is_typed(address):
    blocking, message = only(said(make.article(), body=f'<p><a href="{address}">сюда</a></p>'))

    assert not blocking
    assert "«сюда»" in message


def test_a_link_without_words_is_said():
    _blocking, message = only(said(make.article(), body='<p>А <a href="https://a.kz/"> </a></p>'))

    assert "https://a.kz/" in message


@pytest.mark.parametrize("address", ["https://a.kz/", "mailto:a@b.kz", "/ru/latest/"])
def test_a_link_that_leads_somewhere_is_not_said(address):
    assert said(make.article(), body=f'<p><a href="{address}">сюда</a></p>') == []


def test_a_link_to_an_article_that_never_was_refuses_publishing(editor):
    other = make.article()
    body = f'<p><a href="/ru/{other.pk}/">там</a> <a href="/ru/999999/x/">тут</a></p>'
    article = make.article(body=body)

    with pytest.raises(ValidationError) as refused:
        workflow.publish(article, by=editor)

    assert "999999" in only(refused.value.messages)
