"""What templates put out is escaped, once."""

from urllib.parse import quote

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup, escape

from reader import rendering
from reader.escaping import Writer, written

HOSTILE = """<script>alert('&')</script> "quoted" """


class Number(str):
    """A string of a kind of its own."""


@given(some.text())
def test_words_cannot_leave_their_place(words):
    shown = written(words)

    assert not {"<", ">", '"', "'"} & set(shown)
    assert Markup(shown).unescape() == words


def test_markup_stands_as_it_is():
    html = Markup("<b>Абай</b>")

    assert written(html) is html
    assert written(mark_safe("<b>Абай</b>")) == html


@pytest.mark.parametrize("value", [Number(HOSTILE), gettext_lazy(HOSTILE), None, 7, [HOSTILE]])
def test_anything_else_is_escaped_as_ever(value):
    assert written(value) == escape(value)


def test_templates_are_compiled_to_write_so():
    environment = rendering.environment("ru")
    template = environment.from_string('<p title="{{ words }}">{{ words }}{{ html }}</p>')

    page = template.render(words=HOSTILE, html=Markup("<hr>"))

    assert environment.code_generator_class is Writer
    assert "written(" in environment.compile("{{ words }}", raw=True)
    assert page.count("&lt;script&gt;") == 2
    assert "<script" not in page
    assert "<hr>" in page


@given(some.text(some.characters(exclude_categories=["Cs"])))
def test_words_in_an_address_are_written_as_urllib_does(words):
    shown = rendering.environment("kk").filters["inside_address"](words)

    assert shown == quote(words, safe="")
