"""What each database needs beside Django's tables: there after every migration, kept in step."""

import pytest
from django.conf import settings
from django.db import connection

from articles.models import SearchEntry
from articles.search import checking, finding, postgresql, tables
from articles.search.finding import Question
from tests import make
from tests.articles.search import corpus
from tests.articles.search.corpus import found

pytestmark = pytest.mark.django_db


def options():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reloptions FROM pg_class WHERE relname = 'articles_searchentry_words'"
        )
        return cursor.fetchone()[0]


def test_installing_twice_changes_nothing():
    stories = corpus.fill()
    connection.check_constraints()  # no index is made while a check waits for its commit

    tables.install(None)

    assert found(stories, "полиция") == [1, 2, 3, 7, 11]
    assert list(checking.faults()) == []


def test_a_table_that_lost_its_triggers_gets_them_back():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has an index in their place")
    with connection.cursor() as cursor:
        for name in tables.EVENTS:
            cursor.execute(f"DROP TRIGGER articles_searchentry_words_{name}")

    tables.install(None)

    story = {1: make.published(headline="Паводок", at=corpus.NOON)}
    assert found(story, "паводок", at=corpus.NOON.replace(hour=13)) == [1]


def test_rows_that_go_by_any_way_are_not_found():
    stories = corpus.fill()

    SearchEntry.objects.filter(number=stories[2].pk).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_searchentry WHERE number = %s", [stories[3].pk])

    assert found(stories, "полиция") == [1, 7, 11]


@pytest.mark.postgres
def test_loading_leaves_no_rows_that_wait():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no such list")
    assert "fastupdate=off" in options()

    with tables.loading() as settle:
        assert "fastupdate=on" in options()
        stories = corpus.fill()
        settle()

    assert "fastupdate=off" in options()
    assert found(stories, "полиция") == [1, 2, 3, 7, 11]


@pytest.mark.postgres
def test_what_a_killed_loading_left_is_put_right():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no such list")
    with connection.cursor() as cursor:
        cursor.execute("ALTER INDEX articles_searchentry_words SET (fastupdate = on)")

    tables.install(None)

    assert "fastupdate=off" in options()


@pytest.mark.postgres
def test_no_statement_is_compiled():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite compiles nothing")
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")

        assert cursor.fetchone() == ("off",)


@pytest.mark.postgres
def test_rows_are_found_by_their_words_in_a_table_that_nobody_analysed():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no such choice")
    corpus.fill()
    question = Question("полиция", "ru")
    wanted = finding.wanted_of(question, question.query, corpus.NOON, corpus.NOON)
    statement, values = postgresql.statement(SearchEntry, wanted, 1_000, "marks")

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {statement}", values)
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "articles_searchentry_words" in plan
    assert "articles_searchentry_pkey" not in plan


def test_no_two_languages_begin_with_one_letter():
    letters = [code[0] for code, _name in settings.LANGUAGES]

    assert len(set(letters)) == len(letters)
