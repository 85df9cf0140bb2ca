"""Pictures in the clipboard: into the library and to the caret, or refused in words."""

import base64

import pytest

from articles.models import Article, Picture
from tests import make
from tests.articles import picture_bytes
from tests.browser import writing

pytestmark = pytest.mark.browser
ELSEWHERE = {"ru": "Не взяты", "kk": "алынбады"}


@pytest.fixture
def page(at_desk, editor):
    page = at_desk(editor)
    body = writing.open_editor(page, make.article(body="<p>До.</p><p>После.</p>"))
    body.locator("p").first.click()
    page.keyboard.press("End")
    return page


def notices(page):
    return page.locator(".cke_notification_message")


def test_a_picture_file_becomes_a_figure_at_the_caret(page):
    photo = picture_bytes.jpeg()

    writing.paste(page, files=[("снимок.jpg", "image/jpeg", photo)])
    writing.holds(page, "data-picture")
    writing.save(page)

    number = Picture.objects.get().pk
    body = Article.objects.get().body.replace("\n", "")
    assert body == f'<p>До.</p><figure data-picture="{number}"></figure><p>После.</p>'


def test_a_picture_inside_a_page_goes_the_same_way_and_its_words_stay(page):
    inside = base64.b64encode(picture_bytes.png()).decode()

    writing.paste(page, html=f'<p>Раз <img src="data:image/png;base64,{inside}"> два</p>')
    writing.holds(page, "data-picture")

    html = writing.data(page)
    assert "Раз" in html
    assert "два" in html
    assert "data:" not in html
    assert html.index("два") < html.index("data-picture") < html.index("После")


def test_the_same_picture_pasted_twice_is_in_the_library_once(page):
    photo = picture_bytes.jpeg()

    for count in (1, 2):
        writing.paste(page, files=[("a.jpg", "image/jpeg", photo)])
        page.wait_for_function(
            "n => CKEDITOR.instances.id_body.getData().split('data-picture').length > n", arg=count
        )

    assert Picture.objects.count() == 1


WAITS = {"ru": "ещё в пути", "kk": "жолда"}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_saving_waits_for_a_picture_on_its_way_and_says_so(at_desk, editor, language):
    editor.interface_language = language
    editor.save()
    page = at_desk(editor)
    writing.open_editor(page, make.article(body="<p>До.</p>"))
    held = []
    page.route("**/pasted-picture/", lambda route: held.append(route))

    writing.paste(page, files=[("a.jpg", "image/jpeg", picture_bytes.jpeg())])
    writing.text_of(page).locator("[data-cke-temp]").wait_for()
    page.click(".bar button[name=_save]")
    notices(page).filter(has_text=WAITS[language]).wait_for()
    assert Article.objects.get().body == "<p>До.</p>"
    held[0].continue_()
    writing.holds(page, "data-picture")
    writing.save(page)

    assert f'<figure data-picture="{Picture.objects.get().pk}">' in Article.objects.get().body


def test_a_picture_given_up_no_longer_holds_the_save_back(page):
    page.route("**/pasted-picture/", lambda route: None)

    writing.paste(page, files=[("a.jpg", "image/jpeg", picture_bytes.jpeg())])
    line = writing.text_of(page).locator("[data-cke-temp]")
    line.wait_for()
    line.evaluate("line => line.remove()")
    writing.save(page)

    assert "figure" not in Article.objects.get().body


def test_a_file_that_is_no_picture_is_refused_in_words(page):
    writing.paste(page, files=[("отчёт.pdf", "application/pdf", b"%PDF-1.4 no picture")])

    notices(page).filter(has_text="отчёт.pdf").wait_for()
    assert "figure" not in writing.data(page)
    assert "До." in writing.data(page)
    assert not Picture.objects.exists()


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_picture_of_another_site_is_refused_in_words_and_its_text_kept(at_desk, editor, language):
    editor.interface_language = language
    editor.save()
    page = at_desk(editor)
    writing.open_editor(page, make.article(body=""))

    writing.paste(page, html='<p>Слова <img src="https://cdn.example/p.jpg"> рядом</p>')
    notices(page).filter(has_text="cdn.example").wait_for()

    assert ELSEWHERE[language] in notices(page).first.text_content()
    assert "Слова рядом" in " ".join(writing.data(page).split())


def test_a_server_that_answers_nonsense_loses_no_word(page):
    page.route("**/pasted-picture/", lambda route: route.fulfill(body="<p>Sign in</p>"))

    writing.paste(page, files=[("a.jpg", "image/jpeg", picture_bytes.jpeg())])
    notices(page).first.wait_for()

    assert "До." in writing.data(page)
    assert "figure" not in writing.data(page)
