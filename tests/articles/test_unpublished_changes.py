"""A published text changes only by publishing."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts import seal
from accounts.models import ProtectedHistory
from articles import workflow
from articles.models import Edition, Revision
from tests import make

pytestmark = pytest.mark.django_db


def test_saving_changes_nothing_public(editor, client):
    article = make.published(headline="Было")
    before = client.get(article.get_absolute_url()).content

    make.saved(article, by=editor, headline="Стало", body="<p>Другой текст.</p>")

    assert client.get(article.get_absolute_url()).content == before
    assert workflow.has_unpublished_changes(article)


def test_discarding_brings_the_public_text_back_and_keeps_the_other(editor):
    tag = make.tag()
    article = make.published(headline="Было", tags=[tag])
    make.saved(article, by=editor, headline="Стало")
    article.tags.clear()
    article.credits.all().delete()

    workflow.discard_changes(article, by=editor)

    article.refresh_from_db()
    assert article.headline == "Было"
    assert list(article.tags.all()) == [tag]
    assert article.credits.count() == 1
    assert not workflow.has_unpublished_changes(article)
    assert any("Стало" in revision.data for revision in Revision.objects.all())


def test_a_change_can_be_scheduled(editor):
    article = make.published(headline="Было", at=timezone.now() - timedelta(days=1))
    make.saved(article, by=editor, headline="Стало")
    moment = timezone.now() + timedelta(hours=1)

    workflow.publish(article, by=editor, at=moment)

    assert article.edition.headline == "Было"
    with time_machine.travel(moment, tick=False):
        assert article.edition.headline == "Стало"


def test_a_minor_change_shows_no_updated_time(editor):
    article = make.published()
    make.saved(article, by=editor, headline="Без опечатки")

    workflow.publish(article, by=editor, is_minor=True)

    assert article.edition.updated_at is None


def test_an_edition_refuses_to_change():
    edition = make.published().edition
    edition.headline = "Подменено"

    with pytest.raises(ProtectedHistory):
        edition.save()

    assert Edition.objects.get().headline != "Подменено"


def test_every_save_is_a_revision_chained_to_the_one_before(editor):
    article = make.article()
    second = make.saved(article, by=editor, headline="Второй")
    third = make.saved(article, by=editor, headline="Третий")

    assert [r.version for r in article.revisions.all()] == [3, 2, 1]
    assert third.previous_hash == second.hash
    assert third.hash == third.digest(second.hash) != third.digest("")
    assert third.is_intact


def test_saving_the_same_again_makes_no_revision(editor):
    article = make.article()

    workflow.record(article, by=editor)

    assert article.revisions.count() == 1


def test_a_revision_refuses_to_change_and_a_changed_row_shows(editor):
    revision = make.article().revisions.get()

    with pytest.raises(ProtectedHistory):
        revision.save()
    with seal.opened():
        Revision.objects.update(data=revision.data.replace("абзац", "подлог"))

    assert not Revision.objects.get().is_intact


def test_discarding_keeps_what_was_not_saved_yet(editor):
    article = make.published(headline="Было")
    article.headline = "Не записано"
    article.save()

    workflow.discard_changes(article, by=editor)

    assert any("Не записано" in revision.data for revision in article.revisions.all())
