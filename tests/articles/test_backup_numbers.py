"""A number is given once: a restored newsroom goes on above all that were given."""

import pytest

from articles.backup import restoring
from tests import make
from tests.articles import backing

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    return tmp_path / "newsroom.tar"


def test_a_number_is_not_given_twice(path):
    backing.newsroom()
    deleted = make.article()
    number = deleted.pk
    deleted.delete()

    backing.taken(path)
    restoring.restore(path, may_replace=True)

    assert make.article().pk > number


def test_nor_is_one_that_the_replaced_newsroom_gave(path):
    backing.newsroom()
    backing.taken(path)
    number = make.article().pk

    restoring.restore(path, may_replace=True)

    assert make.article().pk > number
