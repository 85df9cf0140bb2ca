"""Autosave and recovery, in a browser: nothing typed is lost, whatever becomes of the page."""

import json
import time

import pytest
from playwright.sync_api import expect

from articles.models import Article, Autosave
from tests import make
from tests.browser.desks import is_copied, is_kept, open_article, save, text_of, type_at_the_end

pytestmark = [pytest.mark.browser, pytest.mark.both]
WORDS = {
    "ru": ("Набранное сохранено", "Нет связи", "Есть несохранённый текст"),
    "kk": ("Терілген мәтін сақталған", "Байланыс жоқ", "Сақталмаған мәтін"),
}


@pytest.fixture(params=WORDS)
def words(request, editor):
    editor.interface_language = request.param
    editor.save()
    return WORDS[request.param]


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было", body="<p>Начало текста.</p>")


@pytest.fixture
def desk(at_desk, editor, article):
    return at_desk(editor)


def kept_body():
    return dict(json.loads(Autosave.objects.get().data))["body"]


def has_kept(words):
    """Wait until the server has these words, without a word to the page."""
    until = time.monotonic() + 30
    while not Autosave.objects.filter(data__contains=words).exists():
        assert time.monotonic() < until, "never kept"
        time.sleep(0.1)


def test_it_is_kept_on_the_server_after_a_pause(words, desk, article):
    text = open_article(desk, article)

    type_at_the_end(desk, text, " И продолжение.")
    is_kept(desk)

    assert "И продолжение." in kept_body()
    expect(desk.locator(".bar-saved")).to_contain_text(words[0])
    assert Article.objects.get().body == "<p>Начало текста.</p>"


def test_it_is_kept_while_somebody_types_without_a_pause(desk, article):
    text = open_article(desk, article)
    text.click()
    begun = time.monotonic()

    while not Autosave.objects.exists():
        desk.keyboard.type("слово ")
        assert time.monotonic() - begun < 30, "never kept while typing"

    assert "слово" in kept_body()


def test_a_closed_tab_is_offered_back_with_what_differs(words, desk, article):
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    text = open_article(desk, article)
    type_at_the_end(desk, text, " Последние слова.")
    desk.fill("#id_headline", "Стало")
    is_copied(desk)

    desk.goto("/admin/")
    open_article(desk, article)

    expect(desk.locator(".offer")).to_contain_text(words[2])
    desk.click(".offer-difference summary")
    expect(desk.locator(".offer-difference ins").first).to_have_text("Стало")
    assert asked == []
    assert desk.input_value("#id_headline") == "Было"

    desk.click(".offer a.button >> nth=0")
    expect(text_of(desk)).to_contain_text("Последние слова.")
    save(desk)

    article.refresh_from_db()
    assert (article.headline, "Последние слова." in article.body) == ("Стало", True)
    text_of(desk)
    expect(desk.locator(".offer")).to_have_count(0)


def test_without_a_connection_the_browser_keeps_it_and_the_server_has_it_after(
    words, desk, article, watch
):
    text = open_article(desk, article)
    desk.context.set_offline(True)

    type_at_the_end(desk, text, " Без связи.")
    expect(desk.locator(".bar-saved[data-state=trouble]")).to_contain_text(words[1])
    is_copied(desk)
    desk.context.set_offline(False)

    has_kept("Без связи.")
    is_kept(desk)
    assert all("INTERNET_DISCONNECTED" in fault for fault in watch.faults)
    watch.faults.clear()


def test_a_new_article_is_kept_before_it_is_one(desk):
    desk.goto("/admin/articles/article/add/")
    text = text_of(desk)
    desk.fill("#id_headline", "Начало материала")
    type_at_the_end(desk, text, "Первые слова.")
    is_copied(desk)

    desk.goto("/admin/articles/article/add/")
    desk.click(".offer a.button >> nth=0")
    expect(text_of(desk)).to_contain_text("Первые слова.")
    save(desk)

    made = Article.objects.get(headline="Начало материала")
    assert made.body == "<p>Первые слова.</p>"
    assert not Autosave.objects.exists()
