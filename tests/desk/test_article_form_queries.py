"""Opening the writing screen costs the same for a note and for a story with everything in it."""

import pytest

from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
QUERIES = 48


@pytest.fixture
def rich():
    article = make.published(
        authors=[make.author() for _ in range(6)],
        tags=[make.tag() for _ in range(9)],
        chain=[(make.source(), "reference", step) for step in (1, 2, 2, 3)],
        lead_picture=make.picture(),
        place=make.place(),
    )
    for _ in range(20):
        make.section()
        make.source()
        make.author()
    return article


def test_a_rich_article_and_a_plain_one_cost_the_same(desk, rich, django_assert_num_queries):
    plain = make.published(
        lead_picture=make.picture(),
        place=make.place(),
        tags=[make.tag()],
        chain=[(make.source(), "based", 1)],
    )
    desk.get(writing.address(plain))

    with django_assert_num_queries(QUERIES):
        desk.get(writing.address(plain))
    with django_assert_num_queries(QUERIES):
        desk.get(writing.address(rich))
