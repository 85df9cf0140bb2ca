"""A counter that the newsroom chose loads after a reader's yes, and never before."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.look]
COUNTER = "https://counter.example/"


@pytest.fixture
def asked(open_page, newsroom, settings, watch):
    """A page of a newsroom with a counter, and the requests that the counter got."""
    settings.NEWSROOM_COUNTER_SCRIPT = f"{COUNTER}count.js"
    watch.allow(COUNTER)
    page, requests = open_page(390), []

    def count(route):
        requests.append(route.request.url)
        route.fulfill(body="document.title = 'counted'", content_type="text/javascript")

    page.route(f"{COUNTER}**", count)
    page.goto("/ru/", wait_until="networkidle")
    return page, requests


def press(page, button):
    """Go to a button by keyboard alone, and press it."""
    for _stop in range(100):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            page.keyboard.press("Enter")
            return
    pytest.fail("The keyboard doesn't reach it.")


def test_nothing_loads_before_an_answer(asked):
    page, requests = asked

    expect(page.locator(".consent section")).to_be_visible()
    page.reload(wait_until="networkidle")

    assert requests == []
    assert page.context.cookies() == []
    expect(page.locator(".consent section")).to_be_visible()


def test_it_loads_after_yes_and_on_the_next_page_without_asking(asked):
    page, requests = asked

    press(page, page.locator(".consent [value=yes]"))
    expect(page).to_have_title("counted")
    page.goto("/ru/latest/")
    expect(page).to_have_title("counted")

    assert requests == [f"{COUNTER}count.js"] * 2
    expect(page.locator(".consent section")).to_be_hidden()


def test_no_is_remembered(asked):
    page, requests = asked

    press(page, page.locator(".consent [value=no]"))
    expect(page.locator(".consent-again")).to_be_focused()
    page.goto("/ru/latest/", wait_until="networkidle")

    assert requests == []
    expect(page.locator(".consent section")).to_be_hidden()


def test_an_answer_can_be_changed(asked):
    page, requests = asked
    press(page, page.locator(".consent [value=no]"))

    press(page, page.locator(".consent-again"))
    expect(page.locator(".consent [value=yes]")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page).to_have_title("counted")
    assert requests == [f"{COUNTER}count.js"]


def test_a_yes_taken_back_stops_the_counter(asked):
    page, requests = asked
    press(page, page.locator(".consent [value=yes]"))
    expect(page).to_have_title("counted")

    press(page, page.locator(".consent-again"))
    with page.expect_navigation():
        press(page, page.locator(".consent [value=no]"))

    expect(page).not_to_have_title("counted")
    assert requests == [f"{COUNTER}count.js"]
