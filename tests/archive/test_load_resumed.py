"""Stopped in the middle, loading goes on where it was."""

import pytest
from django.core.management import call_command

from articles.archive import finishing, log, plan, writing
from articles.models import Article, Listing
from tests.archive import comparing
from tests.archive.truth import contradictions

pytestmark = pytest.mark.django_db


class Stopped(Exception):
    pass


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr(plan, "BATCH", 20)


def stop_at(monkeypatch, module, name, turn):
    """Let a function fail the `turn`th time it is called."""
    original, calls = getattr(module, name), []

    def fails(*args, **kwargs):
        calls.append(args)
        if len(calls) == turn:
            raise Stopped
        return original(*args, **kwargs)

    monkeypatch.setattr(module, name, fails)


PLACES = [
    (writing, "_copy", 20),
    (writing, "_insert", 20),
    (log, "write", 2),
    (finishing, "settle", 1),
    (finishing, "tidy", 1),
]


@pytest.mark.parametrize(
    ("module", "name", "turn"), PLACES, ids=lambda part: getattr(part, "__name__", part)
)
def test_it_ends_as_if_nothing_had_happened(newsroom, load, module, name, turn):
    with pytest.MonkeyPatch.context() as patch:
        stop_at(patch, module, name, turn)
        if name in ("_copy", "_insert") and not _is_used(name):
            pytest.skip("the other database writes so")
        with pytest.raises(Stopped):
            load()

    report = load()

    assert report.made == (40 if module is writing else 0)
    assert contradictions() == []
    assert comparing.found() == comparing.wanted(plan.there())
    call_command("verify_history")


def _is_used(name):
    from django.db import connection

    return (name == "_copy") == (connection.vendor == "postgresql")


def test_a_batch_is_there_whole_or_not_at_all(newsroom, load, monkeypatch):
    stop_at(monkeypatch, plan, "put", 3)  # the plan, the first batch, the second

    with pytest.raises(Stopped):
        load()

    assert Article.objects.count() == 20
    assert Listing.objects.values("number").distinct().count() <= 20


def test_progress_is_told(newsroom, load, monkeypatch):
    monkeypatch.setattr("articles.archive.loading.TELL_EVERY_SECONDS", 0)
    told = []

    load(say=told.append)

    assert told[0].startswith("20 of 60 articles, ")
    assert told[2].startswith("60 of 60 articles, ")
