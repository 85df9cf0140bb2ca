"""The body grammar: what stays as it is, what is renamed, what is dropped."""

import pytest

from articles.text import sanitise
from articles.text.sanitise import TooLong, TooTangled, ckeditor_allowed_content, clean

KEPT = [
    "",
    "<p>Один абзац.</p>",
    "<p>Один.</p>\n\n<p>Другой&nbsp;— с <strong>нажимом <em>двойным</em></strong>.</p>",
    "<p>Было <s>так</s> иначе.</p>",
    "<p>Строка<br>и строка, H<sub>2</sub>O, м<sup>2</sup></p>",
    "<h2>Заголовок</h2><h3>Ещё</h3><hr><p>Текст</p>",
    '<blockquote class="pull"><p>Слова</p></blockquote>',
    '<ol start="3"><li>три</li><li>четыре<ul><li>и точка</li></ul></li></ol>',
    "<ul>\n\t<li>раз</li>\n\t<li><p>два</p><p>и ещё</p></li>\n</ul>",
    "<table><caption>Итоги</caption><thead><tr>"
    '<th scope="col">Год</th><th colspan="2" scope="col">Сумма</th></tr></thead>'
    '<tbody><tr><td rowspan="2">2024</td><td></td><td>5</td></tr></tbody></table>',
    '<p><a href="/ru/123/">своя</a> и <a href="/kk/5/" title="T" hreflang="kk">другая</a></p>',
    '<p><a href="https://example.org/?a=1&amp;b=2#c" rel="noopener noreferrer">чужая</a></p>',
    '<p><a href="mailto:news@example.org">почта</a>, <a href="tel:+77142500000">телефон</a></p>',
    '<p>по-казахски <span lang="kk">жаңалықтар</span></p>',
    '<figure data-picture="17"><figcaption>Подпись к фото</figcaption></figure>',
    '<p>до</p><figure data-gallery="1,22,333"></figure><p>после</p>',
    '<figure data-gallery="1,22"><figcaption data-of="22">Мост</figcaption></figure>',
    '<figure data-gallery="1,22"><figcaption data-of="1">Мост</figcaption>\n'
    '<figcaption data-of="22">Река</figcaption>\n<figcaption>Два дня</figcaption></figure>',
    '<figure data-embed="https://video.example/watch?v=1&amp;t=2"></figure>',
    '<figure data-embed="https://video.example/1" data-still="12"></figure>',
]

CHANGED = {
    "просто текст": "<p>просто текст</p>",
    "<h1>А</h1><h4>Б</h4><h6>В</h6>": "<h2>А</h2><h3>Б</h3><h3>В</h3>",
    "<p><b>а</b><i>б</i><strike>в</strike><del>г</del></p>": (
        "<p><strong>а</strong><em>б</em><s>в</s><s>г</s></p>"
    ),
    "<p><u>а</u> <font color=red>б</font> <code>в</code></p>": "<p>а б в</p>",
    "<p>&nbsp;</p><p> </p><p><br></p><p><b></b></p><p>&#8203;</p><h2> </h2><p>а</p>": "<p>а</p>",
    "<ul><li></li></ul><ol></ol><blockquote> </blockquote><table></table>": "",
    '<p id="x" name="y" class="lead" style="color:red" onclick="x" data-x="1">а</p>': "<p>а</p>",
    '<blockquote class="wide pull">а</blockquote>': (
        '<blockquote class="pull"><p>а</p></blockquote>'
    ),
    "<blockquote class=wide>а</blockquote>": "<blockquote><p>а</p></blockquote>",
    "<ol start=x><li value=3>а</ol>": "<ol><li>а</li></ol>",
    "<table><tr><td colspan=0 rowspan=5000 width=9>а<tfoot><tr><th scope=x>б</table>": (
        "<table><tbody><tr><td>а</td></tr></tbody><tbody><tr><th>б</th></tr></tbody></table>"
    ),
    "<p>фото<img src=a.jpg>рядом</p><iframe src=//x></iframe>": "<p>фото рядом</p>",
    "<p>а</p><script>x</script><style>y</style><svg><text>z</text></svg>": "<p>а</p>",
    "<p>а<!-- тайна --></p>": "<p>а</p>",
    '<p><a name="x">якорь</a>, <a href="#x">к нему</a></p>': "<p>якорь, к нему</p>",
    '<p><a href="HTTPS://Example.org/а б">а</a></p>': (
        '<p><a href="https://Example.org/а%20б" rel="noopener noreferrer">а</a></p>'
    ),
    '<p><a href="/ru/1/" rel="nofollow" target="_blank">а</a></p>': '<p><a href="/ru/1/">а</a></p>',
    "<p><span>а</span><span lang='!'>б</span><span lang=kz>в</span></p>": (
        '<p>аб<span lang="kk">в</span></p>'
    ),
    "<p> \n а<br> <br></p>": "<p>а</p>",
    "<p>а\rб&#13;в\0г</p>": "<p>а\nб\nвг</p>",
}


@pytest.mark.parametrize("html", KEPT)
def test_it_keeps_what_the_grammar_allows(html):
    assert clean(html) == html


@pytest.mark.parametrize(("html", "expected"), CHANGED.items())
def test_it_brings_the_rest_into_the_grammar(html, expected):
    assert clean(html) == expected
    assert clean(expected) == expected


def test_it_refuses_more_than_a_million_bytes():
    longest = "<p>я" + "ә" * 499_995 + ".</p>"
    assert clean(longest) == longest

    with pytest.raises(TooLong):
        clean(longest + " ")


def test_it_refuses_text_that_cleaning_makes_too_long():
    with pytest.raises(TooLong):
        clean("&" * 400_000)


@pytest.mark.parametrize(
    "html", ["<div>" * 5_000, "<p><font>" * 5_000, "<b>" * 900 + "<p>а" * 9_000]
)
def test_it_refuses_what_would_keep_a_parser_busy(html):
    with pytest.raises(TooTangled):
        clean(html)


def test_too_long_is_a_value_error():
    assert issubclass(TooTangled, TooLong)
    assert issubclass(TooLong, ValueError)


def test_it_flattens_what_is_nested_without_end():
    once = clean("<blockquote><ul><li>а" * 40)

    assert once.count("<blockquote>") < 10
    assert once.count("а") == 40
    assert clean(once) == once


def test_the_editor_is_configured_from_the_same_table():
    allowed = ckeditor_allowed_content()

    assert allowed == (
        "p h2 h3 ul li hr table caption thead tbody tr strong em s sub sup br; "
        "blockquote(pull); ol[start]; th[colspan,rowspan,scope]; td[colspan,rowspan]; "
        "figure[data-picture,data-gallery,data-embed,data-still]; figcaption[data-of]; "
        "a[!href,title,hreflang,rel]; span[!lang]"
    )
    assert all(tag in allowed for tag in sanitise.TAGS)


def test_every_tag_has_its_attributes_in_the_table():
    assert sanitise.ATTRIBUTES.keys() == sanitise.TAGS
    assert sanitise.ATTRIBUTES["td"] == {"colspan", "rowspan"}
