"""Our own words: whole, in the right letters, and as the glossary has them."""

import re
import tomllib
from pathlib import Path

import pytest
from django.utils.translation import gettext, override, pgettext

from articles import catalogues
from articles.text import words

ROOT = Path(__file__).resolve().parents[2]
COUNTRY = re.compile(r"""lang=["']?kz""")
DEMO = sorted((ROOT / "articles/demo").rglob("*.toml"))
AGREED = {
    "Latest": ("Последние новости", "Соңғы жаңалықтар"),
    "Front page": ("Главная", "Басты бет"),
    "Section": ("Рубрика", "Айдар"),
    "Topics": ("Темы", "Тақырыптар"),
    "Source": ("Источник", "Дереккөз"),
    "Where this comes from": ("Откуда информация", "Ақпарат қайдан алынды"),
    "press service": ("пресс-служба", "баспасөз қызметі"),
    "news agency": ("информационное агентство", "ақпарат агенттігі"),
    "Deck": ("Подводка", "Анонс"),
    "Dateline": ("Место и дата", "Орны мен күні"),
    "Draft": ("Черновик", "Қаралама"),
    "In review": ("На проверке", "Тексеруде"),
    "Published": ("Опубликовано", "Жарияланды"),
    "Withdrawn": ("Снято с публикации", "Жарияланымнан алынды"),
    "Unpublished changes": ("Неопубликованные правки", "Жарияланбаған өзгерістер"),
    "Correction": ("Исправление", "Түзету"),
    "Refutation": ("Опровержение", "Теріске шығару"),
    "Save draft": ("Сохранить черновик", "Қараламаны сақтау"),
    "Publish the change": ("Опубликовать правки", "Өзгерістерді жариялау"),
    "Withdraw": ("Снять с публикации", "Жарияланымнан алу"),
    "Breaking": ("Срочно", "Жедел"),
    "Advertising": ("На правах рекламы", "Жарнама"),
    "Change article": ("Изменить статью", "Мақаланы өзгерту"),
    ("role", "Reporter"): ("Корреспондент", "Тілші"),
    ("chain", "Republished from"): ("Перепечатка", "Көшіріп басылды"),
}


def texts_of(value):
    """Every text in a parsed TOML file."""
    if not isinstance(value, str | dict | list):
        return []
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [text for part in parts for text in texts_of(part)]


def test_every_message_in_use_has_its_words():
    assert list(catalogues.faults()) == []


def test_no_template_calls_kazakh_by_its_country():
    texts = {path: path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.*")}

    assert [path for path, text in texts.items() if COUNTRY.search(text)] == []


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_no_word_of_the_demo_mixes_letters(path):
    texts = texts_of(tomllib.loads(path.read_text("utf-8")))

    assert [word for text in texts for word in words.lookalikes(text)] == []


@pytest.mark.parametrize("message", AGREED)
def test_the_glossary_is_kept(message):
    for language, wanted in zip(catalogues.TRANSLATED, AGREED[message], strict=True):
        with override(language):
            said = pgettext(*message) if isinstance(message, tuple) else gettext(message)

        assert said == wanted


def test_a_word_in_an_indented_tag_is_found(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    template = tmp_path / "templates" / "page.html"
    template.parent.mkdir()
    template.write_text(
        '{% load i18n %}\n  <p>\n    {% include "p.html" with title=_("Bridge") only %}\n    <b>'
        '{% translate "Road" %}</b>\n  </p>\n',
        encoding="utf-8",
    )

    found = {message.id for message in catalogues.messages_in_use() if message.id}

    assert found == {"Bridge", "Road"}
