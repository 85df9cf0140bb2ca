"""Versions of a story: begun with everything that is chosen, and told when the original moves."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles import versions, workflow
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def original(editor):
    return make.published(
        headline="Мост открыли",
        tags=[make.tag()],
        place=make.place(),
        lead_picture=make.picture(),
        chain=[(make.source(), "republished", 1), (make.source(), "reference", 2)],
        form="reportage",
    )


def test_it_copies_what_was_chosen_and_no_words(desk, original, editor):
    make.author(user=editor)

    writing.press(desk, "_version", original, _version="kk")

    version = Article.objects.get(language="kk")
    assert version.story == original.story
    assert (version.owner, version.body, version.form) == (editor, "", "reportage")
    assert list(version.tags.all()) == list(original.tags.all())
    assert (version.place, version.lead_picture) == (original.place, original.lead_picture)
    assert [len(step) for step in version.chain] == [1, 1]
    assert [credit.role for credit in version.credits.all()] == ["text", "translation"]
    assert (version.translated_from, version.translated_version) == (original, original.version)


def test_publish_waits_for_the_headline_to_be_translated(desk, original, editor):
    version = versions.write_in(original, "kk", by=editor)
    version.body = "<p>Мәтін</p>"
    version.save()

    writing.press(desk, "_publish", version)
    assert Article.objects.get(pk=version.pk).status == Article.Status.DRAFT

    writing.press(desk, "_publish", version, headline="Көпір ашылды")
    assert Article.objects.get(pk=version.pk).status == Article.Status.PUBLISHED


def test_a_second_version_in_one_language_is_refused(original, editor):
    versions.write_in(original, "kk", by=editor)

    with pytest.raises(ValidationError):
        versions.write_in(original, "kk", by=editor)


def test_who_may_not_add_articles_begins_no_version(original, django_user_model):
    guest = django_user_model.objects.create_user("guest", "g@example.test")

    with pytest.raises(PermissionDenied):
        versions.write_in(original, "kk", by=guest)


def test_it_says_that_the_original_changed_until_the_text_follows(desk, original, editor):
    version = versions.write_in(original, "kk", by=editor)
    original.headline = "Мост открыли снова"
    original.save()
    workflow.record(original, by=editor)
    page = desk.get(writing.address(version))
    assert page.context["original_changed"]

    writing.press(desk, "_save", version, follows_original="on")

    assert not desk.get(writing.address(version)).context["original_changed"]


def test_the_other_languages_are_offered(desk, original, editor):
    versions.write_in(original, "kk", by=editor)

    page = desk.get(writing.address(original)).content.decode()

    assert 'name="_version" value="en"' in page
    assert 'name="_version" value="kk"' not in page


def test_the_articles_language_can_not_become_another_versions(desk, original, editor):
    version = versions.write_in(original, "kk", by=editor)

    response = writing.press(desk, "_save", version, language="ru")

    assert response.status_code == 200
    assert Article.objects.get(pk=version.pk).language == "kk"


def test_a_reporter_begins_a_version_of_what_is_published(reporters_desk, original, reporter):
    act = f"/admin/articles/article/{original.pk}/act/"

    reporters_desk.post(act, {"_version": "kk"})

    assert Article.objects.get(language="kk").owner == reporter
