"""Words are found where they stand, and spelled alike however they were typed."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.search import tokens
from articles.text.search.words import LONGEST, folded, sequence


def texts(source):
    return [token.text for token in tokens(source)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("МИА «Казинформ» — Ёлка", ["миа", "казинформ", "елка"]),
        ("ҚАЗАҚСТАННЫҢ Әнұраны, һәм", ["қазақстанның", "әнұраны", "һәм"]),
        ("водохрани\u00adлище за\u0301мок\u200b", ["водохранилище", "замок"]),
        ("и\u0306од Йод", ["йод", "йод"]),
        ("в Костанае 45\u00a0000 тенге", ["костанае", "45000", "тенге"]),
        ("5 школ, № 12", ["5", "школ", "12"]),
        ("2025 100", ["2025", "100"]),
        ("Kostanay’s café don't", ["kostanay", "cafe", "don"]),
        ("CO₂ и м²", ["co2", "м2"]),
        ("", []),
        ("— … «» ()", []),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_words_are_spelled_as_the_index_spells_them(source, words):
    assert texts(source) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("пресс-службу", ["пресс", "службу"]),
        ("e-mail", ["mail", "email"]),
        ("Wi\u2011Fi", ["wi", "fi", "wifi"]),
        ("COVID-19-ға", ["covid", "19", "ға"]),
        ("COVID-19", ["covid", "19", "covid19"]),
        ("IT-компания", ["it", "компания"]),
        ("Т-34", ["34", "т34"]),
        ("а-б", ["аб"]),
        ("--- -слово-", ["слово"]),
    ],
)
def test_hyphens_part_words_and_join_what_is_hardly_a_word(source, words):
    assert texts(source) == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Пoлиция", "полиция"),  # Latin o
        ("CEHAT", "cehat"),  # all Latin: nobody can tell
        ("Cенат", "сенат"),
        ("тiл", "тіл"),
        ("Əліппе", "әліппе"),
        ("pоlice", "police"),  # Cyrillic о
        ("PDFфайл", "pdfфайл"),
    ],
)
def test_letters_of_the_other_script_are_exchanged_for_their_twins(typed, meant):
    assert texts(typed) == [meant]


def test_places_are_those_of_the_source():
    source = "Со «\u00adСе\u00adнат»\u00a0— и e-mail,\n3 000 раз"

    places = {token.text: source[token.start : token.end] for token in tokens(source)}

    assert places["сенат"] == "Се\u00adнат"
    assert places["email"] == "e-mail"
    assert places["3000"] == "3 000"


def test_a_sequence_has_no_overlapping_words():
    assert [token.text for token in sequence("по e-mail и а-б")] == ["по", "mail", "аб"]


@pytest.mark.parametrize(
    "source", ["ы" * 10_000, "ab-" * 4_000, "a\u0301" * 5_000, "1 000 " * 2_000]
)
def test_long_texts_take_no_time_and_long_words_are_cut(source):
    begun = time.process_time()

    found = tokens(source)

    assert time.process_time() - begun < 1
    assert all(len(token.text) <= LONGEST for token in found)


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_letters_and_figures_only(source):
    for token in tokens(source):
        assert token.text.isalnum()
        assert unicodedata.is_normalized("NFC", token.text)
        assert 0 <= token.start < token.end <= len(source)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_folding_a_folded_word_changes_nothing(word):
    assert folded(folded(word)) == folded(word)
