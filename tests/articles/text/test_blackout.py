"""Phrases are found however they are dressed, and nothing else is touched."""

import pytest

from articles.text.blackout import Phrases


def hidden(text, *phrases, language="ru"):
    return Phrases(phrases or ["Иван Петров"], language).hide(text)


@pytest.mark.parametrize(
    "text",
    [
        "Иван Петров",
        "ИВАН  ПЕТРОВ",
        "Иван\u00a0Петров",
        "Иван&nbsp;Петров",
        "Ива\u00adн Пет\u200bров",
        "Ива\u0301н Петров",
        "Иван\nПетров",
    ],
)
def test_letters_spaces_and_case_do_not_hide_it(text):
    assert hidden(f"Вот {text}, сказал он.") == ("Вот [изъято], сказал он.", 1)


def test_tags_inside_stay_balanced():
    html = "<p>Вот Иван <strong>Петров</strong> и <em>Иван Петров</em>.</p>"

    assert hidden(html) == ("<p>Вот [изъято] и <em>[изъято]</em>.</p>", 2)
    assert hidden('Иван <a href="/ru/1/">Петров и Сидоров</a>') == (
        '[изъято]<a href="/ru/1/"> и Сидоров</a>',
        1,
    )


def test_it_is_found_across_lines_and_paragraphs():
    assert hidden("<p>Иван<br>Петров</p>")[1] == 1
    assert hidden("<li>Иван</li><li>Петров</li>")[1] == 1


@pytest.mark.parametrize("text", ["Иван Петрович", "Диван Петров", "Петров Иван", "Иван, Петров"])
def test_other_words_stay(text):
    assert hidden(text) == (text, 0)


def test_quotes_and_dashes_are_all_the_same():
    wanted = 'ТОО "Ёлка-Сервис"'

    assert hidden("ТОО «Елка–Сервис» закрыли", wanted) == ("[изъято] закрыли", 1)


def test_the_longest_phrase_wins_and_each_is_counted():
    assert hidden("Иван Петров, Петров", "Петров", "Иван Петров") == ("[изъято], [изъято]", 2)


def test_a_whole_attribute_is_searched_too():
    html = '<a href="https://example.kz/news/ivan-petrov-arest">тут</a><img alt="Иван Петров">'

    text, count = hidden(html)

    assert count == 2
    assert 'href="https://example.kz/"' in text
    assert 'alt="[изъято]"' in text


def test_an_address_keeps_its_site_only():
    encoded = "https://ru.wikipedia.org/wiki/%D0%98%D0%B2%D0%B0%D0%BD_%D0%9F%D0%B5%D1%82%D1%80%D0%BE%D0%B2"

    assert hidden(encoded) == ("https://ru.wikipedia.org/", 1)
    assert hidden("https://example.kz/other")[1] == 0


def test_a_slug_loses_the_words():
    phrases = Phrases(["Иван Петров"], "ru")

    assert phrases.hide_slug("ivan-petrov-vyshel") == ("vyshel", 1)
    assert phrases.hide_slug("ivan-petrovich") == ("ivan-petrovich", 0)


def test_data_is_searched_to_its_leaves():
    data = {"headline": "Иван Петров", "slug": "ivan-petrov", "chain": [{"step": 1, "url": ""}]}

    found, count = Phrases(["Иван Петров"], "ru").hide_data(data)

    assert found == {"headline": "[изъято]", "slug": "", "chain": [{"step": 1, "url": ""}]}
    assert count == 2
    form = [["slug", "ivan-petrov"], ["body", "<p>Иван Петров</p>"]]
    assert Phrases(["Иван Петров"], "ru").hide_data(form)[1] == 2


def test_the_mark_is_in_the_language_of_the_text():
    assert hidden("Абай", "Абай", language="kk")[0] == "[алынып тасталды]"
    assert hidden("John Doe", "John Doe", language="en")[0] == "[redacted]"
