"""Everything that the demo names is there: pages, pictures, style sheets, feeds, sitemaps, API."""

import re

import pytest

pytestmark = [pytest.mark.once, pytest.mark.unmeasured]


def test_no_address_of_the_demo_is_broken(crawled):
    assert crawled.faults == []


@pytest.mark.parametrize(
    ("what", "least"),
    [
        (r"/(ru|kk|en)/\d+/[^/]+/", 70),
        (r"/(ru|kk|en)/(section|tag|author|source|place)/[^/]+/", 100),
        (r"/(ru|kk|en)/archive/.*", 3),
        (r"/media/pictures/.*\.(jpeg|webp)", 200),
        (r"/.*/feed\.(xml|atom|json)", 300),
        (r"/style/.*\.css", 6),
        (r"/static/.*\.woff2", 3),
        (r"/static/.*\.js", 4),
        (r"/sitemap-.*\.xml", 3),
        (r"/api/v1/.*", 3),
        (r"/oembed\?.*", 65),
    ],
)
def test_it_went_everywhere(crawled, what, least):
    found = [path for path in crawled.answers if re.fullmatch(what, path)]

    assert len(found) >= least
