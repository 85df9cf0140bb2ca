"""Statements of pages are prepared once a connection, and only where the server keeps them."""

from contextlib import suppress

import pytest
from django.db import NotSupportedError, connection
from django.test.utils import CaptureQueriesContext

from reader import rows, statements
from tests import make

pytestmark = pytest.mark.django_db

SQL = "SELECT headline FROM articles_edition WHERE headline LIKE '%%о%%' AND language = %s"


def known():
    """What the server has prepared for us."""
    if connection.vendor != "postgresql":
        return []
    sql = "SELECT statement FROM pg_prepared_statements WHERE name LIKE 'newsroom_%%'"
    return [statement for (statement,) in statements.ask(sql, [])]


def test_they_find_the_same_as_others():
    make.published(headline="Мост открыт"), make.published(headline="Жаңа көпір", language="kk")

    for _ in range(2):
        assert statements.ask_prepared(SQL, ["ru"]) == statements.ask(SQL, ["ru"])
    assert statements.ask_prepared(SQL, ["ru"]) == [("Мост открыт",)]


def test_each_is_prepared_once():
    before = len(known())

    for language in ("ru", "kk", "ru"):
        statements.ask_prepared(SQL + " ORDER BY id", [language])

    assert len(known()) - before == (connection.vendor == "postgresql")


def test_for_however_many_numbers_it_is_one():
    pictures = [make.picture() for _ in range(3)]
    rows.pictures_raw([pictures[0].pk], "ru")
    before = len(known())

    found = rows.pictures_raw([picture.pk for picture in pictures], "ru")

    assert {row[0] for row in found} == {picture.pk for picture in pictures}
    assert len(known()) == before


def test_values_are_never_part_of_it():
    make.published(headline="Мост")

    assert statements.ask_prepared(SQL, ["'; DROP TABLE articles_edition; --"]) == []
    assert len(statements.ask_prepared(SQL, ["ru"])) == 1


def test_behind_a_pooler_none_is_prepared(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    before = known()

    statements.ask_prepared(SQL + " LIMIT 7", ["ru"])

    assert known() == before


def test_there_are_so_many_and_the_others_are_asked_as_they_are(monkeypatch):
    make.published(headline="Мост")
    monkeypatch.setattr(statements, "MOST_PREPARED", 0)
    before = known()

    assert len(statements.ask_prepared(SQL + " LIMIT 8", ["ru"])) == 1
    assert known() == before


def test_who_looks_on_sees_what_is_asked():
    with CaptureQueriesContext(connection) as seen:
        rows.listed("latest", 0, "ru", limit=3)

    assert [query["sql"].partition(" ")[0] for query in seen] == ["SELECT"]


@pytest.mark.django_db(transaction=True)
def test_after_a_fault_they_are_prepared_anew():
    """As after a migration, when PostgreSQL refuses the plan of a column that changed its type."""
    make.published(headline="Мост")
    statements.ask_prepared(SQL, ["ru"])
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS changing")
        cursor.execute("CREATE TABLE changing (value integer)")
    try:
        statements.ask_prepared("SELECT value FROM changing", [])
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE changing")
            cursor.execute("CREATE TABLE changing (value text)")
            cursor.execute("INSERT INTO changing VALUES ('word')")
        with suppress(NotSupportedError):
            statements.ask_prepared("SELECT value FROM changing", [])

        assert statements.ask_prepared("SELECT value FROM changing", []) == [("word",)]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE changing")


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_has_them_prepared_anew():
    make.published(headline="Мост")
    statements.ask_prepared(SQL, ["ru"])

    connection.close()

    assert len(statements.ask_prepared(SQL, ["ru"])) == 1
