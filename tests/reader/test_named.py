"""What a named list says of itself comes with its stories, and without them where it is empty."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import AuthorName, SourceName
from reader import named, names
from tests import make

pytestmark = pytest.mark.django_db


def listed(table, number, spoken="ru", before=None):
    return named.listed(table, number, "ru", spoken, limit=3, before=before)


def test_what_is_said_comes_with_the_newest_first():
    author = make.author()
    AuthorName.objects.filter(author=author, language="ru").update(bio="Пишет о реках.")
    stories = [make.published(authors=[author]) for _ in range(4)]

    said, found = listed(names.AUTHOR, author.pk)

    assert said == ("Пишет о реках.", "", 4)
    assert [row.article_id for row in found] == [story.pk for story in stories[:0:-1]]


def test_an_empty_list_says_what_it_is():
    source = make.source()
    SourceName.objects.filter(source=source, language="ru").update(description="Ведомство.")
    source.website = "https://example.org/"
    source.save()

    assert listed(names.SOURCE, source.pk) == (("Ведомство.", "https://example.org/", 0), [])


def test_below_a_row_there_are_the_older_ones():
    tag = make.tag()
    first, second = (make.published(tags=[tag]) for _ in range(2))

    _said, found = listed(names.TAG, tag.pk, before=(second.edition.published_at, second.pk))

    assert [row.article_id for row in found] == [first.pk]


def test_what_the_clock_has_not_published_is_not_counted(editor):
    tag = make.tag()
    make.published(tags=[tag])
    later = timezone.now() + timedelta(hours=1)
    workflow.publish(make.article(tags=[tag]), by=editor, at=later)

    said, found = listed(names.TAG, tag.pk)

    assert (said.total, len(found)) == (1, 1)


@pytest.mark.parametrize("table", named.DESCRIBED)
def test_of_what_is_not_there_nothing_is_said(table):
    assert listed(table, 10**9) == (None, [])
