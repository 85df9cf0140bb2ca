"""A reader can see where a story comes from: the same chain in the page and in the feed."""

import pytest

from articles.text import typography
from tests import make

pytestmark = pytest.mark.django_db
LINE = "МИА «Казинформ» со ссылкой на пресс-службу Сената Парламента РК."


@pytest.fixture
def story():
    agency = make.source("kazinform", ru={"text": "МИА «Казинформ»", "cited": "МИА «Казинформ»"})
    senate = make.source(
        "senate",
        ru={
            "text": "Пресс-служба Сената Парламента РК",
            "cited": "пресс-службу Сената Парламента РК",
        },
    )
    return make.published(chain=[(agency, "republished", 1), (senate, "reference", 2)])


def test_the_credit_line_is_generated_from_the_chain(story):
    assert typography.plain(story.credit_line) == LINE


def test_the_page_shows_the_line_and_each_step_with_its_page(client, story):
    page = typography.plain(client.get(story.get_absolute_url()).content.decode())

    assert LINE in page
    assert "/ru/source/kazinform/" in page
    assert "/ru/source/senate/" in page


def test_each_step_lists_the_story_on_its_page(client, story):
    for slug in ("kazinform", "senate"):
        cards = client.get(f"/ru/source/{slug}/").context["cards"]

        assert [card.number for card in cards] == [story.pk]


def test_the_line_is_frozen_at_publishing(client, story):
    story.attributions.first().source.names.filter(language="ru").update(text="МИА «Другое»")

    page = typography.plain(client.get(story.get_absolute_url()).content.decode())

    assert LINE in page


def test_the_feed_says_the_same(client, story):
    assert LINE in typography.plain(client.get("/ru/feed.xml").content.decode())


def test_a_line_by_hand_rules_until_the_chain_changes(story, editor):
    story.credit_line_override = "По сообщению агентства."
    story.credit_line_basis = story.generated_credit_line
    assert story.credit_line == "По сообщению агентства."
    assert not story.credit_line_is_stale

    story.attributions.last().delete()

    assert story.credit_line_is_stale
