"""A session that ends while somebody writes: they sign in inside the page, and nothing is lost."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.models import Autosave
from tests import make
from tests.browser.desks import is_copied, is_kept, open_article, text_of, type_at_the_end

pytestmark = pytest.mark.browser
SIGNED_OUT = {"ru": "Вы вышли из системы", "kk": "Жүйеден шыққансыз"}


@pytest.fixture(params=SIGNED_OUT)
def words(request, editor):
    editor.interface_language = request.param
    editor.save()
    return SIGNED_OUT[request.param]


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было", body="<p>Начало текста.</p>")


@pytest.fixture
def desk(at_desk, editor, article):
    return at_desk(editor)


def test_signing_in_again_inside_the_page_keeps_the_form(words, desk, article):
    text = open_article(desk, article)
    type_at_the_end(desk, text, " До выхода.")
    is_kept(desk)
    Session.objects.all().delete()

    type_at_the_end(desk, text, " После выхода.")
    expect(desk.locator(".bar-out")).to_contain_text(words)
    desk.click(".bar-main button[name=_save]")
    desk.fill("dialog[open] [name=password]", "не тот пароль")
    desk.press("dialog[open] [name=password]", "Enter")
    expect(desk.locator("dialog[open] [data-wrong]")).to_be_visible()
    desk.fill("dialog[open] [name=password]", "correct horse battery")
    with desk.expect_navigation():
        desk.press("dialog[open] [name=password]", "Enter")

    article.refresh_from_db()
    assert "До выхода. После выхода." in article.body


def test_another_person_signing_in_is_told_in_whose_name_it_goes_on(desk, article, chief):
    text = open_article(desk, article)
    Session.objects.all().delete()
    type_at_the_end(desk, text, " Написано.")
    desk.click(".bar-out button")

    desk.fill("dialog[open] [name=username]", "charlie")
    desk.fill("dialog[open] [name=password]", "correct horse battery")
    desk.press("dialog[open] [name=password]", "Enter")
    expect(desk.locator("dialog[open] [data-other]")).to_contain_text("charlie")
    desk.click("dialog[open] [data-act=later]")

    is_kept(desk)
    assert Autosave.objects.get().user == chief


def test_a_form_sent_without_a_session_is_offered_after_signing_in(desk, article):
    text = open_article(desk, article)
    type_at_the_end(desk, text, " До выхода.")
    is_copied(desk)
    Session.objects.all().delete()

    with desk.expect_navigation():
        desk.evaluate(
            "HTMLFormElement.prototype.submit.call(document.getElementById('article_form'))"
        )
    desk.fill("[name=username]", "ed")
    desk.fill("[name=password]", "correct horse battery")
    with desk.expect_navigation():
        desk.press("[name=password]", "Enter")

    desk.click(".offer a.button >> nth=0")
    expect(text_of(desk)).to_contain_text("До выхода.")


def test_whoever_deletes_the_browsers_cookies_signs_in_again_as_well(words, desk, article, watch):
    text = open_article(desk, article)
    desk.context.clear_cookies()

    type_at_the_end(desk, text, " Без cookie.")
    expect(desk.locator(".bar-out")).to_contain_text(words)
    desk.click(".bar-main button[name=_save]")
    desk.fill("dialog[open] [name=password]", "correct horse battery")
    with desk.expect_navigation():
        desk.press("dialog[open] [name=password]", "Enter")

    article.refresh_from_db()
    assert "Без cookie." in article.body
    assert all("403" in fault for fault in watch.faults)
    watch.faults.clear()


def test_a_lost_token_alone_is_given_anew(desk, article):
    text = open_article(desk, article)
    type_at_the_end(desk, text, " Без токена.")
    is_kept(desk)
    desk.context.clear_cookies(name="csrftoken")

    with desk.expect_navigation():
        desk.click(".bar-main button[name=_save]")

    article.refresh_from_db()
    assert "Без токена." in article.body
