"""What a post says: the article's language, its source, nothing of an editor's as markup."""

import pytest

from articles import workflow
from articles.distribution import post_words
from tests import make

pytestmark = pytest.mark.django_db
URL = "https://tobol.example/ru/1/most/"
TELEGRAMS_LIMIT = 4096


def written(section="Город", **values):
    return post_words.of(make.published(**values).edition, URL, section)


def test_the_source_is_named_in_the_language_of_the_article():
    chain = [(make.source(kk="ҚР Сенаты", ru="Сенат РК"), "reference", 1)]

    kazakh = written(language="kk", headline="Көпір", chain=chain)
    russian = written(headline="Мост", chain=chain)

    assert "<i>" in kazakh
    assert "ҚР Сенаты" in kazakh
    assert "Сенат РК" in russian


@pytest.mark.parametrize(
    ("language", "label", "word"),
    [
        ("ru", "advertising", "<b>На правах рекламы</b>"),
        ("kk", "advertising", "<b>Жарнама</b>"),
        ("en", "partner", "<b>Partner material</b>"),
    ],
)
def test_what_was_paid_for_says_so_first(language, label, word):
    text = written(language=language, headline="Акция", label=label)

    assert text.startswith(word)


def test_markup_of_others_stays_text():
    text = written(headline="<b>A & B</b>", deck='</a><a href="https://evil">х</a>')

    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in text
    assert "<a href=" in text
    assert text.count("<a ") == 1


@pytest.mark.parametrize("sign", ["ы", "🌊", "&", "<"])
def test_it_fits_however_long_its_parts_are(sign):
    word = sign * 20
    article = make.article(headline=f"{sign * 300}", deck=f"{word} " * 300)
    workflow.publish(article, by=make.superuser())
    edition = article.edition
    edition.credit_line = f"{word} " * 47
    edition.corrections = [{"kind": "reply", "text": f"{word} " * 300}]

    text = post_words.of(edition, URL, "Город " * 16)

    shown = text.replace("&amp;", "&").replace("&lt;", "<")
    assert len(shown.encode("utf-16-le")) // 2 <= TELEGRAMS_LIMIT


@pytest.mark.parametrize(
    ("section", "tag"),
    [
        ("Город", "#Город"),
        ("Жизнь и быт", "#Жизнь_и_быт"),
        ("Қала & ауыл", "#Қала_ауыл"),
        ("2026", ""),
        ("—", ""),
        ("", ""),
    ],
)
def test_a_section_is_one_word(section, tag):
    assert post_words.hashtag(section) == tag


def test_without_a_deck_it_says_how_the_text_begins():
    assert "Первый абзац текста." in written(deck="")


def test_spaces_that_do_not_break_are_plain_ones():
    assert "\u00a0" not in written(headline="Мост в Костанае закрыли на 5 дней")
