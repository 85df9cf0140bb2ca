"""CKEditor under the strict policy: it writes, pastes cleanly, shows pictures, and tells nobody."""

import pytest

from articles.models import Article
from tests import make
from tests.browser import writing

pytestmark = pytest.mark.browser
BODY = (
    "<p>Первый абзац.</p>"
    '<figure data-picture="%s"><figcaption>Подпись</figcaption></figure>'
    '<figure data-embed="https://example.test/v"></figure>'
    '<blockquote class="pull"><p>Цитата</p></blockquote>'
)


def test_every_tool_works_and_no_handler_is_unknown(at_desk, editor):
    page = at_desk(editor)
    article = make.article()
    body = writing.open_editor(page, article)

    body.click()
    page.keyboard.press("Control+End")
    page.click(".cke_button__bold")
    page.keyboard.type(" Жирное")
    page.click(".cke_combo__format .cke_combo_button")
    page.frame_locator("iframe.cke_panel_frame").get_by_role("option").nth(1).click()
    for dialog in ("table", "specialchar"):
        page.click(f".cke_button__{dialog}")
        page.locator(".cke_dialog_body:visible").wait_for()
        page.keyboard.press("Escape")
        page.locator(".cke_dialog_body:visible").wait_for(state="hidden")
    writing.save(page)

    saved = Article.objects.get().body
    assert "<strong>" in saved
    assert "Жирное" in saved
    assert "<h2>" in saved
    writing.text_of(page)
    assert page.evaluate("window.__ckShimUnknown") == []


def test_what_the_grammar_holds_survives_editing(at_desk, editor, settings):
    picture = writing.picture_with_file(editor, settings)
    page = at_desk(editor)
    article = make.article(body=BODY % picture.pk)
    stored = Article.objects.get().body

    body = writing.open_editor(page, article)
    body.locator("p").first.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Начало. ")
    writing.save(page)

    assert Article.objects.get().body.replace("Начало. ", "").replace("\n", "") == stored


@pytest.mark.parametrize(
    ("language", "bold"), [("ru", "Полужирный"), ("kk", "Қалың"), ("en", "Bold")]
)
def test_it_speaks_the_persons_language_and_spells_the_articles(at_desk, editor, language, bold):
    editor.interface_language = language
    editor.save()
    page = at_desk(editor)
    body = writing.open_editor(page, make.article(language="kk"))

    title = page.locator(".cke_button__bold").get_attribute("title")
    assert title.startswith(bold)
    assert body.evaluate("body => body.ownerDocument.documentElement.lang") == "kk"
    page.click(".cke_button__specialchar")
    page.locator(".cke_dialog_body:visible").wait_for()


def test_words_are_counted_while_one_types(at_desk, editor):
    page = at_desk(editor)
    body = writing.open_editor(page, make.article(body="<p>Раз два.</p>"))

    body.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" три четыре")

    page.locator("[data-words]", has_text="4").wait_for()
    assert "is-unsaved" in page.locator(".bar-saved").get_attribute("class")


def test_a_picture_is_chosen_from_the_library_into_the_text(at_desk, editor, settings):
    picture = writing.picture_with_file(editor, settings)
    page = at_desk(editor)
    writing.open_editor(page, make.article())

    page.click(".cke_button__newsroompicture")
    page.click(".library-grid button")
    writing.save(page)

    assert f'<figure data-picture="{picture.pk}">' in Article.objects.get().body
