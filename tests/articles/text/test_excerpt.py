"""Excerpts end at a sentence or a word, and read as if an editor had cut them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.excerpt import excerpt

POLICE = (
    "Депутаты обратили внимание и на необходимость строительства новых участковых пунктов "
    "полиции. Это важно для обеспечения принципа «полиция в шаговой доступности». Сенаторы "
    "отмечали, что в этом вопросе в некоторых областях уже имеется положительный опыт."
)
QUOTE = (
    "«Важно штатное укрепление службы участковых инспекторов и их помощников. Мы знаем, что до "
    "положенных норм МВД необходимо дополнительно еще около 3 000 участковых инспекторов. Этот "
    "разрыв можно преодолеть», — сказал Владимир Волков."
)

CUTS = [
    ("Коротко.", 180, "Коротко."),
    ("Два\nабзаца  с\u00a0пробелами", 180, "Два абзаца с пробелами"),
    (POLICE, 100, POLICE[:93]),
    (POLICE, 180, POLICE[: POLICE.index(" Сенаторы")]),
    ("Заголовок без точки\nВторой абзац подлиннее первого", 30, "Заголовок без точки"),
    ("Вот список:\nпервый пункт и второй пункт", 20, "Вот список: первый…"),
    (
        QUOTE,
        100,
        "«Важно штатное укрепление службы участковых инспекторов и их помощников. Мы знаем…",
    ),
    ("Школа открылась в 2021 г. Рядом строят ещё одну", 30, "Школа открылась…"),
    ("На ремонт выделили 45 млн. Тенге хватит на год", 32, "На ремонт выделили 45 млн…"),
    ("Праздник открыл А. С. Иванов вместе с детьми", 25, "Праздник открыл…"),
    ("Это сказал нам К. Токаев сегодня утром", 22, "Это сказал нам…"),
    ("Он спросил «когда?» и ушёл домой на весь день", 25, "Он спросил «когда?»…"),
    ("Готово! Все пришли на праздник вовремя", 13, "Готово!"),
    ("Что дальше… Никто не знает, что будет", 20, "Что дальше…"),
    ("Сообщила «Тобол» со ссылкой на пресс-службу акимата", 32, "Сообщила «Тобол» со ссылкой…"),
    ("Нужно ещё около 3 000 новых инспекторов", 18, "Нужно ещё…"),
    ("Дети, родители, учителя — все вместе", 26, "Дети, родители, учителя…"),
    ("Газета открыла клуб («Читатель») в библиотеке", 22, "Газета открыла клуб…"),
    ("Балалар мен ата-аналар мектепте кездесті", 12, "Балалар…"),
    ("Жарыс 2025 ж. Қазан айында өтеді", 16, "Жарыс…"),
    ("The school opened with a concert for all", 25, "The school opened…"),
    ("Mr. Smith and Dr. Brown met the readers", 22, "Mr. Smith…"),
    ("до [gallery ids=1,2] и [caption]после[/caption]", 180, "до и после"),
    ("Сверхдлинноеслово", 8, "Сверхдл…"),
    ("и Сверхдлинноеслово", 8, "и…"),
    ("слово", 0, ""),
    ("", 180, ""),
]


@pytest.mark.parametrize(("text", "limit", "expected"), CUTS)
def test_it_cuts_where_an_editor_would(text, limit, expected):
    assert excerpt(text, limit) == expected


def test_it_allows_180_characters_when_not_told():
    assert excerpt("слово " * 30) == ("слово " * 30).strip()
    assert len(excerpt("слово " * 31)) <= 180


words = st.lists(st.sampled_from([*POLICE.split(), *QUOTE.split(), "3\u00a0000", "и"]), min_size=1)


@settings(deadline=None)
@given(words, st.integers(30, 200))
def test_it_never_ends_inside_a_word_and_never_exceeds_the_limit(pieces, limit):
    text = " ".join(" ".join(pieces).split())

    short = excerpt(text, limit)

    kept = short.removesuffix("…")
    assert len(short) <= limit
    assert text.startswith(kept)
    assert not (text[len(kept) :][:1].isalnum() and kept[-1:].isalnum())
    assert excerpt(short, limit) == short


@settings(deadline=None)
@given(st.text(), st.integers(0, 60))
def test_it_bears_any_text(text, limit):
    assert len(excerpt(text, limit)) <= limit
