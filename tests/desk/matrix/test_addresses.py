"""Every address of the desk, opened by everybody: an address that the table doesn't know fails."""

import pytest
from django.contrib import admin
from django.urls import URLResolver

from tests.desk.matrix import database, tables, things

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]
TABLE = tables.addresses()
PEOPLE = ("stranger", *tables.ROLES)
HOW = (
    "Add a line to tests/desk/matrix/addresses.txt, by hand: the address as the desk has it, one "
    "to open, and what each role is answered. Then write docs/roles.md anew."
)


def routes(patterns, before=""):
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route or "(start)"


@pytest.fixture
def numbered(reporter, editor, newsroom):
    return things.numbers(reporter, editor)


def test_the_table_knows_every_address_and_no_other():
    there = set(routes(admin.site.get_urls()))

    unknown, gone = sorted(there - set(TABLE)), sorted(set(TABLE) - there)

    assert not unknown, f"The matrix doesn't know these addresses: {unknown}. {HOW}"
    assert not gone, f"These addresses of the matrix are gone from the desk: {gone}."


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_is_answered_as_the_table_says_and_changes_nothing(
    who, request, client, numbered
):
    if who != "stranger":
        client.force_login(request.getfixturevalue(who))
    before, wrong = database.digest(), []
    for example, expected in TABLE.values():
        path = "" if example == "(start)" else example.format_map(numbered)
        status = client.get(f"/admin/{path}").status_code
        if status != expected[who]:
            wrong.append(f"{path or '(start)'}: the table says {expected[who]}, the desk {status}")

    assert not wrong, "\n".join(wrong)
    assert database.digest() == before
