"""What was mistyped is mended into words that stories have."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.search import lexemes, mended, proposal, retyped, tokens


def knowing(text, language):
    """What a store knows that has one story with these words."""
    words = [token.text for token in tokens(text)]

    def known(asked):
        return {
            lexeme: [word for word in words if lexeme in lexemes(word, language)]
            for lexeme in asked
            if any(lexeme in lexemes(word, language) for word in words)
        }

    return known


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghtpbltyn", "президент"),
        ("рщслун", "hockey"),
        ("[jrrtq", "хоккей"),
        ("0fpfr", "қазак"),
        ("окушылар", "оқушылар"),
        ("казакстан", "қазақстан"),
        ("силкинис", "сілкініс"),
        ("полтция", "полиция"),
        ("поилция", "полиция"),
        ("поллиция", "полиция"),
        ("плиция", "полиция"),
        ("сенотары", "сенаторы"),
        ("goverment", "government"),
    ],
)
def test_the_word_that_was_meant_is_among_the_neighbours(typed, meant):
    assert meant in set(mended(typed))


def test_the_other_layout_comes_first():
    assert next(iter(mended("gjkbwbz"))) == "полиция"


@pytest.mark.parametrize("word", ["да", "суд", "it"])
def test_short_words_have_no_slips(word):
    assert len(list(mended(word))) < 40


def test_neighbours_are_few_enough_to_ask_for_at_once():
    assert len(list(mended("электрификация"))) < 2_000


@settings(deadline=None)
@given(st.text(max_size=20))
def test_neighbours_are_words_each_once_and_others(word):
    found = list(islice(mended(word), 3_000))

    assert word not in found
    assert len(found) == len(set(found))


def test_a_text_is_retyped_both_ways():
    assert retyped("[jrrtq")[0] == "хоккей"
    assert "hockey" in retyped("рщслун")
    assert "қала" in retyped("0fkf")
    assert retyped("!") == ()


@pytest.mark.parametrize(
    ("typed", "stories", "language", "expected"),
    [
        ("сенотары", "Сенаторы одобрили", "ru", "сенаторы"),
        ("метиорит", "осколок метеорита", "ru", "метеорита"),
        ("Рынок и полтция!", "полиция на рынке", "ru", "Рынок и полиция!"),
        ("ghtpbltyn ntrcn", "президент, текст", "ru", "президент текст"),
        ("жер силкинис", "жер сілкінісі болды", "kk", "жер сілкінісі"),
        ("goverment", "The government covers it", "en", "government"),
        ("полиция", "полиция", "ru", None),
        ("полициями", "полиция", "ru", None),
        ("абракадабра", "полиция", "ru", None),
        ("", "полиция", "ru", None),
        ('«"()*', "полиция", "ru", None),
    ],
)
def test_words_that_stories_have_are_proposed(typed, stories, language, expected):
    assert proposal(typed, language, knowing(stories, language)) == expected


def test_the_store_is_asked_twice_whatever_was_typed():
    asked = []

    proposal(
        " ".join(["полтция", "сенотары", "ghtpbltyn"] * 20),
        "ru",
        lambda all_: asked.append(all_) or {},
    )

    assert len(asked) == 2
    assert len(asked[1]) < 5_000
