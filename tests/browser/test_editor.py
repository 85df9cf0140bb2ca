"""CKEditor under the strict policy: it writes, pastes cleanly, shows pictures, and tells nobody."""

import pytest
from PIL import Image

from articles.models import Article
from tests import make

pytestmark = pytest.mark.browser
BODY = (
    "<p>Первый абзац.</p>"
    '<figure data-picture="%s"><figcaption>Подпись</figcaption></figure>'
    '<figure data-embed="https://example.test/v"></figure>'
    '<blockquote class="pull"><p>Цитата</p></blockquote>'
)
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
    '<meta name="Generator" content="Microsoft Word 15"></head><body lang="RU">'
    '<p class="MsoNormal" style="mso-margin-top-alt:auto;color:red"><b style="mso-bidi-font-weight:'
    'normal"><span style="font-size:14.0pt">Из Word</span></b><o:p></o:p></p></body></html>'
)
DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1">'
    '<p dir="ltr" style="line-height:1.38"><span style="font-weight:700">Из</span>'
    '<span style="font-style:italic"> Docs</span></p></b>'
)


def open_editor(page, article):
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    return text_of(page)


def text_of(page):
    body = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body[contenteditable=true]")
    body.wait_for()
    return body


def picture_with_file(user, settings):
    picture = make.picture(by=user)
    file = settings.MEDIA_ROOT / "pictures" / picture.key / "16x9-480.jpeg"
    file.parent.mkdir(parents=True)
    Image.new("RGB", (480, 270)).save(file)
    return picture


def paste(page, html):
    script = """html => {
        const editor = CKEDITOR.instances.id_body;
        editor.focus();
        const data = new DataTransfer();
        data.setData("text/html", html);
        data.setData("text/plain", "x");
        const options = {clipboardData: data, bubbles: true, cancelable: true};
        const event = new ClipboardEvent("paste", options);
        editor.editable().$.dispatchEvent(event);
    }"""
    page.evaluate(script, html)
    page.wait_for_timeout(500)


def save(page):
    with page.expect_navigation():
        page.click(".bar button[name=_save]")


def test_every_tool_works_and_no_handler_is_unknown(at_desk, editor):
    page = at_desk(editor)
    article = make.article()
    body = open_editor(page, article)

    body.click()
    page.keyboard.press("Control+End")
    page.click(".cke_button__bold")
    page.keyboard.type(" Жирное")
    page.click(".cke_combo__format .cke_combo_button")
    page.frame_locator("iframe.cke_panel_frame").get_by_role("option").nth(1).click()
    for dialog in ("link", "table", "specialchar"):
        page.click(f".cke_button__{dialog}")
        page.locator(".cke_dialog_body:visible").wait_for()
        page.keyboard.press("Escape")
        page.locator(".cke_dialog_body:visible").wait_for(state="hidden")
    save(page)

    saved = Article.objects.get().body
    assert "<strong>" in saved
    assert "Жирное" in saved
    assert "<h2>" in saved
    text_of(page)
    assert page.evaluate("window.__ckShimUnknown") == []


def test_what_the_grammar_holds_survives_editing(at_desk, editor, settings):
    picture = picture_with_file(editor, settings)
    page = at_desk(editor)
    article = make.article(body=BODY % picture.pk)
    stored = Article.objects.get().body

    body = open_editor(page, article)
    body.locator("p").first.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Начало. ")
    save(page)

    assert Article.objects.get().body.replace("Начало. ", "").replace("\n", "") == stored


def test_paste_from_word_and_docs_leaves_text_and_emphasis(at_desk, editor):
    page = at_desk(editor)
    article = make.article(body="")
    open_editor(page, article)

    paste(page, WORD)
    paste(page, DOCS)
    save(page)

    saved = Article.objects.get().body
    assert "<strong>Из Word" in saved
    assert "<em>" in saved
    for trace in ("mso", "Mso", "style", "class", "span", "docs-internal"):
        assert trace not in saved


@pytest.mark.parametrize(
    ("language", "bold"), [("ru", "Полужирный"), ("kk", "Қалың"), ("en", "Bold")]
)
def test_it_speaks_the_persons_language_and_spells_the_articles(at_desk, editor, language, bold):
    editor.interface_language = language
    editor.save()
    page = at_desk(editor)
    body = open_editor(page, make.article(language="kk"))

    title = page.locator(".cke_button__bold").get_attribute("title")
    assert title.startswith(bold)
    assert body.evaluate("body => body.ownerDocument.documentElement.lang") == "kk"
    page.click(".cke_button__specialchar")
    page.locator(".cke_dialog_body:visible").wait_for()


def test_words_are_counted_while_one_types(at_desk, editor):
    page = at_desk(editor)
    body = open_editor(page, make.article(body="<p>Раз два.</p>"))

    body.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" три четыре")

    page.locator("[data-words]", has_text="4").wait_for()
    assert "is-unsaved" in page.locator(".bar-saved").get_attribute("class")


def test_a_picture_is_chosen_from_the_library_into_the_text(at_desk, editor, settings):
    picture = picture_with_file(editor, settings)
    page = at_desk(editor)
    open_editor(page, make.article())

    page.click(".cke_button__newsroompicture")
    page.click(".library-grid button")
    save(page)

    assert f'<figure data-picture="{picture.pk}">' in Article.objects.get().body
