"""What programs put on the clipboard, straight through the cleaner: structure stays, dirt goes."""

import pytest

from articles.text import sanitise
from tests import pasted

HTML = [name for name in pasted.ORIGINS if name.endswith(".html")]


def word(*paragraphs):
    return "<html xmlns:w='urn:schemas-microsoft-com:office:word'>" + "".join(paragraphs)


def item(text, sign, level=1, list_id=0):
    return (
        f"<p class=MsoListParagraph style='mso-list:l{list_id} level{level} lfo1'><![if "
        f"!supportLists]><span style='mso-list:Ignore'>{sign}<span style='font:7.0pt'>&nbsp;"
        f"</span></span><![endif]>{text}<o:p></o:p></p>"
    )


@pytest.mark.parametrize("name", HTML)
def test_a_clipboard_becomes_the_grammar(name):
    assert pasted.one_spelling(sanitise.clean(pasted.clipboard(name))) == pasted.expected(name)


@pytest.mark.parametrize("name", HTML)
def test_cleaning_it_twice_changes_nothing(name):
    once = sanitise.clean(pasted.clipboard(name))

    assert sanitise.clean(once) == once


@pytest.mark.parametrize("name", HTML)
def test_words_of_neighbours_stay_apart(name):
    kept = sanitise.plain_text(sanitise.clean(pasted.clipboard(name)))
    wanted = sanitise.plain_text(pasted.expected(name))

    assert kept.split() == wanted.split()


def test_a_numbered_list_may_begin_at_another_number():
    cleaned = sanitise.clean(word(item("Третий", "3."), item("Четвёртый", "4.")))

    assert cleaned == '<ol start="3"><li>Третий</li><li>Четвёртый</li></ol>'


def test_two_lists_beside_each_other_stay_two():
    cleaned = sanitise.clean(word(item("А", "·"), item("Б", "1.", list_id=1)))

    assert cleaned == "<ul><li>А</li></ul><ol><li>Б</li></ol>"


def test_a_list_that_goes_deeper_and_comes_back():
    cleaned = sanitise.clean(word(item("А", "·"), item("Б", "1.", level=3), item("В", "·")))

    assert cleaned == "<ul><li>А<ol><li>Б</li></ol></li><li>В</li></ul>"


def test_neighbouring_quoted_paragraphs_are_one_quote():
    quoted = "<p class=MsoQuote>Раз.</p>\n<p class=MsoQuote>Два.</p>"

    assert sanitise.clean(word(quoted)) == "<blockquote><p>Раз.</p><p>Два.</p></blockquote>"


def test_a_text_about_word_is_not_from_word():
    html = '<p>Класс MsoNormal и mso-list, <span lang="en">he said</span>.</p>'

    assert sanitise.clean(html) == html


def test_two_line_breaks_end_a_paragraph_and_one_does_not():
    assert sanitise.clean("<p>Раз<br>два<br> <br>три</p>") == "<p>Раз<br>два</p><p>три</p>"


def test_an_item_of_two_paragraphs_keeps_them():
    html = "<ul><li><p>Раз</p><p>два</p></li></ul>"

    assert sanitise.clean(html) == html
