"""Captions of a gallery's pictures: written in its dialog or in the text, and read by readers."""

import pytest
from playwright.sync_api import expect

from articles import library
from articles.models import Article
from tests import make
from tests.articles import picture_bytes
from tests.browser import writing
from tests.browser.test_accessibility import complaints

pytestmark = pytest.mark.browser
OPEN = """() => {
    const editor = CKEDITOR.instances.id_body;
    editor.focus();
    const widgets = Object.values(editor.widgets.instances);
    widgets.find((widget) => widget.element.data("gallery")).focus();
    editor.execCommand("newsroomgallery");
}"""


@pytest.fixture
def pictures(editor):
    shades = [picture_bytes.image(480, 320).rotate(turn) for turn in (0, 180)]
    return [
        library.add_picture(
            picture_bytes.encode(shade),
            f"{name}.jpg",
            by=editor,
            texts={
                code: {"caption": f"{name} {code}", "alt": name, "credit": "Тобол"}
                for code in ("ru", "kk")
            },
        )
        for shade, name in zip(shades, ("Мост", "Река"), strict=True)
    ]


def figure(pictures, *captions):
    numbers = ",".join(str(picture.pk) for picture in pictures)
    return f'<p>Мәтін.</p><figure data-gallery="{numbers}">{"".join(captions)}</figure>'


def caption(picture, words):
    return f'<figcaption data-of="{picture.pk}">{words}</figcaption>'


@pytest.fixture
def opened(at_desk, editor, pictures):
    """The dialog of a gallery that stands in a Kazakh article."""

    def dialog(*captions, **window):
        page = at_desk(editor, **window)
        article = make.article(language="kk", body=figure(pictures, *captions))
        writing.open_editor(page, article)
        page.evaluate(OPEN)
        page.locator(".gallery-chosen li").nth(1).wait_for()
        return page

    return dialog


def fields(page):
    return page.locator(".gallery-chosen textarea")


def insert(page):
    page.click("gallery-choice [data-act=insert]")


def saved(page):
    writing.save(page)
    return Article.objects.get().body.replace("\n", "")


def test_one_is_written_in_the_dialog_and_readers_see_it(opened, pictures):
    page = opened("<figcaption>Екі күн</figcaption>")
    expect(fields(page).nth(0)).to_have_attribute("placeholder", "Мост kk")
    expect(fields(page).nth(1)).to_have_attribute("placeholder", "Река kk")

    fields(page).nth(1).fill("Өзен <таудан> & алыстан")
    insert(page)
    writing.holds(page, "алыстан")
    with page.expect_navigation():
        page.click(".bar-main [name=_publish]")

    page.goto(Article.objects.get().get_absolute_url())
    told = page.locator(".gallery figcaption")
    expect(told.nth(0)).to_contain_text("Мост kk")
    expect(told.nth(1)).to_contain_text("Өзен <таудан> & алыстан")
    expect(page.locator(".gallery-caption")).to_have_text("Екі күн")


def test_a_language_that_the_library_has_no_caption_in_is_told(opened, pictures):
    pictures[0].texts.filter(language="kk").delete()

    page = opened()

    expect(fields(page).nth(0)).to_have_attribute(
        "placeholder", "В библиотеке нет подписи на этом языке"
    )


def test_captions_go_with_their_pictures_to_another_place(opened, pictures):
    one, two = pictures
    page = opened(caption(one, "Көпір"))

    page.locator(".gallery-chosen [data-act=later]").first.press("Enter")
    insert(page)
    writing.holds(page, f'data-gallery="{two.pk},{one.pk}"')

    assert saved(page) == figure([two, one], caption(one, "Көпір"))


def test_one_that_is_emptied_is_the_librarys_again(opened, pictures):
    page = opened(caption(pictures[0], "Көпір"), caption(pictures[1], "Өзен"))
    expect(fields(page).nth(0)).to_have_value("Көпір")

    fields(page).nth(0).fill("  ")
    insert(page)
    page.wait_for_function("!CKEDITOR.instances.id_body.getData().includes('Көпір')")

    assert saved(page) == figure(pictures, caption(pictures[1], "Өзен"))


def test_what_was_typed_in_a_dialog_that_was_closed_is_there_when_it_opens_again(opened):
    page = opened()
    fields(page).nth(0).fill("Көпір")

    page.keyboard.press("Escape")
    page.evaluate(OPEN)

    expect(fields(page).nth(0)).to_have_value("Көпір")


def test_a_picture_that_is_chosen_already_is_not_taken_twice(opened):
    page = opened()

    page.locator(".library-grid button").first.click()  # the newest is the second here

    expect(fields(page)).to_have_count(2)
    expect(fields(page).nth(1)).to_be_focused()


def test_one_is_written_in_the_text_beside_its_picture(opened, pictures):
    page = opened(caption(pictures[1], "Өзен"))
    fields(page).nth(0).fill("Көне")
    page.keyboard.press("Escape")

    writing.text_of(page).locator("figcaption").nth(0).click()
    page.keyboard.type("Көпір")
    writing.holds(page, "Көпір")
    page.evaluate(OPEN)
    expect(fields(page).nth(0)).to_have_value("Көпір")
    page.keyboard.press("Escape")

    assert saved(page) == figure(
        pictures, caption(pictures[0], "Көпір"), caption(pictures[1], "Өзен")
    )


def test_what_was_put_in_is_undone(opened, pictures):
    page = opened(caption(pictures[0], "Көпір"))
    fields(page).nth(0).fill("Басқа")
    insert(page)
    writing.holds(page, "Басқа")

    page.click(".cke_button__undo")

    writing.holds(page, "Көпір")
    text = writing.text_of(page)
    expect(text.locator("figcaption").nth(0)).to_have_attribute("contenteditable", "true")


def test_a_gallery_pasted_from_another_window_keeps_its_captions(opened, pictures):
    page = opened(caption(pictures[0], "Көпір"))
    page.keyboard.press("Escape")
    html = writing.text_of(page).locator("figure").evaluate("figure => figure.outerHTML")
    writing.empty(page)

    writing.paste(page, html=f"<p>Мәтін.</p>{html}")
    writing.holds(page, "Көпір")

    assert saved(page) == figure(pictures, caption(pictures[0], "Көпір"))


@pytest.mark.parametrize("width", [390, 1440])
def test_its_dialog_serves_everybody(opened, pictures, width):
    page = opened(caption(pictures[0], "Көпір"), width=width, bypass_csp=True)

    assert complaints(page, "dialog[open]") == []
