"""The editor in a page: opening it, typing in it, pasting into it, reading what it holds."""

import base64

from PIL import Image

from tests import make

PASTE = """([html, text, rtf, files]) => {
    const editor = CKEDITOR.instances.id_body;
    editor.focus();
    const data = new DataTransfer();
    if (html) data.setData("text/html", html);
    if (text) data.setData("text/plain", text);
    if (rtf) data.setData("text/rtf", rtf);
    for (const [name, type, bytes] of files) {
        const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
        data.items.add(new File([content], name, {type}));
    }
    const options = {clipboardData: data, bubbles: true, cancelable: true};
    editor.editable().$.dispatchEvent(new ClipboardEvent("paste", options));
}"""


def open_editor(page, article):
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    return text_of(page)


def text_of(page):
    body = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body[contenteditable=true]")
    body.wait_for()
    return body


def paste(page, html="", text="", rtf="", files=()):
    """Dispatch a real paste; `files` are (name, type, bytes)."""
    coded = [(name, kind, base64.b64encode(data).decode()) for name, kind, data in files]
    page.evaluate(PASTE, [html, text, rtf, coded])


def data(page):
    return page.evaluate("CKEDITOR.instances.id_body.getData()")


def empty(page):
    page.evaluate("CKEDITOR.instances.id_body.editable().setHtml('<p><br></p>')")


def holds(page, words):
    """Wait until the text holds these words."""
    page.wait_for_function(
        "words => CKEDITOR.instances.id_body.getData().includes(words)", arg=words
    )


def save(page):
    with page.expect_navigation():
        page.click(".bar button[name=_save]")


def picture_with_file(user, settings):
    picture = make.picture(by=user)
    file = settings.MEDIA_ROOT / "pictures" / picture.key / "16x9-480.jpeg"
    file.parent.mkdir(parents=True)
    Image.new("RGB", (480, 270)).save(file)
    return picture
