"""Discarding changes ends no embargo sooner, and leaves out no more than what is gone."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import workflow
from articles.models import Article, PictureUse
from tests import make

pytestmark = pytest.mark.django_db
STILL = '<figure data-embed="https://youtu.be/dQw4w9WgXcQ" data-still="{}"></figure>'


@pytest.fixture
def planned(editor):
    """Goes out in three days, under an embargo that ends in one."""
    now = timezone.now()
    made = make.article(headline="Было", embargo_until=now + timedelta(days=1))
    workflow.publish(made, by=editor, at=now + timedelta(days=3))
    return made


def discard(article, by):
    workflow.discard_changes(article, by=by)
    return Article.objects.get(pk=article.pk)


def test_a_later_embargo_lasts_on(planned, editor):
    later = planned.embargo_until + timedelta(days=1)
    make.saved(planned, by=editor, headline="Стало", embargo_until=later)

    kept = discard(planned, editor)

    assert (kept.headline, kept.embargo_until) == ("Было", later)
    with pytest.raises(ValidationError, match="Эмбарго"):
        workflow.publish(kept, by=editor, at=later - timedelta(hours=1))


@pytest.mark.parametrize("earlier", [None, timedelta(hours=1)])
def test_one_that_was_lifted_or_shortened_comes_back(planned, editor, earlier):
    published = planned.embargo_until
    make.saved(planned, by=editor, embargo_until=earlier and timezone.now() + earlier)

    kept = discard(planned, editor)

    assert kept.embargo_until == published
    assert not workflow.has_unpublished_changes(kept)


def test_an_embargo_that_is_over_is_discarded_like_the_rest(editor):
    article = make.published(at=timezone.now() - timedelta(days=1))
    make.saved(article, by=editor, embargo_until=timezone.now() - timedelta(days=2))

    assert discard(article, editor).embargo_until is None


def test_an_embedded_page_only_loses_the_still_that_was_deleted(editor):
    picture = make.picture()
    article = make.published(body="<p>Текст.</p>" + STILL.format(picture.pk))
    make.saved(article, by=editor, body="<p>Другой.</p>")
    PictureUse.objects.all().delete()  # a hand in the database; the library refuses what is used
    picture.delete()

    body = discard(article, editor).body

    assert 'data-embed="https://youtu.be/dQw4w9WgXcQ"' in body
    assert "data-still" not in body
