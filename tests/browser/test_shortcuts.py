"""The keys of the writing screen, in a Cyrillic layout, inside the text and outside of it."""

import pytest

from accounts.models import User
from articles.models import Article

pytestmark = pytest.mark.browser
CYRILLIC = """([code, key, ctrl, alt, inside]) => {
  const frame = document.querySelector("iframe.cke_wysiwyg_frame");
  const target = inside ? frame.contentDocument.body : document.body;
  const view = inside ? frame.contentWindow : window;
  const how = { code, key, ctrlKey: ctrl, altKey: alt, bubbles: true, cancelable: true, view };
  return !target.dispatchEvent(new view.KeyboardEvent("keydown", how));
}"""


def press(page, code, key, *, alt=False, inside=False):
    """A key by its place and the letter that a Russian layout gives it; whether it was obeyed."""
    return page.evaluate(CYRILLIC, [code, key, True, alt, inside])


def text_of(page):
    return page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")


def listed(page):
    return page.locator("dialog.shortcuts")


@pytest.mark.parametrize("inside", [False, True])
def test_it_saves(screen, sourced_article, inside):
    page = screen()
    page.fill("#id_headline", "Сохранено клавишами")

    with page.expect_navigation():
        assert press(page, "KeyS", "ы", inside=inside)

    assert Article.objects.get().headline == "Сохранено клавишами"


def test_it_publishes_as_the_button_does(screen, sourced_article):
    page = screen()
    page.evaluate("""() => document.querySelector(".bar-main [name=_publish]")
        .addEventListener("click", (event) => { event.preventDefault(); window.asked = true; })""")

    assert press(page, "Enter", "Enter", alt=True, inside=True)

    assert page.evaluate("window.asked")
    assert not Article.objects.public().exists()


def test_quote_link_and_picture_are_the_editors_own(screen):
    page = screen()
    text_of(page).click()
    assert press(page, "KeyQ", "й", alt=True, inside=True)
    text_of(page).locator("blockquote").wait_for()

    assert press(page, "KeyK", "л", inside=True)
    page.locator("dialog[open], .cke_dialog").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("dialog[open], .cke_dialog:visible").first.wait_for(state="hidden")

    assert press(page, "KeyF", "а", alt=True, inside=True)
    page.locator("dialog.library[open]").wait_for()


def test_the_preview_opens_and_closes(screen):
    page = screen()

    assert press(page, "KeyP", "з", alt=True, inside=True)
    page.locator(".preview").wait_for()
    assert press(page, "KeyP", "з", alt=True)

    page.locator(".preview").wait_for(state="hidden")


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_question_mark_lists_the_keys_and_is_a_letter_in_the_text(screen, editor, language):
    User.objects.filter(pk=editor.pk).update(interface_language=language)
    page = screen()
    page.locator("#id_headline").press("?")
    text_of(page).press_sequentially("?")
    assert not listed(page).is_visible()

    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    listed(page).wait_for()
    said = listed(page).text_content()
    page.keyboard.press("Escape")
    listed(page).wait_for(state="hidden")
    assert press(page, "Slash", ".", inside=True)

    listed(page).wait_for()
    assert {"ru": "Цитата", "kk": "Дәйексөз"}[language] in said
    assert page.locator("#id_headline").input_value().startswith("?")


def test_under_an_open_dialog_a_key_does_nothing_and_the_browser_does_neither(screen):
    page = screen()
    page.fill("#id_headline", "Не сохранено")
    page.click(".cke_button__newsroomembed")

    assert press(page, "KeyS", "ы")

    assert page.locator("embed-dialog dialog").is_visible()
    assert Article.objects.get().headline != "Не сохранено"


def test_the_key_of_the_browsers_address_bar_is_left_to_it(screen):
    page = screen()
    text_of(page).click()

    page.keyboard.press("Control+l")

    assert page.locator("dialog[open]").count() == 0


def test_letters_written_with_altgr_stay_letters(screen):
    page = screen()

    obeyed = page.evaluate("""() => !document.body.dispatchEvent(new KeyboardEvent("keydown",
        { code: "KeyQ", key: "@", ctrlKey: true, altKey: true, modifierAltGraph: true,
          bubbles: true, cancelable: true }))""")

    assert not obeyed
