"""Whatever comes in, cleaning twice is cleaning once, and no words are lost or run together."""

import re
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.foreign import RENAMED
from articles.text.grammar import GRAMMAR
from articles.text.sanitise import clean, plain_text

FOREIGN = "svg math style script template noscript form select iframe font u object img col nobr "
FOREIGN += "button video xmp input app-a"
NAMES = [*GRAMMAR, *RENAMED, *FOREIGN.split(), "mtext", "foreignObject", "title", "textarea"]
ATTRIBUTES = [
    "",
    " href='https://example.org/?a=1&b=2'",
    " href=/ru/1/",
    " href=javascript:x",
    " lang=kk",
    " data-picture=7",
    " data-gallery='1, 2'",
    " data-of=1",
    " data-of=7",
    " class='pull x'",
    " start=3",
    " style='font-weight: normal'",
    " style='display: block'",
]
TEXTS = ["слово", " ", "\n", "&nbsp;", "&lt;b&gt;", "&amp;lt;", "&#13;", "\0", "\f", "\u200b"]
TEXTS += ["<", "&", "<!--", "-->", "]]>", "a b ", "\ud800", '"', "'"]

opening = st.builds("<{}{}>".format, st.sampled_from(NAMES), st.sampled_from(ATTRIBUTES))
closing = st.builds("</{}>".format, st.sampled_from(NAMES))
fragments = st.lists(opening | closing | st.sampled_from(TEXTS), max_size=14).map("".join)

# A parser ignores the end of a paragraph, heading or item that it has already closed itself.
LEAVES = "p h1 h4 li dd dt".split()
BLOCKS = "div section header blockquote address center figcaption figure ul nav fieldset".split()
SET_APART = ["app-a", 'span style="display:block"', 'b style="display: flex"', "x-hint"]
DROPPED = ["<button>x</button>", "<svg><title>x</title></svg>", "<iframe>x</iframe>", "<input>"]
DROPPED += ["<video>x</video>", "<object>x</object>", "<math><mi>x</mi></math>"]


def wrapped(pieces):
    inside = st.lists(pieces, max_size=3).map("".join)
    tags = st.sampled_from(BLOCKS + SET_APART)
    return st.builds(lambda tag, held: f"<{tag}>{held}</{tag.split()[0]}>", tags, inside)


leaves = st.builds("<{0}></{0}>".format, st.sampled_from(LEAVES)) | st.sampled_from(DROPPED)
pages = st.lists(st.recursive(leaves, wrapped), max_size=5).map("".join)


@settings(deadline=None)
@given(fragments)
def test_cleaning_twice_is_cleaning_once(html):
    once = clean(html)

    assert clean(once) == once


@settings(deadline=None)
@given(st.text())
def test_cleaning_any_text_twice_is_cleaning_it_once(text):
    once = clean(text)

    assert clean(once) == once


@settings(deadline=None)
@given(pages)
def test_words_that_were_apart_never_run_together(page):
    numbers = count()
    html = re.sub(
        "^|(?<=>)(?=<|$)(?!<title|<mi|</svg|</math)", lambda _: f"слово{next(numbers)}", page
    )
    expected = [f"слово{number}" for number in range(next(numbers))]

    once = clean(html)

    assert re.sub(r"<[^>]+>", " ", once).split() == expected
    assert plain_text(once).split() == expected
