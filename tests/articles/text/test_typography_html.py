import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.typography import typeset, typeset_html

TAG = re.compile(r"<[^>]*>")
INLINE = ["<strong>", "</strong>", '<a href="/ru/1/" title="5 - 6...">', "</a>", "<em>", "</em>"]
WORDS = ['"', " ", "- ", "...", ".", "№", "5", "3 000", "тенге", "в", "и", "т. д.", "слово", "'"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('<p>"<strong>Слово</strong>"</p>', "<p>«<strong>Слово</strong>»</p>"),
        ('<p><em>"Да</em>", - он</p>', "<p><em>«Да</em>»,~— он</p>"),
        ("<p>в <b>доме</b></p>", "<p>в~<b>доме</b></p>"),
        ("<p>5<b> км</b>..<i>.</i></p>", "<p>5<b>~км</b>…<i></i></p>"),
        ("<p>№<b>5</b></p>", "<p>№~<b>5</b></p>"),
        ('<p>"Да</p><p>"Нет"</p>', '<p>"Да</p><p>«Нет»</p>'),
        ('<p>"Да<br>- Нет"</p>', "<p>«Да<br>— Нет»</p>"),
        ("<li>- Да</li>", "<li>— Да</li>"),
        ("<p>3&nbsp;000 &amp; &lt;b&gt; - да</p>", "<p>3~000 &amp; &lt;b&gt;~— да</p>"),
        ("<p>&quot;Да&quot;</p>", "<p>«Да»</p>"),
    ],
)
def test_it_sets_across_inline_tags(typed, printed):
    assert typeset_html(typed, "ru") == printed.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://x.kz/?q=a...b&amp;c=%22-%22">сайт</a>',
        '<span lang="en" title=\'"q" - x>\'>x</span>',
        '<p><code>"a" - b...</code></p>',
        '<pre>"a" - b...\n<b>"c"</b> &lt;i&gt;</pre>',
        "<p>https://x.kz/<b>a...b</b></p>",
        '<figure data-picture="12"></figure><hr>',
        "",
    ],
)
def test_it_leaves_alone(html):
    assert typeset_html(html, "ru") == html


def test_text_after_code_is_set_again():
    printed = typeset_html('<pre>"a"</pre><p>"б" <code>"в"</code> "г"</p>', "ru")

    assert printed == '<pre>"a"</pre><p>«б» <code>"в"</code> «г»</p>'


@given(st.lists(st.sampled_from(INLINE + WORDS), max_size=25).map("".join))
def test_inline_tags_make_no_difference_to_the_text(html):
    printed = typeset_html(html, "ru")

    assert TAG.findall(printed) == TAG.findall(html)
    assert unescape(TAG.sub("", printed)) == typeset(TAG.sub("", html), "ru")
