"""Publishing: who may, from which state, and what it writes."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition, Event, Listing, ListTotal
from tests import make

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_it_makes_the_article_public(editor):
    article = make.article()

    workflow.publish(article, by=editor)

    article.refresh_from_db()
    assert article.status == Status.PUBLISHED
    assert list(Article.objects.public()) == [article]
    assert article.edition.headline == article.headline


def test_it_refuses_a_reporter(reporter):
    article = make.article(by=reporter)

    with pytest.raises(PermissionDenied):
        workflow.publish(article, by=reporter)

    article.refresh_from_db()
    assert article.status == Status.DRAFT
    assert not Event.objects.exists()
    assert not Edition.objects.exists()


def test_it_says_everything_that_is_missing(editor):
    article = make.article(section=None, body="<p> </p>", authors=[])

    with pytest.raises(ValidationError) as refused:
        workflow.publish(article, by=editor)

    assert len(refused.value.messages) == 3
    assert not Edition.objects.exists()


def test_it_refuses_before_the_embargo(editor):
    article = make.article(embargo_until=timezone.now() + timedelta(hours=1))

    with pytest.raises(ValidationError):
        workflow.publish(article, by=editor)

    assert not Article.objects.public().exists()


def test_it_holds_back_an_unconfirmed_source_and_tag(editor):
    chain = [(make.source(is_confirmed=False), "republished", 1)]
    article = make.article(chain=chain, tags=[make.tag(is_confirmed=False)])

    with pytest.raises(ValidationError) as refused:
        workflow.publish(article, by=editor)

    assert len(refused.value.messages) == 2


def test_it_holds_back_a_picture_without_words(editor):
    article = make.article(lead_picture=make.picture(languages=("en",)))

    with pytest.raises(ValidationError) as refused:
        workflow.publish(article, by=editor)

    assert "picture-" in refused.value.messages[0]


def test_it_leaves_an_event_with_who_from_and_to(editor):
    article = make.article()

    workflow.publish(article, by=editor)

    event = Event.objects.get()
    assert (event.by, event.from_status, event.to_status) == (editor, "draft", "published")


def test_it_lists_the_edition_everywhere_it_belongs(editor):
    region = make.place(kind="region")
    town = make.place(parent=region)
    article = make.article(
        chain=[(make.source(), "republished", 1), (make.source(), "reference", 2)],
        tags=[make.tag(), make.tag()],
        place=town,
    )

    workflow.publish(article, by=editor)

    kinds = sorted(Listing.objects.values_list("kind", flat=True))
    assert kinds == sorted(
        ["latest", "section", "day", "author", "tag", "tag", "source", "source", "place", "place"]
    )
    assert set(ListTotal.objects.values_list("total", flat=True)) == {1}


def test_a_scheduled_article_appears_by_the_clock_alone(editor):
    article = make.article()
    moment = timezone.now() + timedelta(hours=2)

    workflow.publish(article, by=editor, at=moment)

    assert not Article.objects.public().exists()
    assert list(Article.objects.scheduled()) == [article]
    with time_machine.travel(moment, tick=False):
        assert list(Article.objects.public()) == [article]


def test_rescheduling_replaces_the_plan(editor):
    article = make.article()
    now = timezone.now()
    workflow.publish(article, by=editor, at=now + timedelta(hours=2))

    workflow.publish(article, by=editor, at=now + timedelta(hours=5))

    assert article.editions.count() == 1
    assert ListTotal.objects.get(kind="latest").total == 1
    with time_machine.travel(now + timedelta(hours=3), tick=False):
        assert not Article.objects.public().exists()


def test_a_past_time_counts_as_now(editor):
    article = make.article()

    workflow.publish(article, by=editor, at=timezone.now() - timedelta(days=1))

    assert timezone.now() - article.edition.published_at < timedelta(minutes=1)


def test_publishing_twice_writes_the_second_text_only_when_asked(editor):
    article = make.published(headline="Первый")
    article.headline = "Второй"
    article.save()
    workflow.record(article, by=editor)
    assert article.edition.headline == "Первый"

    workflow.publish(article, by=editor)

    assert article.edition.headline == "Второй"
    assert article.edition.updated_at
    assert article.editions.public().count() == 1
    assert ListTotal.objects.get(kind="latest").total == 1


def test_the_language_is_frozen_at_the_first_publication(editor):
    article = make.published()
    article.language = "kk"
    article.save()

    with pytest.raises(ValidationError):
        workflow.publish(article, by=editor)

    assert article.edition.language == "ru"
