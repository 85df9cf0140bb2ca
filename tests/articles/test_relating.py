"""Proposals of related stories: by shared tags and words, public ones of the language alone."""

import pytest

from articles import relating
from tests import make

pytestmark = pytest.mark.django_db


def proposed(headline="", tags=(), but=(), language="ru"):
    found = relating.proposals(language, headline, tags, but)
    return [one.number for one in found]


def test_words_find_their_kin_whatever_their_endings():
    kin = make.published(headline="Школьные обеды подорожали")
    make.published(headline="Мост открыт")

    assert proposed("О школьных обедах в Рудном") == [kin.pk]


def test_kazakh_words_too():
    kin = make.published(language="kk", headline="Мектептерде сабақ басталды")

    assert proposed("Мектептегі жаңа сабақтар", language="kk") == [kin.pk]


def test_shared_tags_stand_above_shared_words():
    water, town = make.tag("water"), make.tag("town")
    by_words = make.published(headline="Паводок отступил")
    by_tags = make.published(tags=[water, town])

    found = proposed("Паводок вернулся", ["water ru", "TOWN ru"])

    assert found == [by_tags.pk, by_words.pk]


def test_what_is_not_public_or_speaks_another_language_is_left_out():
    tag = make.tag("water")
    make.article(tags=[tag], headline="Паводок")
    make.published(tags=[tag], language="kk", headline="Паводок")

    assert proposed("Паводок", ["water ru"]) == []


def test_the_article_itself_and_those_chosen_are_left_out():
    one, other = (make.published(headline=f"Паводок {n}") for n in "аб")

    assert proposed("Паводок", but=[one.pk]) == [other.pk]


def test_a_word_of_every_headline_proposes_nothing():
    for number in range(8):
        make.published(headline=f"Костанай {number}")

    assert proposed("Костанай") == []


def test_its_queries_are_bounded(django_assert_max_num_queries):
    tags = [make.tag() for _ in range(9)]
    make.published(tags=tags)

    with django_assert_max_num_queries(relating.MOST_TAGS + 4):
        proposed("Слова", [f"{tag.slug} ru" for tag in tags])
