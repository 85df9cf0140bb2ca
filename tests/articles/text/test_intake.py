"""A pasted text taken apart: refusals, bylines, dates and the ways a page may be broken."""

from datetime import date

import pytest

from articles.text.intake import (
    IntakeByline,
    IntakeRefused,
    KnownAuthor,
    take_in,
)

AIGERIM = KnownAuthor("aigerim", ("Айгерим Садыкова", "Aigerim Sadykova"))
TIMUR = KnownAuthor("timur", ("Тимур Ахметов",))
STORY = "В городе открыли школу\n\nШколу строили два года.\n\nВ ней учатся триста детей.\n\n"


def taken(text, language="ru"):
    return take_in(text, language, [], [AIGERIM, TIMUR])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\u00a0\n\ufeff", "empty"),
        ("Один заголовок", "one_line"),
        ("а" * 500_001, "too_long"),
    ],
)
def test_it_refuses_a_text_that_is_no_page(text, code):
    with pytest.raises(IntakeRefused) as refused:
        taken(text)

    assert refused.value.code == code


def test_the_body_is_escaped_paragraphs():
    found = taken("Заголовок\n\nЦена < 5 & > 3 <script>\n\n«Да», — сказал он.")

    assert found.body == (
        "<p>Цена &lt; 5 &amp; &gt; 3 &lt;script&gt;</p>\n<p>«Да», — сказал он.</p>"
    )
    assert found.paragraphs == ("Цена < 5 & > 3 <script>", "«Да», — сказал он.")


def test_it_joins_paragraphs_that_were_broken_for_want_of_room():
    text = (
        "Вода пошла на убыль\n\n"
        "Уровень воды в реке за сутки снизился на двенадцать\n"
        "сантиметров, и дорогу к посёлку открыли для машин.\n\n"
        "Спасатели продолжат дежурить на берегу реки до конца\n"
        "недели."
    )

    assert taken(text).paragraphs == (
        "Уровень воды в реке за сутки снизился на двенадцать сантиметров, и дорогу к посёлку "
        "открыли для машин.",
        "Спасатели продолжат дежурить на берегу реки до конца недели.",
    )


@pytest.mark.parametrize(
    ("line", "bylines"),
    [
        ("Айгерим Садыкова", [("aigerim", "text")]),
        ("АЙГЕРИМ САДЫКОВА.", [("aigerim", "text")]),
        ("Айгерим Садыкова, корреспондент", [("aigerim", "text")]),
        ("Айгерим Садыкова, Тимур Ахметов", [("aigerim", "text"), ("timur", "text")]),
        ("Автор: Айгерим Садыкова", [("aigerim", "text")]),
        ("Текст и фото: Тимур Ахметов", [("timur", "text"), ("timur", "photo")]),
        ("Фото Тимура Ахметова", [("timur", "photo")]),
        ("By Aigerim Sadykova", [("aigerim", "text")]),
        ("Автор: Пётр Новый", [(None, "text")]),
        ("Пётр Новый", [(None, "text")]),
        ("Редакция", [(None, "text")]),
        ("Автор идеи открыть новую школу в этом районе города: она живёт здесь давно.", []),
        ("Петровский сквер откроют", []),
    ],
)
def test_it_reads_who_signed(line, bylines):
    found = taken(STORY + line)

    assert [(byline.key, byline.role) for byline in found.bylines] == bylines
    assert len(found.paragraphs) == (2 if bylines else 3)


def test_a_photo_by_the_author_credits_the_author():
    found = taken(STORY + "Айгерим Садыкова\n\nФото автора")

    assert found.bylines == (
        IntakeByline("aigerim", "Айгерим Садыкова", "text"),
        IntakeByline("aigerim", "Айгерим Садыкова", "photo"),
    )


def test_a_photo_credit_between_paragraphs_is_no_paragraph():
    found = taken("Школа открыта\n\nЕё строили.\n\nФото: Тимур Ахметов\n\nТеперь она открыта.")

    assert found.paragraphs == ("Её строили.", "Теперь она открыта.")
    assert found.bylines == (IntakeByline("timur", "Тимур Ахметов", "photo"),)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("15 августа 2025", date(2025, 8, 15)),
        ("Костанай, 15 августа 2025 года", date(2025, 8, 15)),
        ("15.08.2025", date(2025, 8, 15)),
        ("2025 ж. 15 тамыз", date(2025, 8, 15)),
        ("Қостанай, 2025 жылғы 15 тамыз", date(2025, 8, 15)),
        ("15 August 2025", date(2025, 8, 15)),
        ("August 15, 2025, 10:30", date(2025, 8, 15)),
        ("Костанай, 15 августа", None),
        ("31 февраля 2025", None),
    ],
)
def test_it_reads_a_date_line_above_the_story_or_under_it(line, day):
    headline, rest = STORY.split("\n", 1)

    above, under = taken(f"{headline}\n{line}\n{rest}"), taken(STORY + line)

    assert (above.dateline, above.event_date, len(above.paragraphs)) == (line, day, 2)
    assert (under.dateline, under.event_date, len(under.paragraphs)) == (line, day, 2)


@pytest.mark.parametrize("line", ["15 школ", "99.99.2025", "15 мая была гроза."])
def test_other_numbers_are_no_date_line(line):
    assert taken(STORY + line).dateline == ""
