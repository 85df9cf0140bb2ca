"""Matching, alphabetical order, counting, and letters of the wrong script."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.words import count_words, fold, lookalikes, reading_minutes, sort_key

KAZAKH = "А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я"
RUSSIAN = "А Б В Г Д Е Ё Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я"
ENGLISH = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ёлка", "елка"),
        ("Е\u0308ЛКА", "елка"),
        ("  МИА\u00a0«Казинформ» \n", "миа «казинформ»"),
        ("ҚАЗАҚСТАН Әңгіме Һ", "қазақстан әңгіме һ"),
        ("Straße CAFÉ", "strasse café"),
        ("Й", "й"),
        ("", ""),
    ],
)
def test_fold_makes_spellings_of_one_name_equal(text, expected):
    assert fold(text) == expected


@settings(deadline=None)
@given(st.text())
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)
    assert unicodedata.is_normalized("NFC", fold(text))


@pytest.mark.parametrize(
    ("language", "alphabet"), [("kk", KAZAKH), ("ru", RUSSIAN), ("ru", KAZAKH), ("en", ENGLISH)]
)
def test_letters_sort_in_the_order_of_the_alphabet(language, alphabet):
    letters = alphabet.split()

    keys = [sort_key(letter, language) for letter in letters]

    assert keys == sorted(keys)
    assert len(set(keys)) == len(letters)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "kk",
            [
                "Айна",
                "Алма",
                "Әсел",
                "Бек",
                "Ғани",
                "Дина",
                "Қанат",
                "Лала",
                "Ұлы",
                "Үй",
                "Ык",
                "Ік",
            ],
        ),
        ("ru", ["Ель", "Ёлка", "Жук", "мир", "Мэри", "яма"]),
        ("en", ["100", "9", "apple", "Éclair", "eel", "Zebra", "Абай"]),
        ("ru", ["5 канал", "Ясень", "BBC", "Łódź", "北京"]),
        ("kk", ["Ақ", "Ақ бота", "Ақ-боталы", "Ақбота"]),
    ],
)
def test_names_sort_as_in_a_register(language, names):
    assert sorted(set(names), key=lambda name: sort_key(name, language)) == names


def test_case_quotes_and_stress_marks_do_not_matter():
    assert sort_key("«Қазинформ»", "kk") == sort_key("ҚАЗИНФОРМ", "kk")
    assert sort_key("за\u0301мок", "ru") == sort_key("замок", "ru")
    assert sort_key("O’Neill", "en") == sort_key("ONeill", "en")


def test_an_unknown_language_sorts_as_russian():
    assert sort_key("Ёж", "xx") == sort_key("Ёж", "ru")


def test_keys_are_digits_that_every_collation_sorts_alike():
    key = sort_key("Ақ-бота «X» 北 5", "kk")

    assert key.isdigit()
    assert key.isascii()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        (" — … «» ", 0),
        ("Пресс-служба сообщила: принято.", 3),
        ("около 3 000 и 45\u00a0000\u00a0000 тенге", 5),
        ("в 3,5 раза; за́мок", 4),
        ("1941–1945 гг.", 3),
        ("it’s O'Neill's", 2),
        ("снег\u00adопад", 1),
    ],
)
def test_it_counts_words_as_an_editor_does(text, expected):
    assert count_words(text) == expected


@pytest.mark.parametrize(
    ("words", "language", "minutes"),
    [(0, "ru", 1), (180, "ru", 1), (269, "kk", 1), (270, "kk", 2), (900, "ru", 5), (880, "en", 4)],
)
def test_reading_takes_at_least_a_minute(words, language, minutes):
    assert reading_minutes(words, language) == minutes
    assert reading_minutes(words, "xx") >= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IT-компания, COVID-19-ға, «Tobol» және Wi‑Fi-желі: SMS‑ка", []),
        ("Обычный текст и plain English", []),
        ("пoлиция приехала, пoлиция уехала", ["пoлиция"]),
        ("Қазақcтан мен Әcел", ["Қазақcтан", "Әcел"]),
        ("мəдениет, өнер", ["мəдениет"]),
        ("Kостанай-Kала", ["Kостанай", "Kала"]),
        ("СOVID", ["СOVID"]),
        ("ëлка", ["ëлка"]),
    ],
)
def test_it_finds_latin_letters_that_pass_for_cyrillic(text, expected):
    assert lookalikes(text) == expected
