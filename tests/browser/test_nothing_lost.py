"""Where words used to be lost between two places: each of them, in a browser."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from articles.models import Article, Autosave
from tests import make
from tests.browser.desks import (
    is_copied,
    is_kept,
    open_article,
    save,
    take_back,
    text_of,
    type_at_the_end,
)

pytestmark = pytest.mark.browser
NO_DATABASE = "IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); }"
LONG = 6_000


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было", body="<p>Начало текста.</p>")


@pytest.fixture
def desk(at_desk, editor, article):
    return at_desk(editor)


def answering(page, screen, answer):
    """Let `answer(route)` see to what the form of a screen sends, and the rest go its way."""

    def seen(route):
        is_form = route.request.method == "POST" and route.request.is_navigation_request()
        return answer(route) if is_form else route.continue_()

    page.route(f"**/article/{screen}/", seen)


def test_words_typed_while_the_form_is_on_its_way_are_offered(desk, article):
    answering(desk, f"{article.pk}/change", saved_without_going_on)
    text = open_article(desk, article)
    type_at_the_end(desk, text, " Сохранено.")

    desk.keyboard.press("Control+s")
    desk.keyboard.type(" Три слова вдогонку.")
    is_copied(desk)
    is_kept(desk)
    open_article(desk, article)

    expect(desk.locator(".offer")).to_have_count(1)
    assert Article.objects.get().body.endswith("Сохранено.</p>")
    expect(take_back(desk)).to_contain_text("Сохранено. Три слова вдогонку.")
    desk.unroute_all()
    save(desk)
    assert "Сохранено. Три слова вдогонку." in Article.objects.get().body


def saved_without_going_on(route):
    """The desk saves and says so in its cookie; the answer's page is a long time coming."""
    route.fetch(max_redirects=0)
    route.fulfill(status=204)


def test_words_typed_while_a_new_article_is_saved_are_its_own(desk):
    answering(desk, "add", saved_without_going_on)
    desk.goto("/admin/articles/article/add/")
    text = text_of(desk)
    desk.fill("#id_headline", "Начало")
    type_at_the_end(desk, text, "Сохранено.")

    desk.keyboard.press("Control+s")
    desk.keyboard.type(" Три слова вдогонку.")
    is_copied(desk)
    is_kept(desk)
    desk.unroute_all()
    desk.goto("/admin/articles/article/add/")
    desk.wait_for_selector("keep-text[data-handed]", state="attached")

    expect(desk.locator(".offer")).to_have_count(0)
    open_article(desk, Article.objects.get(headline="Начало"))
    expect(desk.locator(".offer")).to_have_count(1)
    expect(take_back(desk)).to_contain_text("Сохранено. Три слова вдогонку.")


def test_a_form_that_never_arrived_goes_on_being_kept(desk, article):
    answering(desk, f"{article.pk}/change", lambda route: route.fulfill(status=204))
    text = open_article(desk, article)
    type_at_the_end(desk, text, " Отправлено.")

    desk.click(".bar-main button[name=_save]")
    type_at_the_end(desk, text, " И дальше.")
    is_kept(desk)

    assert "Отправлено. И дальше." in Autosave.objects.get().data


def test_what_comes_without_a_key_is_copied(desk, article):
    text = open_article(desk, article)
    text.click()

    desk.keyboard.insert_text("Надиктовано.")
    is_copied(desk)

    assert "Надиктовано." in desk.evaluate("document.querySelector('keep-text').body")


def test_a_page_leaves_the_copy_of_another_live_one_alone(desk, article):
    text = open_article(desk, article)
    type_at_the_end(desk, text, " В первой вкладке.")
    is_kept(desk)
    second = desk.context.new_page()

    open_article(second, article)
    second.wait_for_selector("keep-text[data-handed]", state="attached")

    expect(second.locator(".offer")).to_have_count(0)
    copies = "document.querySelector('keep-text').copies.all()"
    page = desk.get_attribute("keep-text", "data-page")
    assert page in [copy["page"] for copy in second.evaluate(copies)]
    desk.close()
    open_article(second, article)
    expect(second.locator(".offer")).to_have_count(1)


def test_somebody_else_in_another_tab_is_no_end_of_saving(desk, article, chief, live_server, watch):
    text = open_article(desk, article)
    other = Client()
    other.force_login(chief)
    session = {"name": "sessionid", "value": other.cookies["sessionid"].value}
    desk.context.add_cookies([session | {"url": live_server.url}])

    type_at_the_end(desk, text, " Моё.")
    expect(desk.locator(".bar-out")).to_contain_text(str(chief))
    desk.click(".bar-main button[name=_save]")
    desk.fill("dialog[open] [name=username]", "ed")
    desk.fill("dialog[open] [name=password]", "correct horse battery")
    with desk.expect_navigation():
        desk.press("dialog[open] [name=password]", "Enter")

    assert "Моё." in Article.objects.get().body
    assert Article.objects.get().revisions.first().by.username == "ed"
    assert all("409" in fault for fault in watch.faults)
    watch.faults.clear()


def test_a_browser_that_keeps_nothing_says_so_and_the_server_keeps(desk, article, watch):
    desk.add_init_script(NO_DATABASE)
    text = open_article(desk, article)

    type_at_the_end(desk, text, " На сервере.")
    is_kept(desk)
    desk.context.set_offline(True)
    type_at_the_end(desk, text, " Нигде.")

    expect(desk.locator(".bar-saved[data-state=trouble]")).to_contain_text("Не закрывайте")
    desk.context.set_offline(False)
    is_kept(desk)
    assert "На сервере. Нигде." in Autosave.objects.get().data
    assert all("INTERNET_DISCONNECTED" in fault for fault in watch.faults)
    watch.faults.clear()


def test_a_deleted_article_is_called_so(desk, article, watch):
    text = open_article(desk, article)
    Article.objects.get().delete()

    type_at_the_end(desk, text, " Без материала.")
    expect(desk.locator(".bar-saved[data-state=trouble]")).to_contain_text("больше нет")
    is_copied(desk)
    desk.goto("/admin/articles/article/add/")

    expect(desk.locator(".offer")).to_contain_text("Было")
    assert all("404" in fault for fault in watch.faults)
    watch.faults.clear()


def test_a_text_too_long_for_a_farewell_is_offered_all_the_same(desk, article):
    open_article(desk, article)
    words = " ".join(f"слово{number}" for number in range(LONG))

    desk.evaluate("words => CKEDITOR.instances.id_body.insertText(words)", words)
    is_copied(desk)
    desk.goto("/admin/")
    open_article(desk, article)

    expect(take_back(desk)).to_contain_text(f"слово{LONG - 1}")


def test_after_all_of_it_a_save_leaves_nothing_to_offer(desk, article):
    text = open_article(desk, article)
    type_at_the_end(desk, text, " Сохранено.")
    is_kept(desk)

    save(desk)
    text_of(desk)
    desk.wait_for_selector("keep-text[data-handed]", state="attached")

    expect(desk.locator(".offer")).to_have_count(0)
    assert not Autosave.objects.exists()
