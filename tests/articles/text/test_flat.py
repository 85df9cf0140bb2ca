"""What is read the quick way out of a plain body is what a parser reads; the rest is left to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import flat, sanitise
from articles.text.sanitise import clean

INLINE = ("strong", "em", "sub", 'a href="/ru/1/"', 'span lang="kk"')
TEXTS = [
    "слово",
    "два три",
    " ",
    "\n",
    "&amp;",
    "&lt;b&gt;",
    "&nbsp;",
    "&amp;lt;",
    "\u00a0",
    "\u00ad",
]
TEXTS += [",", "<br>", "\u2028", "\u3000", "\u200b", "😀", '"', "'"]


def tagged(tag, inside):
    return f"<{tag}>{inside}</{tag.split()[0]}>"


def lines(inside):
    return st.lists(inside, max_size=4).map("".join)


words = st.recursive(
    st.sampled_from(TEXTS),
    lambda inner: st.builds(tagged, st.sampled_from(INLINE), lines(inner)),
    max_leaves=4,
)
plain = st.builds(tagged, st.sampled_from(["p", "h2", "h3"]), lines(words))
items = st.builds(
    tagged, st.sampled_from(["ul", "ol"]), lines(lines(words).map("<li>{}</li>".format))
)
quotes = st.builds(tagged, st.just('blockquote class="pull"'), lines(plain))
captions = st.sampled_from(["", "<figcaption>Мост &amp; река</figcaption>"])
pictures = st.builds(tagged, st.just('figure data-picture="7"'), captions)
bodies = lines(plain | items | quotes | pictures | st.just("\n"))


def test_words_of_a_plain_body_stand_a_block_a_line():
    html = '<p>Мост <a href="/ru/1/">через&nbsp;Тобол</a> &amp; река.</p><ul><li>Раз</li></ul>'

    assert flat.text(html) == "Мост через Тобол & река.\nРаз"


@given(bodies)
def test_a_parser_reads_the_same(html):
    assert flat.text(html) in (None, sanitise._parsed(html))


@given(bodies.map(clean))
def test_a_parser_reads_the_same_of_what_is_stored(html):
    assert flat.text(html) in (None, sanitise._parsed(html))


@pytest.mark.parametrize(
    "html",
    [
        "слово",
        "<p>раз<p>два</p>",
        "<p><em>раз</p>",
        "<p>раз</em></p>",
        "<p style='display: none'>раз</p>",
        "<p>&copy;</p>",
        "<p>&#13;</p>",
        "<p>\0</p>",
        "<p>\ud800</p>",
        "<p><span>раз</span></p>",
        "<table><tr><td>раз</td></tr></table>",
        "<p>раз<!-- два --></p>",
        "<p>раз</p><script>два</script>",
        '<figure data-embed="https://example.org/"></figure>',
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(html):
    assert flat.text(html) is None
