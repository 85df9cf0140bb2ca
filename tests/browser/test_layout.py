"""Nothing moves while a page loads, and no page is wider than its window."""

import os

import pytest

from tests.browser.paper import LANGUAGES

pytestmark = [pytest.mark.browser, pytest.mark.look]
WIDTHS = [320, 390, 768, 1440, 1920]
LOADED_AT = [390, 768, 1440]
SHIFT_ALLOWED = 0.02
SEEN_PIXELS = 3
"""A browser counts what moves farther."""
PLACES = """() => [...document.querySelectorAll(".languages li, .sections li")]
    .map(item => item.getBoundingClientRect().left)"""
STAND_INS = {"Literata stand-in", "Onest stand-in"}
OBSERVE = """
    window.shifts = [];
    window.seen = new PerformanceObserver(list => keep(list.getEntries()));
    const keep = entries => shifts.push(...entries.filter(e => !e.hadRecentInput));
    seen.observe({type: "layout-shift", buffered: true});
    window.total = () => {
        keep(seen.takeRecords());
        return shifts.reduce((sum, e) => sum + e.value, 0);
    };
"""
PAINTED = """() => performance.getEntriesByName("first-contentful-paint").length
    && [...document.images].filter(i => i.getBoundingClientRect().top < innerHeight)
        .every(i => i.complete)"""
ASKED_FOR = "() => 'fonts' in document.documentElement.dataset"
WITH_FONTS = f"{ASKED_FOR} && document.fonts.ready.then(() => true)"
FAMILIES = """async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return [...document.fonts].filter(f => f.status === "loaded").map(f => f.family);
}"""
SCROLL = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
        const near = [...document.images].filter(image => {
            const { top, left } = image.getBoundingClientRect();
            return top < innerHeight && left < innerWidth; // not those a gallery keeps aside
        });
        await Promise.all(near.map(image => image.decode()));
    }
}"""
STICKS_OUT = """() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide <= 0) return null;
    const all = [...document.querySelectorAll("body *")];
    const out = all.filter(e => e.getBoundingClientRect().right > innerWidth + 0.5);
    return [wide, ...out.slice(0, 3).map(e => e.outerHTML.slice(0, 120))];
}"""


class LateFonts:
    """Keeps a page's fonts back until they may arrive."""

    def __init__(self, page):
        self.held = []
        page.route("**/*.woff2", self._answer)

    def arrive(self):
        held, self.held = self.held, None
        for route in held:
            route.continue_()

    def _answer(self, route):
        if self.held is None:
            route.continue_()
        else:
            self.held.append(route)


def test_nothing_moves_when_fonts_and_pictures_arrive_late(open_page, paper):
    addresses = paper.addresses("ru")

    moved = {
        (name, width): _moved(open_page(width), addresses[name])
        for name in ("front", "rich")
        for width in LOADED_AT
    }

    assert {where: total for where, total in moved.items() if total >= SHIFT_ALLOWED} == {}


def test_words_of_menus_keep_their_places_when_fonts_arrive(open_page, paper):
    moved = {
        (language, width): _moved_in_menus(open_page(width), paper.addresses(language)["front"])
        for language in LANGUAGES
        for width in LOADED_AT
    }

    assert {where: pixels for where, pixels in moved.items() if pixels >= SEEN_PIXELS} == {}


def test_no_page_is_wider_than_its_window(open_page, paper):
    page = open_page()
    pages = paper.addresses("ru") | {"404": "/ru/none/", "410": paper.gone("ru")}

    found = []
    for name, address in pages.items():
        page.goto(address)
        page.wait_for_function(WITH_FONTS)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if out := page.evaluate(STICKS_OUT):
                found.append((name, width, out))

    assert found == []


def _moved_in_menus(page, address):
    """How far the word moved that moved farthest when its font arrived."""
    fonts = LateFonts(page)
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_function(ASKED_FOR)
    before = page.evaluate(PLACES)
    assert len(before) > 5

    fonts.arrive()
    assert {"Literata", "Onest"} <= set(page.evaluate(FAMILIES))

    return max(
        abs(is_at - was_at) for was_at, is_at in zip(before, page.evaluate(PLACES), strict=True)
    )


def _moved(page, address):
    """How much of the page moved, from its first paint to its end, with fonts that come late."""
    page.add_init_script(OBSERVE)
    fonts = LateFonts(page)
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_function(PAINTED)
    page.wait_for_function(ASKED_FOR)
    fonts.arrive()
    families = set(page.evaluate(FAMILIES))
    assert {"Literata", "Onest"} <= families
    if not families >= STAND_INS:
        missing = pytest.fail if os.environ.get("NEWSROOM_EXPECT") else pytest.skip
        missing("this machine has no stand-in for our fonts: apt install fonts-liberation")
    page.evaluate(SCROLL)
    return page.evaluate("total()")
