"""Where the server gives no answer, each script of the desk says so, and nothing typed is lost."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.browser.askers import PERSON, SCRIPTS, SEARCH
from tests.browser.desks import is_copied, open_article, text_of, type_at_the_end

pytestmark = pytest.mark.browser
WAYS = {
    "no network": lambda route: route.abort(),
    "an error": lambda route: route.fulfill(status=500, body="Internal Server Error"),
    "a refusal": lambda route: route.fulfill(status=403, body="<h1>403</h1>"),
    "the sign-in page": lambda route: route.fulfill(
        status=302, headers={"Location": "/admin/login/?next=/admin/"}
    ),
}


def drawn(route):
    route.fulfill(content_type="image/svg+xml", body='<svg xmlns="http://www.w3.org/2000/svg"/>')


@pytest.fixture
def story(sourced_article):
    make.published(headline="Школьные обеды подорожали", tags=list(sourced_article.tags.all()))
    make.picture()
    return sourced_article


@pytest.mark.parametrize("name", SCRIPTS)
def test_it_says_so_and_goes_on_with_the_next_try(story, screen, watch, name):
    script = SCRIPTS[name]
    page = screen()
    page.route("**/media/pictures/**", drawn)  # the test's picture has no files
    said = page.locator(script.said)

    for way in WAYS.values():
        page.route(script.asks, way)
        with page.expect_request(script.asks):
            script.act(page)
        expect(said).to_contain_text(script.words)
        expect(said).to_have_count(1)
        if script.typed:
            typed = page.input_value(script.typed)
            assert typed
        page.unroute(script.asks)

    script.act(page)
    expect(page.locator(script.comes).first).to_be_visible()
    expect(page.locator(script.said, has_text=script.words)).to_have_count(0)
    if script.typed:
        assert page.input_value(script.typed) == typed
    assert not [fault for fault in watch.faults if fault.startswith("script:")]
    watch.faults.clear()


def test_chosen_stories_get_their_headlines_with_the_next_answer(story, at_desk, editor, watch):
    chosen = make.published(headline="Мост открыт")
    story.related_links.create(other=chosen, position=0)
    page = at_desk(editor)
    page.route("**/article/find/**", WAYS["an error"])
    open_article(page, story)
    page.click("#related > summary")
    expect(page.locator(".related-chosen")).to_contain_text(f"Статья {chosen.pk}")
    expect(page.locator("#related .no-answer")).to_contain_text(SEARCH)

    page.unroute("**/article/find/**")
    page.type("#related_search", "Школьные")

    expect(page.locator(".related-chosen")).to_contain_text("Мост открыт")
    expect(page.locator("#related .no-answer")).to_be_empty()
    watch.faults.clear()


def test_an_ended_session_is_told_of_with_the_way_back(story, screen, watch):
    page = screen()
    page.route("**/choices/authors/**", WAYS["the sign-in page"])

    page.type(PERSON, "Б")

    expect(page.locator(".bar-out")).to_be_visible()
    expect(page.locator("#people .no-answer").first).to_contain_text(SEARCH)


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "Іздеу қазір жауап бермей тұр."), ("en", "Search doesn’t answer just now.")],
)
def test_it_speaks_the_language_of_the_desk(story, screen, editor, watch, language, words):
    editor.interface_language = language
    editor.save()
    page = screen()
    page.route("**/choices/authors/**", WAYS["no network"])

    page.type(PERSON, "Б")

    expect(page.locator("#people .no-answer").first).to_contain_text(words)
    watch.faults.clear()


@pytest.mark.parametrize("way", ["no network", "an error"])
def test_a_copy_that_is_not_taken_over_stays_and_is_told_of(story, screen, watch, way):
    page = screen()
    page.route("**/keep/", WAYS["no network"])
    type_at_the_end(page, text_of(page), " Осталось.")
    is_copied(page)

    page.route("**/found/", WAYS[way])
    open_article(page, story)
    told = page.locator(".bar-saved[data-state=trouble]")
    expect(told).to_contain_text("в этом браузере")
    expect(page.locator(".offer")).to_have_count(0)

    page.unroute("**/found/")
    open_article(page, story)
    expect(page.locator(".offer")).to_contain_text("Осталось.")
    assert not [fault for fault in watch.faults if fault.startswith("script:")]
    watch.faults.clear()
