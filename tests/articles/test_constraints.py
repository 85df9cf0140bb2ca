"""What must never be false, the database refuses."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import ProtectedHistory, User
from articles.models import Article, Edition, Newsroom, Picture, Place, Section
from tests import make

pytestmark = pytest.mark.django_db


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_an_article_has_a_headline():
    article = make.article()

    refused(lambda: Article.objects.filter(pk=article.pk).update(headline=""))


def test_a_published_article_has_a_time():
    article = make.published()

    refused(lambda: Article.objects.filter(pk=article.pk).update(published_at=None))


def test_nothing_is_published_before_its_embargo():
    article = make.published()
    later = timezone.now() + timedelta(days=1)

    refused(lambda: Article.objects.filter(pk=article.pk).update(embargo_until=later))


def test_a_withdrawn_article_says_why():
    article = make.published()

    refused(lambda: Article.objects.filter(pk=article.pk).update(status="withdrawn"))


def test_a_story_has_one_article_per_language():
    article = make.article()

    refused(lambda: make.article(story=article.story))


def test_an_article_has_one_open_edition():
    edition = make.published().edition
    values = {
        field.attname: getattr(edition, field.attname)
        for field in Edition._meta.concrete_fields
        if not field.primary_key
    }

    refused(lambda: Edition.objects.bulk_create([Edition(**values)]))


def test_an_edition_ends_after_it_begins():
    edition = make.published().edition
    before = edition.public_from - timedelta(seconds=1)

    refused(lambda: Edition.objects.filter(pk=edition.pk).update(public_until=before))


def test_there_is_one_record_of_the_newsroom():
    refused(lambda: Newsroom.objects.create(pk=2))


def test_two_names_that_differ_in_case_alone_are_one(newsroom):
    make.section("one", ru="Новости")

    refused(lambda: make.section("two", ru="НОВОСТИ"))


def test_a_place_does_not_lie_in_itself():
    place = make.place()

    refused(lambda: Place.objects.filter(pk=place.pk).update(parent=place))


def test_a_focal_point_is_inside_the_picture():
    picture = make.picture()

    refused(lambda: Picture.objects.filter(pk=picture.pk).update(focal_x=1.2))


@pytest.mark.parametrize("email", ["OWNER@example.test", "Owner@Example.Test"])
def test_an_address_of_mail_is_lower_case_and_unique(email):
    make.user()

    refused(lambda: User.objects.create(username="other", email=email))


def test_a_user_is_never_deleted():
    with pytest.raises(ProtectedHistory):
        make.user().delete()


def test_a_section_that_articles_stand_in_stays():
    from django.db.models import ProtectedError

    article = make.article()

    with pytest.raises(ProtectedError):
        Section.objects.filter(pk=article.section_id).delete()
