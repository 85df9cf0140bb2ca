"""The newest stories of a language take no more memory the more articles they stand under."""

import math

import pytest

from reader.cache import rails
from reader.cache.rails import NONE, Rail
from reader.cache.recording import Record
from reader.cache.stored import NEVER, kept_from
from tests import make
from tests.reader.cache.conftest import settled

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rail(front):
    """The one of a newsroom with two stories."""
    make.published(headline="Мост открыт")
    story = make.published(headline="Другая")
    settled()
    front.get(story.get_absolute_url())
    made = front.cache.memory.found["rail:ru"]
    return Rail(kept_from(Record(), 0.0), "ru", made.cards)


def test_it_remembers_so_many_pages_and_no_more(rail, monkeypatch):
    monkeypatch.setattr(rails, "MOST_READY", 10, raising=False)

    first = [rail.part(frozenset({number})) for number in range(1000, 1100)]

    assert len(rail.ready) <= 10
    assert len(set(first)) == 1  # the same bytes, made once


def test_it_keeps_so_many_forms_of_itself_and_no_more(rail, monkeypatch):
    monkeypatch.setattr(rails, "MOST_PARTS", 1, raising=False)
    numbers = [card.number for card in rail.cards]

    for number in numbers:
        rail.part(frozenset({number}))

    assert len(numbers) > 1
    assert len(rail.parts) == 1


def test_a_page_that_it_forgot_has_it_all_the_same_without_a_database(
    front, rail, django_assert_num_queries
):
    made = rail.part(frozenset())
    rail.ready.clear()
    front.cache.memory.found["rail:ru"] = rail

    with django_assert_num_queries(0):
        assert front.cache.rails.last(("ru", frozenset())) is made
        assert front.cache.rails.last(("ru", frozenset({rail.cards[0].number}))) is NONE


def test_what_is_not_kept_is_old_at_once(front):
    assert front.cache.rails.fresh_until(("ru", frozenset())) == NEVER
    assert front.cache.rails.fresh_until(None) == math.inf
