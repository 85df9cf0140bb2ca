"""Who may change a picture: whoever changes one changes every text that shows it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import library, picture_permission, workflow
from articles.models import Picture
from tests import make
from tests.articles import media, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)
PHOTO = picture_bytes.encode(picture_bytes.image(600, 400))
HOUR = timedelta(hours=1)


@pytest.fixture
def picture(reporter):
    words = {"caption": "Мост", "alt": "Мост", "credit": "Тобол"}
    return library.add_picture(PHOTO, "a.jpg", by=reporter, texts={"ru": words})


def public(picture):
    make.published(lead_picture=picture, language="ru")


def planned(picture):
    make.published(lead_picture=picture, language="ru", at=timezone.now() + HOUR)


def in_a_planned_change(picture):
    article = make.published(language="ru")
    article.lead_picture = picture
    article.save()
    workflow.record(article, by=make.superuser())
    workflow.publish(article, by=make.superuser(), at=timezone.now() + HOUR)


def portrait(picture):
    author = make.author()
    author.portrait = picture
    author.save()


def colleagues(picture):
    Picture.objects.update(uploaded_by=make.user())


def kept_away_from(picture, by):
    """Every way of changing it is refused, and nothing of it has changed."""
    before = media.snapshot(picture)
    ways = (
        lambda: library.recrop(picture, (0.1, 0.1), by=by),
        lambda: library.tell(picture, {"byline": "Чужая"}, by=by),
        lambda: library.replace(picture, PHOTO, "b.jpg", by=by),
    )
    for way in ways:
        with pytest.raises(PermissionDenied):
            way()
    assert media.snapshot(picture) == before
    assert not picture_permission.may_change(picture, by)


@pytest.mark.parametrize("state", [public, planned, in_a_planned_change, portrait, colleagues])
def test_what_is_approved_or_a_colleagues_is_out_of_a_reporters_reach(state, picture, reporter):
    assert picture_permission.may_change(picture, reporter)
    state(picture)

    kept_away_from(picture, reporter)


@pytest.mark.parametrize("state", [public, planned, colleagues])
def test_who_may_publish_changes_any(state, picture, editor):
    state(picture)

    library.recrop(picture, (0.1, 0.1), by=editor)
    library.tell(picture, {"byline": "Своя"}, by=editor)

    kept = Picture.objects.get()
    assert (kept.focal_x, kept.byline) == (0.1, "Своя")


def test_a_reporter_changes_an_own_one_in_a_draft(picture, reporter):
    make.article(lead_picture=picture)

    library.recrop(picture, (0.1, 0.1), by=reporter)
    library.replace(picture, PHOTO, "b.jpg", by=reporter)
    library.tell(picture, {"byline": "Своя"}, by=reporter)

    kept = Picture.objects.get()
    assert (kept.uploaded_name, kept.byline) == ("b.jpg", "Своя")


def test_what_was_taken_off_the_schedule_is_in_reach_again(picture, reporter):
    article = make.published(lead_picture=picture, language="ru", at=timezone.now() + HOUR)

    workflow.withdraw(article, by=make.superuser())

    assert picture_permission.may_change(picture, reporter)


def test_without_a_role_nothing_is_permitted(picture, django_user_model):
    nobody = django_user_model.objects.create(username="no", email="no@x.test", is_staff=True)
    Picture.objects.update(uploaded_by=nobody)

    kept_away_from(picture, nobody)
    with pytest.raises(PermissionDenied):
        library.add_picture(PHOTO, "c.jpg", by=nobody)
    with pytest.raises(PermissionDenied):
        library.delete(picture, by=nobody)
