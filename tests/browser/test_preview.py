"""The preview: what is typed, beside the text, and a secret link for somebody outside."""

import re

import pytest

from accounts.models import User
from articles import previewing, workflow
from articles.models import Article, Preview
from tests import make

pytestmark = pytest.mark.browser
PANE = ".preview iframe"


@pytest.fixture(params=["ru", "kk"])
def language(request, editor):
    User.objects.filter(pk=editor.pk).update(interface_language=request.param)
    editor.refresh_from_db()
    return request.param


def shown(page, selector="h1"):
    return page.frame_locator(PANE).locator(selector)


def test_a_secret_link_is_made_opened_without_an_account_counted_and_revoked(
    screen, open_page, sourced_article, language
):
    desk = screen()
    desk.locator("#links > summary").click()
    desk.locator("#link_days").select_option("7")
    desk.locator("button[name=make]").click()
    address = desk.locator("#link_made").input_value()

    guest = open_page(width=390)
    seen = guest.goto(address)
    assert seen.headers["referrer-policy"] == "no-referrer"
    assert guest.locator("h1").text_content() == sourced_article.headline
    assert "предпросмотр" in guest.locator(".preview-notice").text_content()
    with guest.expect_popup() as popup:
        guest.locator(".source a").first.click()
    assert popup.value.evaluate("document.referrer") == ""

    desk.reload()
    assert desk.locator("html").get_attribute("lang") == language
    desk.locator("#links > summary").click()
    assert re.search(r": 1\b", desk.locator("#links .saves").text_content())
    desk.locator("button[name=revoke]").click()
    desk.locator("#links button[name=revoke]").wait_for(state="detached")

    assert guest.reload().status == 404
    assert Preview.objects.get().opened == 1


def test_the_pane_shows_what_is_typed_before_it_is_saved(screen, sourced_article, language):
    page = screen()
    page.click("button[name=_preview]")
    shown(page).wait_for()

    page.fill("#id_headline", "Только что набрано")
    shown(page).filter(has_text="Только что набрано").wait_for()
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").press_sequentially("Ещё слово. ")
    shown(page, ".body").filter(has_text="Ещё слово").wait_for()

    assert Article.objects.get().headline == sourced_article.headline


def test_widths_and_colours_are_those_of_the_reader(screen):
    page = screen()
    page.click("button[name=_preview]")
    shown(page).wait_for()
    for width in (390, 768, 1280):
        page.click(f"[data-width='{width}']")
        assert shown(page).evaluate("() => innerWidth") == width

    page.click(".preview [data-theme=dark]")
    shown(page, "xpath=/html[@data-theme='dark']").wait_for()
    dark = shown(page, "body").evaluate("body => getComputedStyle(body).color")
    page.click(".preview [data-theme=light]")
    shown(page, "xpath=/html[@data-theme='light']").wait_for()
    light = shown(page, "body").evaluate("body => getComputedStyle(body).color")

    assert (dark, light) == ("rgb(232, 230, 225)", "rgb(22, 24, 29)")


def test_it_stands_beside_the_text_or_over_it_and_escape_closes_it(screen):
    wide, narrow = screen(width=1440), screen(width=390)
    for page in (wide, narrow):
        page.click("button[name=_preview]")
        shown(page).wait_for()
    assert not wide.evaluate("document.querySelector('.preview').matches(':modal')")
    assert narrow.evaluate("document.querySelector('.preview').matches(':modal')")

    for page in (wide, narrow):
        page.locator(".preview [data-act=close]").focus()
        page.keyboard.press("Escape")
        page.locator(".preview").wait_for(state="hidden")
        assert page.evaluate("document.activeElement.name") == "_preview"


def test_an_article_that_was_never_saved_has_a_preview(at_desk, editor):
    page = at_desk(editor)
    page.goto("/admin/articles/article/add/")
    page.fill("#id_headline", "Ещё ни разу не сохранено")

    page.keyboard.press("Control+Alt+P")

    shown(page).filter(has_text="Ещё ни разу").wait_for()
    assert not Article.objects.exists()


def test_who_only_reads_the_text_by_now_revokes_an_own_link(at_desk, reporter):
    article = make.article(by=reporter)
    previewing.share(article, by=reporter, days=7)
    workflow.submit(article, by=reporter)
    page = at_desk(reporter)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator("#links > summary").click()

    page.locator("#links button[name=revoke]").press("Enter")

    page.locator("#links [role=status]").wait_for()
    assert Preview.objects.get().revoked_at
    assert page.locator("#links button").count() == 0
