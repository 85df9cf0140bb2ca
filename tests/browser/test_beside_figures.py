"""A figure that is chosen in the text keeps its place, whatever is typed or put in then."""

import pytest

from tests import make
from tests.browser import writing
from tests.browser.test_figures_by_keys import CHOOSE

pytestmark = pytest.mark.browser
EMBED = '<figure data-embed="https://t.me/tobol/15"><figcaption>Канал</figcaption></figure>'


@pytest.fixture
def picture(editor, settings):
    return writing.picture_with_file(editor, settings)


@pytest.fixture
def page(at_desk, editor, picture):
    page = at_desk(editor)
    writing.open_editor(page, make.article(body=f"<p>До.</p>{EMBED}<p>После.</p>"))
    page.evaluate(CHOOSE)
    return page


def held(page):
    return writing.data(page).replace("\n", "").replace("<figcaption></figcaption>", "")


def figure(picture):
    return f'<figure data-picture="{picture.pk}"></figure>'


@pytest.mark.parametrize("words", ["Keys.", "Слова без клавиш."])
def test_what_is_typed_or_dictated_goes_on_after_it(page, words):
    page.keyboard.type(words)  # Playwright presses no keys for letters that its keyboard lacks
    writing.holds(page, words)

    assert held(page) == f"<p>До.</p>{EMBED}<p>{words}</p><p>После.</p>"


def test_a_picture_is_put_beside_it(page, picture):
    page.keyboard.press("Control+Alt+f")
    page.locator(".library-grid button").first.press("Enter")
    writing.holds(page, "data-picture")

    assert held(page) == f"<p>До.</p>{EMBED}{figure(picture)}<p>После.</p>"


def test_a_picture_put_in_while_its_caption_is_written_stands_beside_it_too(page, picture):
    writing.text_of(page).locator("figcaption").click()

    page.keyboard.press("Control+Alt+f")
    page.locator(".library-grid button").first.press("Enter")
    writing.holds(page, "data-picture")

    assert held(page) == f"<p>До.</p>{EMBED}{figure(picture)}<p>После.</p>"


@pytest.mark.parametrize(
    ("key", "text"),
    [("End", "<p>До.</p>{}<p>После.Слова</p>"), ("Home", "<p>СловаДо.</p>{}<p>После.</p>")],
)
def test_the_keys_to_both_ends_of_the_text_leave_it(page, key, text):
    page.keyboard.press(f"Control+{key}")
    page.keyboard.type("Слова")
    writing.holds(page, "Слова")

    assert held(page) == text.format(EMBED)


def test_undo_takes_the_words_away_and_leaves_it(page):
    page.keyboard.type("Keys.")
    writing.holds(page, "Keys.")
    while page.locator(".cke_button__undo.cke_button_off").count():
        page.click(".cke_button__undo")

    assert held(page) == f"<p>До.</p>{EMBED}<p>После.</p>"
