"""axe finds nothing on any page of the reader: WCAG 2.2 AA and best practice, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from reader import front

pytestmark = [pytest.mark.browser, pytest.mark.look]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
WIDTHS = [390, 1440]
# Colours that are still turning from light to dark are not what anybody reads. Those of what a
# closed <details> holds stand still and never end.
SETTLED = """() => Promise.all(document.getAnimations()
    .filter(turning => turning.effect.target.checkVisibility())
    .map(turning => turning.finished.catch(() => 0)))"""


def complaints(page, within=None):
    """What axe says of the page that is open, or of a part of it, in the light and in the dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        for violation in Axe().run(page, within, options=OPTIONS).response["violations"]:
            places = [node["html"][:200] for node in violation["nodes"][:3]]
            found.append((scheme, violation["id"], violation["help"], places))
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_serves_everybody(open_page, paper, width):
    page = open_page(width)
    pages = paper.addresses("ru") | {"404": "/ru/none/", "410": paper.gone("ru")}

    found = {}
    for name, address in pages.items():
        page.goto(address)
        found[name] = complaints(page)

    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize("language", ["kk", "en"])
def test_the_front_page_and_a_story_do_so_in_each_language(open_page, paper, language):
    page = open_page(390)
    addresses = paper.addresses(language)

    for name in ("front", "rich"):
        page.goto(addresses[name])
        assert complaints(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_so_does_the_page_that_says_something_broke(open_page, monkeypatch, width):
    page = open_page(width)
    monkeypatch.setattr(front, "front_page", None)

    response = page.goto("/ru/")

    assert response.status == 500
    assert complaints(page) == []


def test_a_planted_fault_is_found(page, newsroom):
    page.goto("/ru/")
    page.evaluate("document.querySelector('.languages').style.color = '#ccc'")
    page.evaluate("document.documentElement.removeAttribute('lang')")

    found = {name for _scheme, name, *_where in complaints(page)}

    assert {"color-contrast", "html-has-lang"} <= found
