from datetime import date

import pytest

from articles import library
from articles.models import PictureText
from tests import make
from tests.articles import picture_bytes

PHOTO = picture_bytes.jpeg()
TEXTS = {
    "ru": {"caption": "Уборка", "alt": "Комбайн в поле", "credit": "Фото редакции"},
    "kk": {"caption": "Егін жинау", "alt": "Даладағы комбайн", "credit": ""},
}
WITH_WORDS = picture_bytes.jpeg_with(
    picture_bytes.iptc(
        (120, "Уборка ячменя".encode()), (80, "Павел Шнайдер".encode()), (110, "Тобол".encode())
    )
)


def words(picture):
    return {text.language: (text.caption, text.alt, text.credit) for text in picture.texts.all()}


def test_it_keeps_the_words_of_every_language_given(reporter):
    picture = library.add_picture(PHOTO, "a.jpg", by=reporter, texts=TEXTS)

    assert words(picture) == {
        "ru": ("Уборка", "Комбайн в поле", "Фото редакции"),
        "kk": ("Егін жинау", "Даладағы комбайн", ""),
    }


def test_a_file_without_words_gets_no_text(reporter):
    library.add_picture(PHOTO, "a.jpg", by=reporter)

    assert not PictureText.objects.exists()


@pytest.mark.parametrize(
    ("caption", "language"),
    [("Уборка ячменя", "ru"), ("Арпа жинау: көлік", "kk"), ("Barley harvest", "en"), ("", "ru")],
)
def test_words_of_the_file_go_to_their_language(reporter, caption, language):
    data = picture_bytes.jpeg_with(
        picture_bytes.iptc((120, caption.encode()), (110, b"Tobol"), charset=b"\x1b%G")
    )

    picture = library.add_picture(data, "a.jpg", by=reporter)

    assert words(picture) == {language: (caption, "", "Tobol")}


def test_words_of_the_file_fill_only_what_is_missing(reporter):
    given = {"ru": {"credit": "Фото автора"}, "kk": {"alt": "Дала"}}

    picture = library.add_picture(WITH_WORDS, "a.jpg", by=reporter, texts=given)

    assert words(picture) == {
        "ru": ("Уборка ячменя", "", "Фото автора"),
        "kk": ("", "Дала", "Павел Шнайдер / Тобол"),
    }


def test_day_and_source_are_taken_from_the_file(reporter):
    source = make.source(ru="Казинформ", kk="Қазинформ")
    named = picture_bytes.jpeg_with(
        picture_bytes.iptc((55, b"20260308"), (115, "КАЗИНФОРМ".encode()))
    )
    unknown = picture_bytes.jpeg_with(picture_bytes.iptc((115, "Другое".encode())))

    first = library.add_picture(named, "a.jpg", by=reporter)
    second = library.add_picture(unknown, "b.jpg", by=reporter)

    assert (first.source, first.taken_on) == (source, date(2026, 3, 8))
    assert (second.source, second.taken_on) == (None, None)
    assert second.found == {"source": "Другое"}
