"""An archive beside stories that are there, and a newsroom without one."""

import pytest

from articles.archive import plan
from articles.models import Article, Tag
from tests import make
from tests.archive.conftest import ARTICLES
from tests.archive.truth import contradictions

pytestmark = pytest.mark.django_db


def test_it_stands_beside_stories_that_are_there(newsroom, load):
    own = make.published(tags=[make.tag("own")])

    load(beside=True)

    own.refresh_from_db()
    assert own.edition.listings.count() == 5
    assert Article.objects.count() == ARTICLES + 1
    assert Tag.objects.filter(slug="own").exists()
    assert contradictions() == []


def test_no_table_of_its_own_is_made_where_nothing_is_loaded(newsroom):
    assert plan.there() is None
