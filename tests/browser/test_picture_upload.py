"""From a file on somebody's disk to a figure that readers see, in Russian and in Kazakh."""

import base64

import pytest
from PIL import Image
from playwright.sync_api import expect

from articles import library
from articles.models import Picture
from tests import make
from tests.articles import picture_bytes
from tests.browser import desks
from tests.browser.test_accessibility import complaints

pytestmark = pytest.mark.browser

WORDS = picture_bytes.iptc(
    (120, "Уборка ячменя".encode()), (80, "Павел Шнайдер".encode()), (110, "Тобол".encode())
)
PHOTO = picture_bytes.jpeg_with(WORDS)
OTHER = picture_bytes.encode(picture_bytes.image(900, 600).rotate(180))
WATCH = """() => {
    window.seen = [];
    new MutationObserver((changes) => changes.forEach(({ target }) => {
        if (target.tagName !== "PROGRESS") return;
        window.seen.push([target.getAttribute("aria-label"), target.getAttribute("value")]);
    })).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["value"] });
}"""
REFUSED = {"ru": "не изображение", "kk": "сурет емес"}
KEPT = {"ru": "в библиотеке", "kk": "кітапханада"}


def named(name, data, kind="image/jpeg"):
    return {"name": name, "mimeType": kind, "buffer": data}


def drop(page, target, *files):
    """Let go of files over the box, as somebody does who drags them there."""
    give = """([files]) => {
        const data = new DataTransfer();
        for (const [name, bytes] of files) {
            const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
            data.items.add(new File([content], name, { type: "image/jpeg" }));
        }
        return data;
    }"""
    rows = [[name, base64.b64encode(data).decode()] for name, data in files]
    page.dispatch_event(target, "drop", {"dataTransfer": page.evaluate_handle(give, [rows])})


@pytest.fixture(params=["ru", "kk"])
def language(request, editor):
    editor.interface_language = request.param
    editor.save()
    return request.param


def test_uploaded_files_become_a_figure_that_readers_see(at_desk, editor, language):
    article = make.article(language=language, by=editor)
    page = at_desk(editor)
    page.goto("/admin/articles/picture/")
    drop(page, "picture-upload", ("field.jpg", PHOTO), ("bad.jpg", b"<?php"), ("two.jpg", OTHER))

    expect(page.locator(".upload-done")).to_have_count(2)
    expect(page.locator(".upload-refused .upload-state")).to_contain_text(REFUSED[language])
    expect(page.locator(".upload-done .upload-state").first).to_have_text(KEPT[language])
    page.click(".upload-sum a")

    first, second = Picture.objects.order_by("pk")
    expect(page.locator(".found").first).to_contain_text("Павел Шнайдер")
    for picture in (first, second):
        for name, text in (("caption", "Уборка"), ("alt", "Поле"), ("credit", "Тобол")):
            page.fill(f"[name=p{picture.pk}-{name}_{language}]", f"{text} {picture.pk}")
    with page.expect_navigation():
        page.click(".submit-row button")

    desks.open_article(page, article)
    page.click(".cke_button__newsroompicture")
    page.fill("#library_search", f"уборка {first.pk}")
    expect(page.locator(".library-grid button")).to_have_count(1)
    page.click(".library-grid button")
    page.frame_locator(desks.TEXT).locator("figure[data-picture] img").wait_for()
    with page.expect_navigation():
        page.click(".bar-main [name=_publish]")

    page.goto(article.get_absolute_url())
    figure = page.locator(".body figure")
    expect(figure.locator("img")).to_have_attribute("alt", f"Поле {first.pk}")
    expect(figure.locator("figcaption")).to_contain_text(f"Уборка {first.pk}")
    expect(figure.locator(".credit")).to_contain_text(f"Тобол {first.pk}")


def test_what_is_in_the_library_already_is_offered(at_desk, editor, language):
    page = at_desk(editor)
    page.goto("/admin/articles/picture/upload/")
    page.set_input_files("picture-upload input", [named("a.jpg", OTHER)])
    expect(page.locator(".upload-done")).to_have_count(1)

    page.set_input_files("picture-upload input", [named("a.jpg", OTHER), named("b.jpg", OTHER)])
    expect(page.locator(".upload-asks")).to_have_count(2)
    page.locator(".upload-asks button").first.click()
    page.locator(".upload-asks").nth(1).locator("button").nth(1).click()

    expect(page.locator(".upload-done")).to_have_count(2)
    expect(page.locator(".upload-told")).to_contain_text("b.jpg")
    assert Picture.objects.count() == 2
    assert complaints(page) == []


def test_each_file_says_how_far_it_is(at_desk, editor):
    page = at_desk(editor)
    page.goto("/admin/articles/picture/upload/")
    page.evaluate(WATCH)

    page.set_input_files("picture-upload input", [named("a.jpg", PHOTO), named("b.jpg", OTHER)])
    expect(page.locator(".upload-done")).to_have_count(2)

    seen = page.evaluate("() => window.seen")
    for name in ("a.jpg", "b.jpg"):
        values = [value for row, value in seen if row == name]
        assert values[0] == "0"
        assert "1" in values  # all of it is on its way
        assert values[-1] is None  # and then it is being made, which has no end to show
    assert page.locator("progress:visible").count() == 0


def test_a_proxy_that_refuses_a_large_file_is_understood(at_desk, editor, watch):
    page = at_desk(editor)
    page.goto("/admin/articles/picture/upload/")
    page.route("**/picture/upload/", lambda route: route.fulfill(status=413, body="too large"))

    page.set_input_files("picture-upload input", [named("a.jpg", PHOTO)])

    expect(page.locator(".upload-refused .upload-state")).to_contain_text("25")
    assert [fault[:4] for fault in watch.faults] == ["413:"]
    watch.faults.clear()


def test_a_gallery_is_put_together_in_the_writing_screen(at_desk, editor, language):
    shades = [Image.new("RGB", (64, 36), (turn, 90, 120)) for turn in (0, 90, 180)]
    pictures = [
        library.add_picture(picture_bytes.encode(shade), "a.jpg", by=editor) for shade in shades
    ]
    article = make.article(language=language, by=editor, body="<p>Мәтін.</p>")
    page = at_desk(editor)
    desks.open_article(page, article)

    page.click(".cke_button__newsroomgallery")
    for tile in (2, 0, 1):
        page.locator(".library-grid button").nth(tile).click()
    expect(page.locator(".gallery-chosen li")).to_have_count(3)
    page.locator(".gallery-chosen li").nth(2).locator("button").first.press("Enter")
    page.locator(".gallery-chosen li").first.locator("button").last.press("Enter")
    page.click("gallery-choice [data-act=insert]")
    desks.save(page)

    article.refresh_from_db()
    newest, middle = pictures[2].pk, pictures[1].pk
    assert f'data-gallery="{middle},{newest}"' in article.body
