"""A passage shows where the words stand, whole and unescaped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.search import parse, passages, snippet
from bench.search_corpus import LANGUAGES, Index, judged

FILLER = "Слово стоит здесь. " * 30


def shown(text, typed, language="ru", **options):
    parts = snippet(text, parse(typed, language), language, **options)
    return "".join(f"[{part.text}]" if part.is_hit else part.text for part in parts)


@pytest.mark.parametrize(
    ("text", "typed", "language", "expected"),
    [
        ("Сенаторы обсудили закон", "сенатор законы", "ru", "[Сенаторы] обсудили [закон]"),
        ("Ауыл мектептерінде сабақ", "мектеп", "kk", "Ауыл [мектептерінде] сабақ"),
        ("По e-mail и email", "email", "ru", "По [e-mail] и [email]"),
        ("Без слов", "полиция", "ru", "Без слов"),
        ("Две\nстроки\u00a0и  пробелы", "строка", "ru", "Две [строки] и пробелы"),
        ("<b>Полиция</b> & суд", "полиция", "ru", "<b>[Полиция]</b> & суд"),
        ("Се\u00adнат решил", "сенат", "ru", "[Се\u00adнат] решил"),
        ("", "сенат", "ru", ""),
    ],
)
def test_words_are_marked_in_a_short_text(text, typed, language, expected):
    assert shown(text, typed, language) == expected


def test_a_word_being_typed_is_marked_too():
    parts = snippet("Сенаторы решили", parse("сена", "ru", as_typed=True), "ru")

    assert parts[0] == ("Сенаторы", True)


def test_the_passage_with_most_of_the_words_is_shown():
    text = f"Полиция сообщила. {FILLER}{FILLER}Полиция нашла лошадей у реки. {FILLER}"

    passage = shown(text, "полиция лошадь река")

    assert "[Полиция] нашла [лошадей] у [реки]" in passage
    assert passage.startswith("…")
    assert passage.endswith("…")


def test_the_beginning_is_shown_where_no_word_stands():
    assert shown(FILLER, "полиция", limit=25) == "Слово стоит здесь. Слово…"


def test_a_passage_is_cut_between_words():
    passage = shown(f"{FILLER}пожар. {FILLER}", "пожар", limit=100)

    assert set(passage.replace("[", "").replace("]", "").strip("…").split()) <= {
        "Слово",
        "стоит",
        "здесь.",
        "пожар.",
    }


@pytest.mark.parametrize("text", ["ы" * 10_000, "ы" * 300 + " пожар " + "ы" * 300])
def test_words_without_an_end_are_cut_all_the_same(text):
    assert len(shown(text, "пожар", limit=100)) <= 100 + len("……[]")


@settings(deadline=None)
@given(st.text(alphabet="абв -\n«e1", max_size=400), st.integers(70, 200))
def test_a_passage_is_a_piece_of_the_text(text, limit):
    parts = snippet(text, parse("аб ва e-1", "ru"), "ru", limit)
    whole = "".join(part.text for part in parts)

    assert len(whole) <= limit + 2
    assert whole.strip("…") in " ".join(text.split())


def test_a_text_read_piece_by_piece_has_the_hits_of_the_whole():
    for language in LANGUAGES:
        stories = list(Index(language).stories.values())
        for judged_query in judged(language):
            query = parse(judged_query.text, language)
            for story in stories[:20]:
                text = " ".join(f"{story.text} 45 000 и 1 000 тенге, e-mail".split())
                whole = passages._hits_of(text, 0, query, language)

                assert passages._hits(text, query, language) == whole


def test_a_phrase_stands_across_pieces_of_a_text():
    text = "Рост — 45 000 тенге, сказал «Токаев» - и e-mail ушёл."

    def stands(phrase):
        return passages.matches_phrases(parse(f"«{phrase}»", "ru"), text, "ru")

    assert stands("45 000 тенге")
    assert stands("рост 45 000")
    assert stands("тенге сказал Токаев")
    assert stands("e-mail ушёл")
    assert not stands("сказал тенге")
    assert not stands("45 000 рублей")
    assert not stands("ушёл e-mail")
    assert not stands("и e-mail ушёл вчера")
