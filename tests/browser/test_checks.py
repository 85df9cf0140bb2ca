"""The list of checks follows what is typed, and leads to the place where it is mended."""

import pytest

from accounts.models import User

pytestmark = pytest.mark.browser
TEXT = "iframe.cke_wysiwyg_frame"


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_it_follows_the_typing_without_a_save(screen, editor, language):
    User.objects.filter(pk=editor.pk).update(interface_language=language)
    page = screen()
    page.fill("#id_headline", "Mинистр приехал")
    word = page.locator("#checks .check", has_text="Mинистр")
    word.wait_for()

    page.fill("#id_headline", "Министр приехал")

    word.wait_for(state="detached")


def test_each_check_leads_to_its_box(screen):
    page = screen()
    page.fill("#id_headline", "Ы" * 120)
    page.locator("#id_section").select_option("")
    page.frame_locator(TEXT).locator("body").fill("")
    page.locator("#checks .check").nth(2).wait_for()

    page.locator("#checks a[href='#id_headline']").click()
    assert page.evaluate("document.activeElement.id") == "id_headline"
    page.locator("#checks a[href='#id_section']").click()
    assert page.evaluate("document.activeElement.id") == "id_section"
    page.locator("#checks a[href='#id_body']").click()
    page.frame_locator(TEXT).locator("body:focus").wait_for()


def test_a_folded_panel_is_opened_on_the_way(screen):
    page = screen()
    page.locator("#id_embargo_until").evaluate("box => (box.closest('details').open = true)")
    page.fill("#id_embargo_until", "2099-01-01T10:00")
    page.locator("#id_embargo_until").evaluate("box => (box.closest('details').open = false)")

    page.locator("#checks a[href='#id_embargo_until']").click()

    assert page.evaluate("document.activeElement.id") == "id_embargo_until"
