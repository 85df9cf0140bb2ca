"""Slugs: Latin words for an address, from headlines in our three languages."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.slugs import slug

HEADLINES = [
    (
        "Сенаторы обсудили вопросы масштабирования сервисной модели полиции",
        "ru",
        "senatory-obsudili-voprosy-masshtabirovaniya-servisnoy-modeli-politsii",
    ),
    (
        "Қазақстанның үкіметі әлеуметтік көмек көлемін ұлғайтты — «Жаһандық өңір»",
        "kk",
        "qazaqstannyng-ukimeti-aleumettik-komek-kolemin-ulghaytty-zhahandyq-ongir",
    ),
    ("Council opens a second library", "en", "council-opens-a-second-library"),
    ("Объявление: подъезд — ёлка", "ru", "obyavlenie-podezd-yolka"),
    ("ЁЛКА и е\u0308лка", "ru", "yolka-i-yolka"),
    ("It's the editor’s café", "en", "its-the-editors-cafe"),
    ("ükımetı, Ğabıt, şaş", "kk", "ukimeti-gabit-sas"),
    ("Школа № 5: 70\u00a0% — «за»/«против»", "ru", "shkola-5-70-za-protiv"),
    ("COVID-19_и_IT-компания", "ru", "covid-19-i-it-kompaniya"),
    ("  --Тире--  ", "ru", "tire"),
    ("🎉🎉", "ru", ""),
    ("«…»", "kk", ""),
    ("", "en", ""),
    ("Слово на неизвестном языке", "xx", "slovo-na-neizvestnom-yazyke"),
]


@pytest.mark.parametrize(("headline", "language", "expected"), HEADLINES)
def test_it_spells_a_headline(headline, language, expected):
    assert slug(headline, language) == expected


def test_it_spells_every_kazakh_letter():
    assert slug("ә і ң ғ ү ұ қ ө һ", "kk") == "a-i-ng-gh-u-u-q-o-h"


def test_it_is_cut_between_words():
    assert slug("раз два три", "ru", limit=8) == "raz-dva"
    assert slug("раз два три", "ru", limit=7) == "raz-dva"
    assert slug("раз два три", "ru", limit=6) == "raz"


def test_a_single_word_too_long_is_cut_short():
    assert slug("сверхдлинноеслово", limit=5) == "sverk"
    assert slug("слово", limit=0) == ""


@settings(deadline=None)
@given(st.text(), st.sampled_from(["ru", "kk", "en"]), st.integers(1, 90))
def test_it_holds_nothing_but_words_and_hyphens(text, language, limit):
    made = slug(text, language, limit)

    assert len(made) <= limit
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", made)
    assert slug(made, language, limit) == made
