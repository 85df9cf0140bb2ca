"""Filters and periods: what stands in every list that is named, and in the time that is."""

from datetime import timedelta

import pytest

from articles.models import Listing
from tests import make
from tests.articles.search import corpus
from tests.articles.search.corpus import NOON, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists():
    region = make.place(kind="region")
    return {
        "section": make.section(),
        "tag": make.tag(),
        "author": make.author(),
        "source": make.source(),
        "place": make.place(parent=region),
    }


@pytest.fixture
def story(lists):
    return make.published(
        headline="Полиция",
        at=NOON - timedelta(minutes=1),
        section=lists["section"],
        tags=[lists["tag"]],
        authors=[lists["author"]],
        chain=[(lists["source"], "based", 1)],
        place=lists["place"],
    )


def test_each_kind_of_list_narrows(lists, story):
    stories = corpus.fill() | {0: story}

    for kind, thing in lists.items():
        assert found(stories, "полиция", facts=[(kind, frozenset({thing.pk}))]) == [0], kind
        assert found(stories, "полиция", facts=[(kind, frozenset({thing.pk + 9_000}))]) == [], kind
    everything = [(kind, frozenset({thing.pk})) for kind, thing in lists.items()]
    assert found(stories, "полиция", facts=everything) == [0]
    assert found(stories, "мост", facts=everything) == []


def test_a_place_holds_what_lies_in_it(lists, story):
    region = frozenset({lists["place"].parent_id})

    assert found({0: story}, "полиция", facts=[("place", region)]) == [0]


def test_facts_without_words_find_nothing(lists, story):
    assert found({0: story}, "", facts=[("tag", frozenset({lists["tag"].pk}))]) == []


def test_a_period_has_a_first_and_a_last_moment():
    stories = corpus.fill()
    hour = timedelta(hours=1)

    assert found(stories, "полиция", since=NOON - 3 * hour) == [1, 2, 3]
    assert found(stories, "полиция", until=NOON - 2 * hour) == [3, 7, 11]
    assert found(stories, "полиция", since=NOON - 7 * hour, until=NOON - hour) == [2, 3, 7]
    assert found(stories, "полиция", since=NOON, until=NOON - hour) == []


def test_an_entry_stands_in_the_lists_that_its_listings_name(story):
    from articles.search import lexemes

    words = lexemes.read(story.edition.search_entry.words)

    places = Listing.objects.filter(edition=story.edition).values_list("kind", "key")
    assert lexemes.of_places(places, "ru") <= words
    assert len(lexemes.of_places(places, "ru")) == 6
