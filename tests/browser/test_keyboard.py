"""Everything is reached by keyboard alone, and one sees where one is."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.look]
REACHABLE = """() => {
    const all = [...document.querySelectorAll("a[href], button:enabled, input, summary")];
    return all.filter(e => e.checkVisibility({visibilityProperty: true})).map(e => e.outerHTML);
}"""
FOCUSED = """() => {
    const focused = document.activeElement;
    if (focused === document.body) return null;
    const ringed = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const round = [focused, focused.closest("article")].filter(Boolean);
    const styles = round.flatMap(e => ["", "::before", "::after"].map(p => getComputedStyle(e, p)));
    const box = focused.getBoundingClientRect();
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {html: focused.outerHTML, ring: styles.some(ringed), seen};
}"""


def walk(page):
    """What each press of Tab leads to, until the page is left."""
    stops = []
    page.keyboard.press("Tab")
    while stop := page.evaluate(FOCUSED):
        stops.append(stop)
        assert len(stops) < 500
        page.keyboard.press("Tab")
    return stops


@pytest.mark.parametrize("width", [390, 1440])
def test_every_link_is_reached_with_a_ring_round_it(open_page, paper, width):
    page = open_page(width)
    addresses = paper.addresses("ru")

    for name in ("front", "section", "rich"):
        page.goto(addresses[name])
        stops = walk(page)

        assert [stop["html"] for stop in stops if not (stop["ring"] and stop["seen"])] == []
        reached = {stop["html"] for stop in stops}
        assert [html for html in page.evaluate(REACHABLE) if html not in reached] == []


def test_the_first_stop_skips_to_the_text(page, newsroom):
    page.goto("/ru/")
    skip = page.locator(".skip")
    expect(skip).not_to_be_in_viewport()

    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()
