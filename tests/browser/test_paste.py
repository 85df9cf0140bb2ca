"""Pasting as it is done every day: from each program the structure stays, and nothing else."""

import pytest

from articles.models import Article
from articles.text import sanitise
from tests import make, pasted
from tests.browser import writing

pytestmark = pytest.mark.browser
LAST_WORDS = {
    "docs-kk.html": "Соңғы жол",
    "docs-ru.html": "Последняя строка",
    "libreoffice-kk.html": "абзац",
    "libreoffice-ru.html": "слово спасателей",
    "plain-kk.txt": "деді әкім",
    "web-kk.html": "соңғы сөйлем",
    "web-ru.html": "Конец",
    "word-kk.html": "оқу залы",
    "word-ru.html": "Последний абзац",
}


def paste_origin(page, name):
    content = pasted.clipboard(name)
    if name.endswith(".html"):
        writing.paste(page, html=content, text=sanitise.plain_text(content))
    else:
        writing.paste(page, text=content)
    writing.holds(page, LAST_WORDS[name])


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_each_program_leaves_its_structure_and_no_dirt(at_desk, editor, language):
    editor.interface_language = language
    editor.save()
    page = at_desk(editor)
    writing.open_editor(page, make.article(body=""))

    kept = {}
    for name in pasted.ORIGINS:
        writing.empty(page)
        paste_origin(page, name)
        kept[name] = writing.data(page)

    for name, html in kept.items():
        assert pasted.one_spelling(sanitise.clean(html)) == pasted.expected(name), name
        for trace in ("mso", "style=", "class=", "<span", "<font", "docs-internal", "file:"):
            assert trace not in html, name


def test_what_was_pasted_is_saved_as_it_was_seen(at_desk, editor):
    page = at_desk(editor)
    writing.open_editor(page, make.article(body=""))

    paste_origin(page, "word-ru.html")
    writing.save(page)

    assert pasted.one_spelling(Article.objects.get().body) == pasted.expected("word-ru.html")


def test_a_paste_is_undone_in_one_step(at_desk, editor):
    page = at_desk(editor)
    body = writing.open_editor(page, make.article(body="<p>Было.</p>"))
    body.click()
    page.keyboard.press("Control+End")

    paste_origin(page, "web-ru.html")
    page.click(".cke_button__undo")

    assert pasted.one_spelling(writing.data(page)) == "<p>Было.</p>"


def test_a_figure_of_ours_from_another_window_stays_one(at_desk, editor, settings):
    number = writing.picture_with_file(editor, settings).pk
    page = at_desk(editor)
    writing.open_editor(page, make.article(body=""))

    writing.paste(
        page,
        html='<p>До</p><div class="cke_widget_wrapper"><figure class="cke_widget_element"'
        f' data-picture="{number}"><img src="/admin/x.jpg"><figcaption class="y">Подпись'
        "</figcaption></figure></div><p>После</p>",
    )
    writing.holds(page, "После")

    figure = f'<figure data-picture="{number}"><figcaption>Подпись</figcaption></figure>'
    kept = sanitise.clean(writing.data(page)).replace("\n", "")
    assert kept == f"<p>До</p>{figure}<p>После</p>"
    assert page.locator(".cke_notification_message").count() == 0
