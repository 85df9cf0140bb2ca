"""A reader's words become words and phrases, and nothing of an engine's language passes."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.search import Query, lexemes, matches_phrases, parse
from articles.text.search.asking import MOST_WORDS


def words(text, language="ru", **options):
    return [word.text for word in parse(text, language, **options).words]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("сенаторы о поправках", ["сенаторы", "поправках"]),
        ("Сенаторы сенаторы", ["сенаторы"]),
        ("пресс-служба", ["пресс", "служба"]),
        ('a"b OR (', ["or"]),
        ("полиция* & !пожар | (суд):A", ["полиция", "пожар", "суд"]),
        ("NEAR(школа, 5) AND NOT", ["near", "школа", "5", "and", "not"]),
        ("<script>alert(1)</script>", ["script", "alert", "1"]),
        ("'; DROP TABLE articles; --", ["drop", "table", "articles"]),
        ("headline:школа -суд ^сенат", ["headline", "школа", "суд", "сенат"]),
        ("шко\0ла", ["шко", "ла"]),
        ("школа\n\t\x07\u202eсуд", ["школа", "суд"]),
        ("%_\\", []),
        ("я в о", []),
        ("и на по", []),
        ("", []),
        ("   ", []),
    ],
)
def test_only_words_are_left_of_what_was_typed(typed, expected):
    assert words(typed) == expected


def test_words_of_every_text_are_those_of_the_language():
    assert words("the senate of", "en") == ["senate"]
    assert words("сенат туралы және", "kk") == ["сенат"]


def test_a_word_is_found_by_all_its_readings():
    (asked,) = parse("Токаева", "ru").words

    assert asked.readings == set(lexemes("токаева", "ru"))
    assert not asked.is_prefix


def test_both_spellings_of_a_joined_word_are_asked_for():
    (mail,) = parse("e-mail", "ru").words
    covid, figure = parse("COVID-19", "ru").words

    assert mail.readings == {"mail", "email"}
    assert (covid.readings, figure.readings) == ({"covid", "covid19"}, {"19", "covid19"})


def test_a_figure_with_a_letter_is_not_every_figure():
    (tank,) = parse("Т-34", "ru").words
    (fifth,) = parse("5-й", "ru").words

    assert tank.readings == {"т34"}
    assert fifth.readings == {"5й"}
    assert words("24-7") == ["24", "7"]


def test_a_word_of_single_letters_is_asked_for_joined():
    assert words("а-б") == ["аб"]


def test_too_much_is_cut_between_words():
    assert len(words(" ".join(f"слово{number}" for number in range(30)))) == MOST_WORDS
    assert words("сенат " + "ы" * 300) == ["сенат"]
    assert words("ы" * 10_000)[0].startswith("ыыы")


def test_ten_thousand_characters_take_no_time():
    begun = time.process_time()

    parse('«"“' * 3_334, "ru")
    parse('"' * 10_000, "kk", as_typed=True)

    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("новости о сена", [("новости", False), ("сена", True)]),
        ("сенат ", [("сенат", False)]),
        ("на", [("на", True)]),
        ("сенат на", [("сенат", False), ("на", True)]),
        ("«сенат»", [("сенат", False)]),
        ("", []),
    ],
)
def test_the_word_being_typed_is_a_prefix(typed, expected):
    query = parse(typed, "ru", as_typed=True)

    assert [(word.text, word.is_prefix) for word in query.words] == expected


def test_a_prefix_is_what_was_typed_and_its_stem():
    (whole,) = parse("сенаторами", "ru", as_typed=True).words
    (begun,) = parse("ста", "ru", as_typed=True).words

    assert whole.readings == {"сенаторами", "сенатор"}
    assert begun.readings == {"ста"}


@pytest.mark.parametrize(
    ("typed", "text", "language", "expected"),
    [
        ("«безопасный счёт»", "Деньги на безопасном счету", "ru", True),
        ("«безопасный счёт»", "Счёт и безопасный", "ru", False),
        ('"day of mourning"', "A day of mourning", "en", True),
        ('"day of mourning"', "A day for mourning", "en", False),
        ("“поправки в Трудовой кодекс”", "поправок в трудовой кодекс", "ru", True),
        ("„аза тұту күні“", "Аза тұту күнінде", "kk", True),
        ("«аза тұту» «жеті күн»", "Аза тұту, жеті түн", "kk", False),
        ("«нью-йорк»", "в Нью-Йорке", "ru", True),
        ("«один»", "два", "ru", True),  # one word is no phrase
        ("«нет конца", "конца нет", "ru", True),  # an open quotation is none
        ("слова без кавычек", "кавычек без слова", "ru", True),
        ("«и на»", "на и", "ru", True),  # words of every text alone ask for nothing
        ("«»", "что угодно", "ru", True),
    ],
)
def test_a_phrase_stands_as_it_was_typed(typed, text, language, expected):
    assert matches_phrases(parse(typed, language), text, language) is expected


def test_words_of_a_phrase_are_asked_for_as_well():
    assert words("«безопасный счёт» полиция") == ["безопасный", "счет", "полиция"]


@settings(deadline=None)
@given(st.text(), st.sampled_from(["ru", "kk", "en"]), st.booleans())
def test_whatever_is_typed_is_a_query_of_letters_and_figures(text, language, as_typed):
    query = parse(text, language, as_typed=as_typed)

    assert isinstance(query, Query)
    assert len(query.words) <= MOST_WORDS
    for asked in (*query.words, *(word for phrase in query.phrases for word in phrase)):
        assert asked.readings
        assert all(reading.isalnum() for reading in asked.readings)
