"""Pictures, galleries and embeds of the text are exchanged by keys, and keep their captions."""

import pytest

from articles.models import Article
from tests import make
from tests.browser import writing

pytestmark = pytest.mark.browser
CHOOSE = """() => {
    const editor = CKEDITOR.instances.id_body;
    editor.focus();
    Object.values(editor.widgets.instances)[0].focus();
}"""


@pytest.fixture
def numbers(editor, settings):
    return [writing.picture_with_file(editor, settings).pk for _ in range(3)]


@pytest.fixture
def desk(at_desk, editor):
    def opened(figure):
        page = at_desk(editor)
        writing.open_editor(page, make.article(body=f"<p>До.</p>{figure}<p>После.</p>"))
        page.evaluate(CHOOSE)
        return page

    return opened


def saved(page):
    writing.save(page)
    return Article.objects.latest("pk").body.replace("\n", "")


def test_enter_opens_a_gallery_with_its_pictures_and_changes_it(desk, numbers):
    one, two, three = numbers
    page = desk(f'<figure data-gallery="{one},{two}"><figcaption>Мост</figcaption></figure>')

    page.keyboard.press("Enter")
    chosen = page.locator("gallery-choice li")
    chosen.nth(1).wait_for()
    assert chosen.count() == 2
    page.locator(".library-grid button").first.press("Enter")  # the newest
    page.locator("gallery-choice [data-act=insert]").press("Enter")
    writing.holds(page, f'data-gallery="{one},{two},{three}"')

    gallery = f'<figure data-gallery="{one},{two},{three}"><figcaption>Мост</figcaption></figure>'
    assert saved(page) == f"<p>До.</p>{gallery}<p>После.</p>"


def test_the_button_opens_the_chosen_gallery_and_not_an_empty_one(desk, numbers):
    page = desk(f'<figure data-gallery="{numbers[0]},{numbers[1]}"></figure>')

    page.click(".cke_button__newsroomgallery")

    page.locator("gallery-choice li").nth(1).wait_for()


def test_enter_on_a_picture_exchanges_it_and_keeps_its_caption(desk, numbers):
    one, _two, three = numbers
    page = desk(f'<figure data-picture="{one}"><figcaption>Мост</figcaption></figure>')

    page.keyboard.press("Enter")
    page.locator(".library-grid button").first.press("Enter")  # the newest
    writing.holds(page, f'data-picture="{three}"')

    figure = f'<figure data-picture="{three}"><figcaption>Мост</figcaption></figure>'
    assert saved(page) == f"<p>До.</p>{figure}<p>После.</p>"


def test_enter_on_an_embed_shows_its_address_and_takes_another(desk):
    page = desk('<figure data-embed="https://t.me/tobol/15"></figure>')

    page.keyboard.press("Enter")
    page.locator("embed-dialog dialog[open]").wait_for()
    assert page.input_value("#embed_address") == "https://t.me/tobol/15"
    page.fill("#embed_address", "https://t.me/tobol/16")
    page.keyboard.press("Enter")
    writing.holds(page, "tobol/16")

    assert 'data-embed="https://t.me/tobol/16"' in saved(page)


def test_a_double_click_in_a_caption_is_for_its_words(desk, numbers):
    page = desk(f'<figure data-picture="{numbers[0]}"><figcaption>Мост</figcaption></figure>')

    writing.text_of(page).locator("figcaption").dblclick()

    assert page.locator("dialog[open]").count() == 0


def test_a_caption_takes_words_and_neither_bold_nor_a_link(desk, numbers):
    page = desk(f'<figure data-picture="{numbers[0]}"><figcaption>Мост</figcaption></figure>')
    writing.text_of(page).locator("figcaption").click()

    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    page.keyboard.press("Control+k")
    page.keyboard.press("End")
    page.keyboard.type(" наш")
    writing.holds(page, "наш")

    assert page.locator("dialog[open]").count() == 0
    assert "<figcaption>Мост наш</figcaption>" in writing.data(page)
