"""Nothing hostile passes: each result is parsed and held against a table written by hand."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.sanitise import clean

MARKS = {"{tab}": "\t", "{nl}": "\n", "{nul}": "\0", "{u1}": "\x01"}
ALLOWED = {
    **dict.fromkeys("p h2 h3 ul li strong em s sub sup hr br".split(), ()),
    **dict.fromkeys("table thead tbody tr caption".split(), ()),
    "blockquote": {"class"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "a": {"href", "title", "hreflang", "rel"},
    "span": {"lang"},
    "figure": {"data-picture", "data-gallery", "data-embed", "data-still"},
    "figcaption": {"data-of"},
}
GOOD_TARGETS = ("https://", "http://", "mailto:", "tel:", "/")


def hostile_html():
    lines = Path(__file__).parents[2] / "data" / "hostile_html.txt"
    for line in lines.read_text(encoding="utf-8").splitlines():
        for mark, meant in MARKS.items():
            line = line.replace(mark, meant)
        yield line


HOSTILE = list(hostile_html())


class Inspector(HTMLParser):
    """Collects what the grammar doesn't allow, and tags that aren't properly nested."""

    def __init__(self):
        super().__init__()
        self.faults = []
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.faults.append(tag)
        for name, value in attrs:
            self.judge(tag, name, value)
        if tag not in {"br", "hr"}:
            self.open.append(tag)

    def judge(self, tag, name, value):
        if name not in ALLOWED.get(tag, ()):
            self.faults.append((tag, name))
        if name == "href" and not is_good_target(value):
            self.faults.append(value)
        if name == "data-embed" and not value.startswith("https://"):
            self.faults.append(value)
        numbers = {"data-picture", "data-still", "data-of", "colspan", "rowspan", "start"}
        if name in numbers and not value.isdigit():
            self.faults.append(value)
        if name == "class" and value != "pull":
            self.faults.append(value)

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            self.faults.append(f"/{tag}")

    def handle_comment(self, data):
        self.faults.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def is_good_target(value):
    odd = value.startswith("//") or any(mark in value for mark in '\\\t\n\r\0"<> ')
    return value.startswith(GOOD_TARGETS) and not odd


def faults(html):
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.faults + inspector.open


def test_the_collection_is_large_enough():
    assert len(set(HOSTILE)) >= 100


def test_the_inspector_sees_what_is_wrong():
    assert faults("<script>x</script>") == ["script"]
    assert faults('<p onclick="x"><a href="javascript:x">y</a></p>') == [
        ("p", "onclick"),
        "javascript:x",
    ]


@pytest.mark.parametrize("html", HOSTILE)
def test_it_lets_nothing_hostile_through(html):
    assert faults(clean(html)) == []


@pytest.mark.parametrize("html", HOSTILE)
def test_it_is_idempotent_on_hostile_html(html):
    once = clean(html)

    assert clean(once) == once


@pytest.mark.parametrize("html", HOSTILE)
def test_it_holds_inside_every_place_of_the_grammar(html):
    for place in ("<h2>{}</h2>", "<ul><li>{}", "<table><tr><td>{}", "<p><a href=/ru/1/><em>{}"):
        once = clean(place.replace("{}", html))

        assert faults(once) == []
        assert clean(once) == once


@settings(deadline=None)
@given(st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=5), st.randoms())
def test_it_holds_for_hostile_pieces_cut_and_joined(pieces, random):
    html = "".join(piece[: random.randint(0, len(piece))] for piece in pieces)

    once = clean(html)

    assert faults(once) == []
    assert clean(once) == once
