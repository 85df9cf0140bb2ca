"""What a step of an article's life clears: neither too little nor a whole list for one place."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles import changes, corrections, redaction, workflow
from articles.models import Clearing
from tests import make

pytestmark = pytest.mark.django_db


def cleared(act):
    """The keys that `act` clears."""
    before = set(Clearing.objects.values_list("pk", flat=True))
    act()
    return set(Clearing.objects.exclude(pk__in=before).values_list("key", flat=True))


def test_publishing_clears_the_article_its_versions_and_its_places(editor):
    story = make.article()

    keys = cleared(lambda: workflow.publish(story, by=editor))

    at = changes.microseconds(story.edition.published_at)
    assert {f"article:{story.pk}", f"story:{story.story_id}", "front:ru"} <= keys
    assert {f"list:latest:0:ru@{at}", f"list:section:{story.section_id}:ru@{at}"} <= keys
    assert f"total:section:{story.section_id}:ru" in keys
    assert not any(key.startswith("gone:") for key in keys)


def test_a_change_that_leaves_the_lists_as_they_are_clears_no_total(editor):
    story = make.published()
    story.headline = "Другой заголовок"
    story.save()

    keys = cleared(lambda: workflow.publish(story, by=editor))

    assert not any(key.startswith("total:") for key in keys)


def test_what_the_clock_was_to_publish_is_counted_when_it_is_published_earlier(editor):
    story = make.published(at=timezone.now() + timedelta(hours=2))

    keys = cleared(lambda: workflow.publish(story, by=editor))

    assert f"total:section:{story.section_id}:ru" in keys


@pytest.mark.parametrize("verb", ["withdraw", "kill"])
def test_what_was_taken_back_is_gone(chief, verb):
    story = make.published()

    keys = cleared(lambda: getattr(workflow, verb)(story, by=chief, reason="Ошибка."))

    assert f"gone:article:{story.pk}" in keys
    assert any(key.startswith("list:latest:0:ru@") for key in keys)


@pytest.mark.parametrize(("kind", "is_gone"), [("retraction", True), ("correction", False)])
def test_of_the_corrections_a_retraction_alone_takes_it_away(chief, kind, is_gone):
    story = make.published()

    keys = cleared(lambda: corrections.add(story, kind=kind, text="Неверно.", by=chief))

    assert (f"gone:article:{story.pk}" in keys) is is_gone


def test_words_taken_out_are_gone_with_the_pictures_that_said_them(administrator):
    picture = make.picture()
    picture.texts.update(caption="Иван Иванов", folded="иван иванов")
    story = make.published(lead_picture=picture, body="<p>Пришёл Иван Иванов.</p>")

    keys = cleared(
        lambda: redaction.redact(
            story, words=["Иван Иванов"], demanded_by="Суд", by=administrator, with_pictures=True
        )
    )

    assert {f"gone:article:{story.pk}", f"gone:picture:{picture.pk}"} <= keys


def test_nothing_to_clear_writes_nothing():
    assert cleared(lambda: changes.clear([])) == set()


def test_postgresql_tells_whoever_listens():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is looked at instead")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_trigger WHERE tgname = 'clearings_are_told'")
        assert cursor.fetchone()
