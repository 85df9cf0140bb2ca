"""The dialogs of the text with a slow or a silent server: no wrong link, and a word about it."""

import pytest

from tests import make
from tests.browser import writing

pytestmark = pytest.mark.browser
FAILED = {"ru": "не ответил", "kk": "жауап бермеді"}
SILENT = {
    "off": lambda route: route.abort(),
    "broken": lambda route: route.fulfill(status=500, body="{}"),
    "html": lambda route: route.fulfill(body="<p>Sign in</p>", content_type="text/html"),
}


@pytest.fixture
def page(at_desk, editor):
    page = at_desk(editor)
    writing.open_editor(page, make.article(body="<p>слова</p>"))
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("p").first.click()
    page.keyboard.press("Control+a")
    return page


def only_scripts(watch):
    """Forgive what the network did, but no error of a script."""
    watch.faults[:] = [fault for fault in watch.faults if fault.startswith("script:")]


def find(page, words):
    page.keyboard.press("Control+k")
    page.fill("#link_target", words)
    page.locator("link-dialog .found button").first.wait_for()


def test_enter_never_links_to_what_was_found_for_other_words(page):
    make.published(headline="Школьные обеды подорожали")
    find(page, "школьных обедов")

    page.fill("#link_target", "паводок на Тоболе")
    page.keyboard.press("Enter")

    assert page.locator("link-dialog dialog").is_visible()
    assert "href" not in writing.data(page)


def test_a_late_answer_to_other_words_is_not_shown(page):
    make.published(headline="Школьные обеды подорожали")
    held = []
    page.keyboard.press("Control+k")
    page.route("**/find/**", lambda route: route.continue_() if held else held.append(route))
    page.fill("#link_target", "обеды")
    while not held:
        page.wait_for_timeout(10)
    page.fill("#link_target", "паводок")
    page.locator("link-dialog [data-said]:not(:empty)").wait_for()

    with page.expect_response("**/find/**"):
        held[0].continue_()

    assert page.locator("link-dialog .found button").count() == 0


def test_the_one_article_found_is_linked_to_by_enter(page):
    other = make.published(headline="Школьные обеды подорожали")
    find(page, "школьных обедов")

    page.keyboard.press("Enter")

    writing.holds(page, f'href="/ru/{other.pk}/"')


@pytest.mark.parametrize("how", SILENT)
def test_a_search_without_an_answer_is_told_of(page, watch, how):
    page.route("**/find/**", SILENT[how])

    page.keyboard.press("Control+k")
    page.fill("#link_target", "обеды")

    page.locator("link-dialog [data-said]", has_text=FAILED["ru"]).wait_for()
    only_scripts(watch)


@pytest.mark.parametrize("how", SILENT)
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_an_address_without_an_answer_is_told_of(at_desk, editor, watch, how, language):
    editor.interface_language = language
    editor.save()
    page = at_desk(editor)
    writing.open_editor(page, make.article(body=""))
    page.route("**/embed/**", SILENT[how])

    page.click(".cke_button__newsroomembed")
    page.fill("#embed_address", "https://youtu.be/dQw4w9WgXcQ")
    page.keyboard.press("Enter")

    page.locator("embed-dialog [data-said]", has_text=FAILED[language]).wait_for()
    assert page.locator("embed-dialog [data-act=link]").is_visible()
    only_scripts(watch)
