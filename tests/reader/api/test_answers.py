"""How the API answers: to anyone, read-only, with a tag; and what went wrong as data."""

import pytest

from articles import workflow
from reader.api import views
from tests import make
from tests.reader.api.described import faults

pytestmark = pytest.mark.django_db
ADDRESSES = [
    "/api/v1/articles",
    "/api/v1/sections",
    "/api/v1/tags",
    "/api/v1/authors",
    "/api/v1/sources",
    "/api/v1/places",
    "/api/v1/openapi.json",
]
KEPT = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"


@pytest.fixture
def addresses():
    return [*ADDRESSES, f"/api/v1/articles/{make.published().pk}"]


def test_every_origin_may_read_and_nobody_gets_a_cookie(client, addresses):
    client.cookies["sessionid"] = "of-somebody"
    for address in [*addresses, "/api/v1/none", "/api/v1/articles?page=2"]:
        response = client.get(address, headers={"Origin": "https://example.org"})

        assert response["Access-Control-Allow-Origin"] == "*", address
        assert "Access-Control-Allow-Credentials" not in response
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert response["X-Robots-Tag"] == "noindex"
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_an_unchanged_answer_is_not_sent_again(client, addresses):
    for address in addresses:
        first = client.get(address)
        for tag in (first["ETag"], f"W/{first['ETag']}", f'"other", {first["ETag"]}', "*"):
            again = client.get(address, headers={"If-None-Match": tag})

            assert (again.status_code, again.content) == (304, b"")
            assert again["ETag"] == first["ETag"]
            assert again["Cache-Control"] == first["Cache-Control"] == KEPT
            assert again["Access-Control-Allow-Origin"] == "*"
            assert again.get("Vary") == first.get("Vary")
            assert faults(again, address) == []
        assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_changed_article_has_another_tag(client):
    article = make.published()
    address = f"/api/v1/articles/{article.pk}"
    tag = client.get(address)["ETag"]
    article.headline = "Другое"
    article.save()
    workflow.record(article, by=make.superuser())

    assert client.get(address)["ETag"] == tag

    workflow.publish(article, by=make.superuser())
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_head_says_what_get_says_without_its_body(client, addresses):
    for address in addresses:
        get, head = client.get(address), client.head(address)

        assert head.content == b""
        assert (head.status_code, head["ETag"]) == (200, get["ETag"])


def test_a_browser_may_ask_first(client, addresses):
    for address in addresses:
        response = client.options(
            address,
            headers={
                "Origin": "https://example.org",
                "Access-Control-Request-Method": "GET",
                "Access-Control-Request-Headers": "if-none-match",
            },
        )

        assert (response.status_code, response.content) == (204, b"")
        assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert "If-None-Match" in response["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_but_reading_is_allowed(client, addresses, method):
    client.handler.enforce_csrf_checks = True
    for address in addresses:
        response = getattr(client, method)(address)

        assert response.status_code == 405
        assert response["Allow"] == "GET, HEAD, OPTIONS"
        assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "address", ["", "none", "articles/", "articles/0", "articles/007", "tags/"]
)
def test_any_other_address_is_missing_as_data(client, address):
    response = client.get(f"/api/v1/{address}")

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"


def test_a_fault_of_ours_is_told_as_data(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr(views.naming, "page", None)

    response = client.get("/api/v1/tags", headers={"Accept-Language": "kk"})

    assert response.status_code == 500
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Language"] == "kk"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_every_answer_leads_to_the_description(client, addresses):
    for address in addresses:
        assert '</api/v1/openapi.json>; rel="service-desc"' in client.get(address)["Link"]
