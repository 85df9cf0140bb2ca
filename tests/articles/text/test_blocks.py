"""A clean body in its blocks, each spelled in one way."""

import pytest

from articles.text import sanitise
from articles.text.blocks import blocks


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p>Один</p>\n\n<p>Два</p>", ["<p>Один</p>", "<p>Два</p>"]),
        ("<p>a&nbsp;b &amp; &lt;p&gt;</p><hr>", ["<p>a&nbsp;b &amp; &lt;p&gt;</p>", "<hr>"]),
        (
            "<ul>\n\t<li>раз <em>и</em> два</li>\n\t<li>три</li>\n</ul>",
            ["<ul><li>раз <em>и</em> два</li><li>три</li></ul>"],
        ),
        (
            '<figure data-picture="1"><figcaption>x</figcaption></figure><p>y<br>z</p>',
            ['<figure data-picture="1"><figcaption>x</figcaption></figure>', "<p>y<br>z</p>"],
        ),
        ("<p>a\n  b</p>", ["<p>a b</p>"]),
    ],
)
def test_they_are(html, expected):
    assert blocks(html) == expected


def test_put_together_again_they_are_the_body():
    body = sanitise.clean(
        "<h2>Заголовок</h2>\n<p>Текст <strong>жирный</strong></p>\n"
        "<blockquote class='pull'><p>Цитата</p></blockquote><table><tr><td>1</td></tr></table>"
    )

    assert blocks("\n\n".join(blocks(body))) == blocks(body)
    assert sanitise.clean("\n\n".join(blocks(body))).replace("\n", "") == body.replace("\n", "")
