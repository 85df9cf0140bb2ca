"""The walk through a site finds what is broken in it, wherever the address stands."""

import pytest

from tests.demo.crawl import crawl, named_by
from tests.demo.site import Answer

HOSTS = ["tobol.example", "127.0.0.1:1"]
WHOLE = "https://tobol.example"


def answer(body="", kind="text/html", status=200, moved_to=""):
    return Answer(status, kind, moved_to, body.encode(), len(body))


def walk(**site):
    """Crawl a site of these answers by their paths, where "/" is "front"; others answer 404."""
    pages = {"/" if name == "front" else f"/{name}": one for name, one in site.items()}
    return crawl(lambda path: pages.get(path, answer(status=404)), ["/"], HOSTS)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/gone">x</a>',
        '<a href="gone">x</a>',
        f'<a href="{WHOLE}/gone">x</a>',
        '<img src="/gone" alt="">',
        '<img srcset="/gone 320w, /gone 640w" alt="">',
        '<script type="module" src="/gone"></script>',
        '<form action="/gone"></form>',
        f'<meta property="og:image" content="{WHOLE}/gone">',
        f'<link rel="alternate" hreflang="kk" href="{WHOLE}/gone">',
        '<suggest-box data-address="/gone"></suggest-box>',
        f'<script type="application/ld+json">{{"@graph":[{{"url":"{WHOLE}/gone"}}]}}</script>',
        f'<script type="application/ld+json">{{"@id":"{WHOLE}/gone#article"}}</script>',
    ],
)
def test_it_sees_every_address_of_a_page(html):
    assert walk(front=answer(html)).faults == ["/gone (named on /) answers 404"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/css", "a { mask: url(/gone) }"),
        ("text/css", '@font-face { src: url("gone") }'),
        ("text/plain", f"Sitemap: {WHOLE}/gone"),
        ("application/xml", f"<urlset><url><loc>{WHOLE}/gone</loc></url></urlset>"),
        ("application/rss+xml", f"<rss><d>&lt;a href='{WHOLE}/gone'&gt;x&lt;/a&gt;</d></rss>"),
        ("application/atom+xml", f'<feed><link href="{WHOLE}/gone"/></feed>'),
        ("application/json", f'{{"items": [{{"url": "{WHOLE}/gone"}}]}}'),
    ],
)
def test_it_sees_those_of_other_documents(kind, body):
    found = walk(front=answer('<a href="/x">x</a>'), x=answer(body, kind))

    assert found.faults == ["/gone (named on /x) answers 404"]


def test_it_leaves_others_alone():
    html = '<a href="https://example.org/gone">x</a> <a href="mailto:a@example.org">x</a>'

    found = walk(front=answer(html))

    assert (found.faults, list(found.answers)) == ([], ["/"])


def test_it_does_not_follow_where_nobody_should():
    assert walk(front=answer('<a href="/gone" rel="nofollow">x</a>')).faults == []


def test_one_step_aside_is_allowed_and_two_are_not():
    there, moved = answer("there"), answer(status=301, moved_to="/new")
    page = answer('<a href="/old">x</a>')

    assert walk(front=page, old=moved, new=there).faults == []
    again = walk(front=page, old=moved, new=answer(status=302, moved_to="/newer"), newer=there)
    assert again.faults == ["/old (named on /) leads to /new, which answers 302"]


def test_a_place_in_a_page_must_be_there():
    page = answer('<h2 id="here"></h2><a href="#here">x</a><a href="/#nowhere">x</a>')

    assert walk(front=page).faults == ["/#nowhere (named on /) is no place in that page"]


def test_what_is_no_document_names_nothing():
    assert named_by(answer("\x89PNG", "image/png")) == []
