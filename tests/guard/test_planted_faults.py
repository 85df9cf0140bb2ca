"""The guard catches a planted fault of each kind."""

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from tests.guard.marks import everything_marked, row
from tests.guard.reading import faults

AGO = "{% load times %}{% ago moment %}"
CASES = {
    "half a relative time, half a word of the template": ("ru", AGO + " ago"),
    "a word of a template without translate": ("kk", "<p>Recent Posts</p>"),
    "a Russian word on a Kazakh page": ("kk", "<p>Источник</p>"),
    "a Kazakh word that Russian shares": ("ru", "<p>Автор</p>"),
    "a message that only falls back": ("kk", "{% load i18n %}{% translate 'No such message' %}"),
    "a row's text in another language": ("en", "<p>{{ foreign }}</p>"),
    "a row's text labelled with a wrong language": ("en", "<p lang='kk'>{{ foreign }}</p>"),
    "kz as a language": ("kk", "<p lang='kz'></p>"),
    "an attribute that speaks": ("ru", "<img alt='Photo'>"),
    "a button's words": ("ru", "<input type='submit' value='Send'>"),
}


def page(language, template, **matter):
    with translation.override(language), everything_marked():
        body = Template(template).render(Context(matter))
    return f'<html lang="{language}"><body>{body}</body></html>'


@pytest.mark.parametrize("name", CASES)
def test_it_is_caught(name):
    language, template = CASES[name]
    matter = {"moment": timezone.now(), "foreign": row("Мәтін", "ru")}

    assert faults(page(language, template, **matter), language)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_what_is_right_passes(language):
    matter = {"moment": timezone.now(), "text": row("Мәтін", "kk")}

    html = page(language, AGO + "<p lang='kk'>{{ text }}</p> 45 — 12:30", **matter)

    assert faults(html, language) == []


def test_the_language_of_the_whole_page_must_be_right():
    assert faults('<html lang="ru"><body></body></html>', "kk")
