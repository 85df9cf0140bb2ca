"""The API asks a fixed number of queries, at 45 and at 2,000 articles alike, on any page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make
from tests.reader.test_query_counts import filled, paper

__all__ = ["filled", "paper"]

pytestmark = pytest.mark.django_db
LIST = "/api/v1/articles"
ARTICLE, NAMED = 3, 0
FILTERED = {
    "": 4,
    "?language=ru&limit=100": 3,
    "?language=ru&tag=roads": 3,
    "?language=ru&tag=roads&author=rita&section=news": 5,
    "?published_from=2020-01-01&source=press": 4,
}


@pytest.fixture(autouse=True)
def names_kept(settings):
    settings.NAMES_RECHECK_SECONDS = 3600


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(asked), response


def test_articles_one_and_many_on_the_first_page_and_deep(client, paper):
    make.published(language="kk")
    client.get("/ru/")
    for query in ("", "?format=ninjs"):
        assert queries(client, f"{LIST}/{paper.pk}{query}")[0] == ARTICLE
    for query, most in FILTERED.items():
        address = LIST + query
        for _ in range(3):
            number, response = queries(client, address)

            assert number <= most, address
            if (following := response.json()["next"]) is None:
                break
            address = following.removeprefix("http://127.0.0.1:8000")


def test_names_ask_nothing_where_they_are_kept(client):
    make.published()
    client.get("/ru/")

    for table in ("sections", "tags", "authors", "sources", "places"):
        assert queries(client, f"/api/v1/{table}")[0] == NAMED


def test_what_is_missing_asks_two(client, django_assert_num_queries):
    client.get("/ru/")

    with django_assert_num_queries(2):
        assert client.get(f"{LIST}/999999").status_code == 404
