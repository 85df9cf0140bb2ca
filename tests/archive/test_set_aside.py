"""Indexes and keys that were set aside are back at the end, whatever happened in between."""

from contextlib import suppress

import pytest
from django.db import IntegrityError

from articles.archive import aside, loading, plan
from tests.archive import comparing
from tests.archive.truth import contradictions

pytestmark = pytest.mark.django_db(transaction=True)


class Stopped(Exception):
    pass


@pytest.fixture(autouse=True)
def _worth_it(monkeypatch, newsroom):
    monkeypatch.setattr(plan, "BATCH", 20)
    monkeypatch.setattr(loading, "WORTH_SETTING_ASIDE", 40)
    yield
    comparing.forget()


def test_the_database_is_as_it_was_and_the_rows_are_those_of_the_recipe(load):
    before = comparing.indexes_and_keys()

    load(processes=2)

    assert comparing.indexes_and_keys() == before
    assert comparing.found() == comparing.wanted(plan.there())
    assert contradictions() == []


def test_they_are_away_while_articles_are_written(load, monkeypatch):
    before, during = comparing.indexes_and_keys(), []
    write = loading._write

    def looks(*args):
        during.append(comparing.indexes_and_keys())
        write(*args)

    monkeypatch.setattr(loading, "_write", looks)

    load()

    assert all(len(each["articles_listing"]) < len(before["articles_listing"]) for each in during)


def test_a_stopped_loading_brings_them_back_the_next_time(load, monkeypatch):
    before = comparing.indexes_and_keys()
    with monkeypatch.context() as patch:
        patch.setattr(aside, "put_back", stop)
        with suppress(Stopped):
            load()
    assert comparing.indexes_and_keys() != before

    load()

    assert comparing.indexes_and_keys() == before
    assert not plan.rows("aside")


def test_a_key_that_does_not_hold_is_refused_in_the_end(load, monkeypatch):
    write = loading._write

    def spoils(batch, made):
        made["articles_story"].pop()
        write(batch, made)

    monkeypatch.setattr(loading, "_write", spoils)

    with pytest.raises(IntegrityError):
        load()

    assert plan.get("whole") == ""


def test_nothing_is_set_aside_beside_stories_that_are_there(load, monkeypatch):
    monkeypatch.setattr(aside, "take", stop)

    load(beside=True)

    assert contradictions() == []


def stop(*args):
    raise Stopped
