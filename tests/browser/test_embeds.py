"""Reading an article with a film: nothing of others before the click, and nothing moves."""

import re

import pytest

from tests import make

pytestmark = pytest.mark.browser
PLAYER = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
BODY = (
    '<p>Первый абзац.</p><figure data-embed="https://youtu.be/dQw4w9WgXcQ">'
    "<figcaption>Запись</figcaption></figure>"
    '<figure data-embed="https://t.me/tobol/15"></figure><p>Последний абзац.</p>'
)
FONTS_MOVE = 0.005
"""So much at most moves when our fonts take the place of their stand-ins."""
SHIFT = """new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.value)))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 300);
})"""


@pytest.fixture
def article(newsroom):
    return make.published(body=BODY)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_film_comes_only_when_it_is_asked_for_and_nothing_moves(
    open_page, watch, article, width
):
    page = open_page(width=width)
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body="<h1>Player</h1>")

    page.route(re.compile("^https:"), answer)
    watch.allow("https://www.youtube-nocookie.com/")

    page.goto(article.get_absolute_url())
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => document.fonts.ready.then(() => true)")
    still = page.locator("embed-frame").first
    before = still.bounding_box()
    assert asked == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SHIFT) < FONTS_MOVE

    still.get_by_role("button", name="Показать видео с YouTube").press("Enter")
    page.frame_locator("embed-frame iframe").first.get_by_text("Player").wait_for()

    assert asked == [PLAYER]
    assert still.bounding_box() == before
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert page.locator("iframe").get_attribute("title") == "Запись"


def test_without_a_script_there_is_the_link_alone(open_page, article):
    page = open_page(java_script_enabled=False)

    page.goto(article.get_absolute_url())

    assert page.get_by_role("link", name="Открыть на YouTube").is_visible()
    assert not page.get_by_role("button", name="Показать видео с YouTube").is_visible()
