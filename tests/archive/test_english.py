"""English words in their few forms."""

import pytest

from articles.archive import english


@pytest.mark.parametrize(
    ("spec", "many"),
    [
        ("bus", "buses"),
        ("library", "libraries"),
        ("day", "days"),
        ("fisherman/fishermen", "fishermen"),
    ],
)
def test_there_are_many_of_it(spec, many):
    assert english.plural(spec)[1] == many


@pytest.mark.parametrize(
    ("spec", "past", "ing"),
    [
        ("open", "opened", "opening"),
        ("change", "changed", "changing"),
        ("stop/stopped", "stopped", "stopping"),
        ("build/built", "built", "building"),
        ("win/won/winning", "won", "winning"),
    ],
)
def test_a_verb_has_its_forms(spec, past, ing):
    found = english.verb(spec)

    assert (found["past"], found["ing"]) == (past, ing)


def test_an_article_suits_the_next_word():
    assert english.with_article("old school") == "an old school"
    assert english.with_article("school") == "a school"
