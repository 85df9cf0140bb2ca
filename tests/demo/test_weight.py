"""What a page weighs over the wire without pictures and fonts, and that no script holds it up."""

from urllib.parse import urlsplit

import pytest

from tests.demo.crawl import Page

pytestmark = [pytest.mark.once, pytest.mark.unmeasured]
MOST_BYTES = 45_000
LATER = ("defer", "async")


def weight(crawled, path):
    """The bytes of a page with its style sheets and scripts, each as it was sent."""
    page = Page(crawled.answers[path].text)
    files = [*page.sheets, *(one["src"] for one in page.scripts if "src" in one)]
    return sum(crawled.answers[urlsplit(one).path].weight for one in [path, *files])


def test_no_page_is_heavier_than_it_may_be(crawled, record_testsuite_property):
    weights = {path: weight(crawled, path) for path in crawled.pages()}
    heaviest = max(weights, key=weights.get)
    record_testsuite_property("heaviest page", f"{heaviest} {weights[heaviest]}")

    assert {path: bytes_ for path, bytes_ in weights.items() if bytes_ > MOST_BYTES} == {}


def test_no_script_holds_a_page_up(crawled):
    for path, answer in crawled.pages().items():
        for script in Page(answer.text).scripts:
            assert "src" in script, path
            assert script.get("type") == "module" or set(script) & set(LATER), path


def test_a_page_asks_for_one_style_sheet_of_its_own(crawled):
    for path, answer in crawled.pages().items():
        sheets = [urlsplit(one).path for one in Page(answer.text).sheets]

        assert len([one for one in sheets if one.startswith("/style/")]) == 1, path
        assert len(sheets) <= 2, path
