"""An archive is what the newsroom itself would have written."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command

from accounts import chain
from accounts.models import AuditEntry
from articles import editions, picture_uses, requirements, snapshot
from articles.archive import writing
from articles.archive.recipe import Fate
from articles.archive.rows import COLUMNS
from articles.models import (
    Article,
    Clearing,
    Correction,
    EarlierPictureUse,
    Edition,
    OutboxMessage,
    PictureUse,
)
from articles.text import words
from tests.archive import comparing
from tests.archive.conftest import ARTICLES
from tests.archive.truth import contradictions

pytestmark = pytest.mark.django_db


def test_rows_are_those_of_the_recipe_on_every_database(archive):
    wanted, found = comparing.wanted(archive), comparing.found()

    for table, rows in wanted.items():
        assert found[table] == rows, table


def test_nothing_contradicts_anything(archive):
    assert contradictions() == []
    call_command("verify_history")


def test_everything_is_as_publishing_makes_it(archive):
    for article in Article.objects.order_by("pk"):
        newest = article.revisions.first()
        edition = article.latest_edition

        assert newest.data == chain.canonical(snapshot.take(article))
        assert article.folded == words.fold(article.searched_words())
        assert requirements.blocking(article) == []
        if not edition.is_retracted:
            text = requirements.Text(snapshot.take(article), article)
            made = editions.rendered(text, article.corrections.all())
            assert {name: getattr(edition, name) for name in made} == made


def test_uses_of_pictures_are_those_that_saving_writes(archive):
    places = "picture", "article", "edition", "place"
    before = sorted(PictureUse.objects.values_list(*places), key=str)
    PictureUse.objects.all().delete()

    for article in Article.objects.all():
        picture_uses.keep_desk(article)
    for edition in Edition.objects.all():
        picture_uses.keep_edition(edition)

    assert sorted(PictureUse.objects.values_list(*places), key=str) == before


def test_no_save_leaves_a_picture_out(archive):
    import_module("articles.migrations.0021_earlier_uses_from_the_history").fill(apps, None)

    assert not EarlierPictureUse.objects.exists()


def test_every_fate_is_there(archive):
    states = Article.objects.values_list("status", flat=True)

    assert len(states) == ARTICLES
    assert set(states) == {"published", "withdrawn"}
    assert Article.objects.scheduled().count() == 1
    assert Article.objects.public().count() == ARTICLES - 2
    assert set(Correction.objects.values_list("kind", flat=True)) >= {"retraction"}
    assert Correction.objects.count() == 2
    assert Edition.objects.count() > ARTICLES + 2
    assert len(Fate) == 6


def test_every_page_of_a_list_is_cleared_and_nothing_is_sent_out(archive):
    keys = set(Clearing.objects.values_list("key", flat=True))
    last = Article.objects.latest("pk")

    assert {"names", "front:ru", "list:latest:0:kk", f"article:{last.pk}"} <= keys
    assert not OutboxMessage.objects.filter(done_at=None, cancelled_at=None).exists()


def test_the_newsroom_goes_on_with_numbers_of_its_own(archive, editor):
    from tests import make

    last = Article.objects.latest("pk")
    made = make.published()

    assert made.pk > last.pk
    assert contradictions() == []


def test_it_is_there_already_the_second_time(archive, load):
    before = comparing.found(), AuditEntry.objects.count()

    report = load()

    assert report.made == 0
    assert report.seconds == {}
    assert (comparing.found(), AuditEntry.objects.count()) == before


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_is_written(table):
    columns = {field.column for field in writing.model_of(table)._meta.concrete_fields}

    assert set(COLUMNS[table].split()) == columns
