"""The lists of names: sections, tags, authors, sources, places."""

import pytest

from articles import merging_names
from tests import make
from tests.reader.api.described import faults

pytestmark = pytest.mark.django_db
TABLES = ["section", "tag", "author", "source", "place"]


def page(client, address):
    path = address.removeprefix("http://127.0.0.1:8000")
    response = client.get(path)
    assert response.status_code == 200
    assert faults(response, path) == []
    return response.json()


@pytest.mark.parametrize("table", TABLES)
def test_each_is_named_in_every_language(client, table):
    getattr(make, table)("wanted")

    (item,) = page(client, f"/api/v1/{table}s")["items"]

    assert item["slug"] == "wanted"
    assert set(item["names"]) == {"ru", "kk", "en"}
    assert item["urls"]["kk"] == f"http://127.0.0.1:8000/kk/{table}/wanted/"
    for address in item["urls"].values():
        assert client.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200


@pytest.mark.parametrize("table", TABLES)
def test_a_long_list_comes_in_pages(client, table):
    made = [getattr(make, table)().slug for _ in range(7)]
    address, found, pages = f"/api/v1/{table}s?limit=3", [], 0
    while address:
        said = page(client, address)
        found += [item["slug"] for item in said["items"]]
        address, pages = said["next"], pages + 1

    assert (sorted(found), pages) == (sorted(made), 3)


def test_a_name_that_comes_between_two_pages_moves_nothing(client):
    for _ in range(4):
        make.tag()
    first = page(client, "/api/v1/tags?limit=2")
    seen = [item["slug"] for item in first["items"]]
    make.tag()

    second = page(client, first["next"])

    assert not set(seen) & {item["slug"] for item in second["items"]}


def test_a_tag_has_pages_where_it_has_names(client):
    make.tag("local", languages=("kk",))

    (item,) = page(client, "/api/v1/tags")["items"]

    assert set(item["urls"]) == {"kk"}


@pytest.mark.parametrize("table", ["tag", "source"])
def test_what_is_not_confirmed_or_was_merged_is_left_out(client, table):
    make_one = getattr(make, table)
    winner, loser = make_one("winner"), make_one("loser")
    make_one("rumour", is_confirmed=False)
    merging_names.merge(table, loser, winner, by=make.superuser())

    assert [i["slug"] for i in page(client, f"/api/v1/{table}s")["items"]] == ["winner"]


def test_a_section_says_whether_it_stands_in_the_menu(client):
    section = make.section("quiet")
    section.in_menu = False
    section.save()

    (item,) = page(client, "/api/v1/sections")["items"]

    assert item["is_in_menu"] is False


@pytest.mark.parametrize("query", ["cursor=", "cursor=x", "cursor=1", "limit=500", "language=ru"])
def test_what_cannot_be_read_is_refused(client, query):
    path = f"/api/v1/tags?{query}"

    response = client.get(path)

    assert response.status_code == 400
    assert faults(response, path) == []
