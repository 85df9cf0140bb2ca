"""Pastes and other people's pages: where blocks land, and what becomes of figures."""

import pytest

from articles.text.sanitise import clean, plain_text

PASTED = {
    "<div>а</div><div>б</div>": "<p>а</p><p>б</p>",
    "до<div>в</div>после": "<p>до</p><p>в</p><p>после</p>",
    "<div><div>а</div>б<section>в</section></div>": "<p>а</p><p>б</p><p>в</p>",
    "<article><header><h1>З</h1></header><p>т</p><footer>к</footer></article>": (
        "<h2>З</h2><p>т</p><p>к</p>"
    ),
    "<form>а<fieldset><legend>б</legend>в</fieldset></form>г": "<p>а</p><p>б</p><p>в</p><p>г</p>",
    "<dl><dt>а</dt><dd>б</dd></dl>": "<p>а</p><p>б</p>",
    "<h2>За<div>головок</div></h2>": "<h2>За головок</h2>",
    "<h2>З<ul><li>а</li></ul>б</h2>": "<h2>З</h2><ul><li>а</li></ul><p>б</p>",
    "<li>сирота</li><li>другая</li>": "<p>сирота</p><p>другая</p>",
    "<ul><li>а</li>\n<ul><li>б</li></ul><li>в</li></ul>": (
        "<ul><li>а<ul><li>б</li></ul></li><li>в</li></ul>"
    ),
    "<ul><ol><li>а</li></ol></ul>": "<ul><li><ol><li>а</li></ol></li></ul>",
    "<ul>а<div><li>б</li></div></ul>": "<ul><li>а</li><li>б</li></ul>",
    "<td>а</td>": "<p>а</p>",
    "<table><tr><th>а<p>б</p></th><td>в<div>г</div>д</td></tr></table>": (
        "<table><tbody><tr><th>а б</th><td>в<p>г</p>д</td></tr></tbody></table>"
    ),
    "<strong>а<p>б</p></strong>": "<p><strong>а</strong></p><p><strong>б</strong></p>",
    "<a href=/ru/1/><h3>а</h3><p>б</p></a>": (
        '<h3><a href="/ru/1/">а</a></h3><p><a href="/ru/1/">б</a></p>'
    ),
    "<b>а<b>б</b></b>": "<p><strong>аб</strong></p>",
    '<b style="font-weight:normal;" id="docs-internal-guid-1"><p>а</p><p><b>б</b></p></b>': (
        "<p>а</p><p><strong>б</strong></p>"
    ),
    '<p class="MsoNormal">а<o:p></o:p></p><!--[if gte mso 9]><xml>x</xml><![endif]-->'
    '<p class=MsoNormal style="margin:0">б<o:p>&nbsp;</o:p></p>': "<p>а</p><p>б&nbsp;</p>",
    "<hr><h2>а<hr>б</h2>": "<hr><h2>а</h2><hr><p>б</p>",
    "<pre>стих\nвторая</pre>": "<p>стих\nвторая</p>",
}

FIGURES = {
    '<figure class="image"><img src="a.jpg"><figcaption>Подпись</figcaption></figure>': (
        "<p>Подпись</p>"
    ),
    "<figure data-picture=x><figcaption><i>П</i></figcaption></figure>": "<p><em>П</em></p>",
    "<p>а</p><figure><img></figure><p>б</p>": "<p>а</p><p>б</p>",
    '<figure data-picture="5" class="wide"><div><img></div><figcaption>П</figcaption></figure>': (
        '<figure data-picture="5"><figcaption>П</figcaption></figure>'
    ),
    '<figure data-picture="5"><figcaption>Мост, <em>наш</em> <a href="/ru/1/">Тобол</a><br>'
    '<strong>2026</strong><span lang="en">X</span></figcaption></figure>': (
        '<figure data-picture="5"><figcaption>Мост, наш Тобол 2026X</figcaption></figure>'
    ),
    '<em><figure data-picture="5"><figcaption>П</figcaption></figure>б</em>': (
        '<figure data-picture="5"><figcaption>П</figcaption></figure><p><em>б</em></p>'
    ),
    '<figure data-picture="5"><figcaption> </figcaption></figure>': (
        '<figure data-picture="5"></figure>'
    ),
    '<figure data-picture="5">а<figcaption>П</figcaption></figure>': (
        '<figure data-picture="5"></figure><p>а</p><p>П</p>'
    ),
    '<figure data-picture="5"><figcaption>П</figcaption><figcaption>В</figcaption></figure>': (
        '<figure data-picture="5"><figcaption>П</figcaption></figure><p>В</p>'
    ),
    '<figure data-gallery="1, 2 ,3"></figure>': '<figure data-gallery="1,2,3"></figure>',
    '<figure data-gallery="1,,2"></figure>': "",
    '<figure data-picture="1" data-embed="https://a.example/"></figure>': (
        '<figure data-picture="1"></figure>'
    ),
    '<figure data-embed="http://a.example/"></figure>': "",
    '<figure data-still="5" data-embed="https://a.example/"></figure>': (
        '<figure data-embed="https://a.example/" data-still="5"></figure>'
    ),
    '<figure data-embed="https://a.example/" data-still="x"></figure>': (
        '<figure data-embed="https://a.example/"></figure>'
    ),
    '<figure data-picture="1" data-still="5"></figure>': '<figure data-picture="1"></figure>',
    '<figure data-still="5"></figure>': "",
    '<figure data-embed="https://["></figure>': "",
    "<figcaption>одна</figcaption>": "<p>одна</p>",
}


@pytest.mark.parametrize(("html", "expected"), PASTED.items())
def test_it_brings_pasted_blocks_into_order(html, expected):
    assert clean(html) == expected
    assert clean(expected) == expected


@pytest.mark.parametrize(("html", "expected"), FIGURES.items())
def test_it_unwraps_figures_that_show_nothing(html, expected):
    assert clean(html) == expected
    assert clean(expected) == expected


TEXTS = {
    "": "",
    "просто <b>т</b>екст": "просто текст",
    "<p>Первый&nbsp;абзац</p>\n\n<p>второй<br>с новой строки</p>": (
        "Первый абзац\nвторой с новой строки"
    ),
    "<ul><li>а</li><li>б</li></ul><p>1 &lt; 2 &amp; 3</p>": "а\nб\n1 < 2 & 3",
    "<table><tr><td>а</td><td>б</td></tr><tr><th>в</th></tr></table>": "а б\nв",
    "<div>а</div>б<script>в</script><figure data-picture=1><figcaption>г</figcaption></figure>": (
        "а\nб\nг"
    ),
    "слово<img src=x>слово": "слово слово",
}


@pytest.mark.parametrize(("html", "expected"), TEXTS.items())
def test_plain_text_gives_a_line_to_each_paragraph(html, expected):
    assert plain_text(html) == expected
