import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.typography import plain, typeset, typeset_html, typeset_pieces

LANGUAGES = ("ru", "kk", "en")

# "~" stands for an unbreakable space.
EVERYWHERE = [
    ("Он молчал...", "Он молчал…"),
    ("Сорок....", "Сорок...."),
    ("Сенаторы - за", "Сенаторы~— за"),
    ("Сенаторы -- за", "Сенаторы~— за"),
    ("Сенаторы — за", "Сенаторы~— за"),
    ("Сенаторы – за", "Сенаторы~– за"),
    ("№5 № 6", "№~5 №~6"),
    ("тел. 3 000", "тел. 3~000"),
    ("12 345 678", "12~345~678"),
    ("25 % 25%", "25~% 25%"),
    ("1 500 ₸", "1~500~₸"),
    ("А. С. Пушкин", "А.~С.~Пушкин"),
    ("А.С. Пушкин", "А.С.~Пушкин"),
]
RUSSIAN = [
    ("- Да, - сказал он", "— Да,~— сказал он"),
    ("10-15 августа", "10–15~августа"),
    ("1941-1945 гг.", "1941–1945~гг."),
    ("1,5-2 млн", "1,5–2~млн"),
    ("10-15 %", "10–15~%"),
    ("45 000 тенге", "45~000~тенге"),
    ("2025 г.", "2025~г."),
    ("И в школе на пресс-службу", "И~в~школе на~пресс-службу"),
    ("из-за дома", "из-за дома"),
    ("кто-то в", "кто-то в"),
    ("т. е. и т. д.", "т.~е. и~т.~д."),
    ("5 км", "5~км"),
]
KAZAKH = [
    ("15 тамызда", "15~тамызда"),
    ("10-15 тамыз", "10–15~тамыз"),
    ("10-15 теңге", "10-15~теңге"),
    ("2025 ж. 15 тамыз", "2025~ж. 15~тамыз"),
    ("а в с", "а в с"),
]
ENGLISH = [
    ("on 10-15 August", "on 10–15~August"),
    ("in a school", "in a school"),
    ("3 million tenge", "3~million tenge"),
    ("- item", "- item"),
]
LEFT_ALONE = [
    "Школа N 5",
    "счёт 2-1, затем 2 - 1",
    "10:30-11:00, 10:30 - 11:00",
    "8 714 254-12-34",
    "+7 701 123 45 67",
    "850101350123",
    "2025 300",
    "- 5 °C",
    "12.05-15.05",
]
CASES = [
    *(("ru", *case) for case in RUSSIAN),
    *(("kk", *case) for case in KAZAKH),
    *(("en", *case) for case in ENGLISH),
    *((language, *case) for language in LANGUAGES for case in EVERYWHERE),
    *((language, text, text) for language in LANGUAGES for text in LEFT_ALONE),
]


@pytest.mark.parametrize(("language", "typed", "printed"), CASES)
def test_it_sets(language, typed, printed):
    assert typeset(typed, language) == printed.replace("~", "\u00a0")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "address", ["https://x.kz/a...b?q=5", "www.x.kz/№5", "a...b@x.kz", "mailto://5-6@x.kz"]
)
def test_it_never_changes_an_address(address, language):
    assert typeset(f"слово {address}...", language) == f"слово {address}…"


def test_each_line_is_a_paragraph():
    assert typeset('"Да\n- Нет"\n"Да"', "ru") == '"Да\n— Нет"\n«Да»'


def test_plain_turns_every_unbreakable_space_into_a_space():
    assert plain("3\u00a0000\u202fг.") == "3 000 г."


MARKS = [*" \u00a0\n-–—.…,\"“”„«»'‘’()%№<&\u2028\ufffc", "--", "...", "т.", "А.", "гг."]
NUMBERS = ["5", "15", "000", "3 000", "10-15"]
WORDS = ["августа", "тамыз", "August", "в", "и", "д", "Пушкин", "слово", "it", "s"]
PIECES = st.sampled_from([*MARKS, *NUMBERS, *WORDS, "https://x.kz/a", "a@b.kz"])
TEXTS = st.lists(PIECES | st.characters(), max_size=25).map("".join)
BLOCKS = ["<p>", "</p>", "<li>", "<br>", "<code>", "</code>", "&nbsp;"]
INLINE = ["<strong>", "</strong>", '<a href="?a=\'x - y...">', "</a>"]
TAGS = st.sampled_from(BLOCKS + INLINE)
HTML = st.lists(TAGS | TEXTS.map(lambda text: re.sub("[<&]", "", text)), max_size=15).map("".join)


@pytest.mark.parametrize("language", LANGUAGES)
@given(TEXTS)
def test_doing_it_twice_changes_nothing_more(language, text):
    once = typeset(text, language)

    assert typeset(once, language) == once


@pytest.mark.parametrize("language", LANGUAGES)
@given(TEXTS)
def test_letters_and_figures_stay_as_they_are(language, text):
    before, after = (re.findall(r"\w", t) for t in (text, typeset(text, language)))

    assert after == before


@pytest.mark.parametrize("language", LANGUAGES)
@given(HTML)
def test_doing_html_twice_changes_nothing_more(language, html):
    once = typeset_html(html, language)

    assert typeset_html(once, language) == once


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("Школа N 5", "Школа №~5"),
        ("закон Nº12 и N° 3", "закон №~12 и~№~3"),
        ("N95, ISBN 5, WIN 98, N-5", "N95, ISBN 5, WIN 98, N-5"),
    ],
)
def test_a_latin_sign_for_a_number_is_proposed_to_an_editor(typed, proposed):
    once = typeset_pieces([typed], "ru")

    assert once == [proposed.replace("~", "\xa0")]
    assert typeset_pieces(once, "ru") == once
    assert typeset_pieces([typed], "en") == [typeset(typed, "en")]
