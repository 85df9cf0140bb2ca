"""Whole addresses of our own articles are stored as numbers, whatever host they were given by."""

import pytest
from django.test import override_settings

from articles import own_links
from articles.admin.writing import typed
from articles.models import Article, Newsroom
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
OWN = [
    "https://tobol.kz/ru/12/pavodok/",
    "http://tobol.kz/ru/12/",
    "https://www.tobol.kz/ru/12",
    "https://TOBOL.kz:443/ru/12/pavodok?utm_source=x#top",
    "http://desk.tobol.kz/ru/12/pavodok/",
]
FOREIGN = [
    "https://tobol.kz.example/ru/12/",
    "https://news.tobol.kz/ru/12/",
    "https://example.kz/ru/12/",
    "https://tobol.kz/ru/archive/2026/1/2/",
    "https://tobol.kz/ru/12/a/b/",
    "https://tobol.kz/de/12/",
]


@pytest.fixture(autouse=True)
def site():
    Newsroom.objects.update_or_create(pk=1, defaults={"site_address": "https://tobol.kz"})
    with override_settings(ALLOWED_HOSTS=["desk.tobol.kz", "testserver", ".elsewhere.kz", "*"]):
        yield


def link(address):
    return f'<p><a href="{address}" rel="noopener noreferrer">там</a></p>'


@pytest.mark.parametrize("address", OWN)
def test_an_article_of_ours_is_its_number(address):
    assert own_links.numbered(link(address)) == '<p><a href="/ru/12/">там</a></p>'


@pytest.mark.parametrize("address", FOREIGN)
def test_what_is_not_ours_stays_whole(address):
    assert own_links.numbered(link(address)) == link(address)


def test_a_text_without_such_links_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        own_links.numbered('<p><a href="https://example.kz/">а</a> <a href="/ru/12/">б</a></p>')


def test_a_form_without_scripts_stores_the_number(desk):
    other = make.published()
    article = make.article()
    body = link(f"http://www.tobol.kz{other.get_absolute_url()}")

    writing.press(desk, "_save", article, body=body)

    assert Article.objects.get(pk=article.pk).body == f'<p><a href="/ru/{other.pk}/">там</a></p>'


def test_a_form_that_is_only_read_says_what_saving_would_store():
    article = make.article()

    found = typed.read({"body": link(OWN[0])}, article)

    assert found.snapshot["body"] == '<p><a href="/ru/12/">там</a></p>'
