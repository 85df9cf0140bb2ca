"""The page that shows the API to people: in three languages, with examples that work."""

import pytest

from reader.api import views
from tests import make
from tests.reader.api.described import faults

pytestmark = pytest.mark.django_db
ROOT = "http://127.0.0.1:8000"


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_every_example_works_here(client, language):
    make.published(language=language, section=make.section("news"))

    examples = client.get(f"/{language}/api/").context["api"].examples

    assert len(examples) == 5
    for address, _words in examples:
        path = address.removeprefix(ROOT)
        response = client.get(path)
        assert response.status_code == 200
        assert faults(response, path) == []


def test_it_stands_without_articles_and_sections(client):
    response = client.get("/ru/api/")

    assert response.status_code == 200
    assert len(response.context["api"].examples) == 2


def test_it_names_every_address_and_every_filter(client):
    page = client.get("/en/api/").content.decode()

    described = views.described()
    for path in described["paths"]:
        assert f"/api/v1{path.replace('{number}', '&lt;number&gt;')}" in page
    for name in described["components"]["parameters"]:
        if name not in ("number", "format"):
            assert f"<code>{name}</code>" in page


def test_every_page_leads_to_it(client):
    for language in ("ru", "kk", "en"):
        assert f'href="/{language}/api/"' in client.get(f"/{language}/latest/").content.decode()


def test_it_is_the_same_page_in_each_language(client):
    page = client.get("/kk/api/").content.decode()

    for language in ("ru", "kk", "en"):
        assert f'hreflang="{language}" href="{ROOT}/{language}/api/"' in page


def test_it_asks_one_query(client, django_assert_num_queries):
    make.published()
    client.get("/ru/")

    with django_assert_num_queries(1):
        client.get("/ru/api/")
