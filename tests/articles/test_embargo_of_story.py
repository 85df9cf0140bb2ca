"""An embargo is the story's: it goes with copies and versions, and holds all languages back."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import outbox, previewing, requirements, versions, workflow
from articles.changes import send
from articles.models import Article
from tests import make

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def original():
    return make.article(embargo_until=timezone.now() + HOUR)


@pytest.fixture
def version(original, editor):
    made = versions.write_in(original, "kk", by=editor)
    made.headline, made.body = "Қазақша", "<p>Мәтін.</p>"
    made.save()
    made.credits.create(author=make.author(), role="text")
    return made


def lift(article):
    Article.objects.filter(pk=article.pk).update(embargo_until=None)
    article.refresh_from_db()


def test_a_version_and_a_copy_begin_with_what_still_lasts(original, version, editor):
    copied = versions.copy_as_new(original, by=editor)

    assert version.embargo_until == copied.embargo_until == original.embargo_until


def test_one_that_has_ended_stays_behind(original, editor):
    with time_machine.travel(original.embargo_until + HOUR, tick=False):
        version = versions.write_in(original, "kk", by=editor)
        copied = versions.copy_as_new(original, by=editor)

    assert (version.embargo_until, copied.embargo_until) == (None, None)


def test_it_holds_every_language_back_whichever_has_it(original, version, editor):
    lift(version)

    for at in (None, original.embargo_until - timedelta(seconds=1)):
        with pytest.raises(ValidationError, match="другом языке"):
            workflow.publish(version, by=editor, at=at)
    workflow.publish(version, by=editor, at=original.embargo_until)

    assert not Article.objects.public().exists()


def test_no_secret_link_shows_the_other_language(original, version, editor):
    lift(version)

    with pytest.raises(ValidationError):
        previewing.share(version, by=editor, days=1)
    with time_machine.travel(original.embargo_until, tick=False):
        assert previewing.share(version, by=editor, days=1)


def test_nothing_is_sent_out_about_the_other_language(original, version, monkeypatch):
    sent = []
    monkeypatch.setitem(outbox.HANDLERS, "note", sent.append)
    lift(version)

    send("note", f"article:{version.pk}", {"n": 1})

    assert not outbox.work_once()
    with time_machine.travel(original.embargo_until, tick=False):
        assert outbox.work_once()


def test_the_checks_say_it_beside_the_version(original, version):
    lift(version)

    said = [each.field for each in requirements.problems(version) if "мбарго" in each.message]

    assert said == ["embargo_until"]


def test_what_readers_have_already_is_changed_without_waiting(editor):
    public = make.published(headline="Было")
    version = versions.write_in(public, "kk", by=editor)
    Article.objects.filter(pk=version.pk).update(embargo_until=timezone.now() + HOUR)
    public.headline = "Стало"
    public.save()

    workflow.publish(public, by=editor)

    assert public.edition.headline == "Стало"
