"""One editor plans a language of a story while another puts an embargo on a version of it."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles import publishing, restoring, versions, workflow
from articles.models import Article, Autosave
from tests import make
from tests.desk import writing

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer."),
    pytest.mark.django_db(transaction=True),
]
HOUR = timedelta(hours=1)


class Beside:
    """An act of somebody else's, on a connection of its own."""

    def __init__(self, act):
        self.refused = None
        self._act = act
        self._thread = threading.Thread(target=self._alone)
        self._thread.start()

    def _alone(self):
        try:
            with transaction.atomic():
                self._act()
        except (ValidationError, IntegrityError) as error:
            self.refused = error
        finally:
            connection.close()

    @property
    def waits(self):
        self._thread.join(0.5)
        return self._thread.is_alive()

    def ended(self):
        self._thread.join(20)
        assert not self._thread.is_alive()
        return self.refused


@pytest.fixture
def story(editor):
    """A draft in Russian and its version in Kazakh."""
    article = make.article(by=editor)
    return article, make.article(by=editor, story=article.story, language="kk")


def put_embargo(article, until):
    """What the desk does with a form that was sent: the row first, then the question."""
    held = Article.objects.held().get(pk=article.pk)
    publishing.refuse_embargo(held, until)
    held.embargo_until = until
    held.save(update_fields=["embargo_until"])


def send_embargo(desk, article):
    """The writing screen's form, whose refusal is a page."""
    page = writing.press(desk, "_save", article, embargo_until="2099-01-01T10:00")
    if page.status_code == 200:
        raise ValidationError(page.content.decode())


def test_the_embargo_waits_for_the_plan_and_is_refused(story, editor, desk):
    article, version = story
    with transaction.atomic():
        workflow.publish(article, by=editor, at=timezone.now() + HOUR)
        other = Beside(lambda: put_embargo(version, timezone.now() + 2 * HOUR))
        by_form = Beside(lambda: send_embargo(desk, version))
        assert other.waits
        assert by_form.waits

    assert "запланирован" in str(other.ended())
    assert "запланирован" in str(by_form.ended())
    version.refresh_from_db()
    assert version.embargo_until is None


def test_the_plan_waits_for_the_embargo_and_is_refused(story, editor):
    article, version = story
    with transaction.atomic():
        put_embargo(version, timezone.now() + 2 * HOUR)
        other = Beside(lambda: workflow.publish(article, by=editor, at=timezone.now() + HOUR))
        assert other.waits

    assert "эмбарго" in str(other.ended()).lower()
    article.refresh_from_db()
    assert article.status == Article.Status.DRAFT


def test_an_embargo_that_an_earlier_save_brings_back_waits_too(story, editor):
    article, version = story
    kept = make.saved(version, by=editor, embargo_until=timezone.now() + 2 * HOUR)
    make.saved(version, by=editor, embargo_until=None)

    with transaction.atomic():
        workflow.publish(article, by=editor, at=timezone.now() + HOUR)
        other = Beside(lambda: restoring.restore(version, kept.version, by=editor))
        assert other.waits

    assert "запланирован" in str(other.ended())


def test_a_version_that_is_begun_waits_for_the_embargo_and_takes_it_along(story, editor):
    article, version = story
    until = timezone.now() + 2 * HOUR
    with transaction.atomic():
        put_embargo(version, until)
        other = Beside(lambda: versions.write_in(article, "en", by=editor))
        assert other.waits

    assert other.ended() is None
    assert Article.objects.get(story=article.story, language="en").embargo_until == until


def test_two_languages_of_which_one_is_the_others_original_wait_and_both_are_saved(story, editor):
    article, version = story
    Article.objects.filter(pk=version.pk).update(translated_from=article)
    with transaction.atomic():
        workflow.publish(article, by=editor)
        version.refresh_from_db()
        other = Beside(lambda: workflow.publish(version, by=editor))
        assert other.waits

    assert other.ended() is None
    assert {row.status for row in Article.objects.all()} == {Article.Status.PUBLISHED}


def test_what_is_typed_in_an_article_that_is_held_does_not_wait(story, editor):
    article, _version = story
    with transaction.atomic():
        list(Article.objects.held().filter(pk=article.pk))
        other = Beside(lambda: article.autosaves.create(user=editor, data={}, version=1))
        assert not other.waits

    assert other.ended() is None


def test_nothing_begins_to_refer_to_an_article_that_is_being_deleted(editor):
    article = make.article(by=editor)
    typed = Autosave(article_id=article.pk, user=editor, data={}, version=1)
    with transaction.atomic():
        workflow.delete(article, by=make.superuser())
        other = Beside(typed.save)
        assert other.waits

    assert isinstance(other.ended(), IntegrityError)
