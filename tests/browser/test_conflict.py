"""Two people, one article, two browsers: seen while writing, merged, or put side by side."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, RefusedText
from tests import make
from tests.browser.desks import enter, is_kept, open_article, save, text_of, type_at_the_end

pytestmark = [pytest.mark.browser, pytest.mark.both]
SOON = 30_000  # a page asks every 10 s, and a busy machine may be late with it
BODY = "<p>Совет принял бюджет на год.</p><p>Мост закроют в мае.</p>"
WORDS = {
    "ru": ("Здесь же", "пишет сейчас", "тексты объединятся", "Конфликт правок", "Подводка"),
    "kk": ("Осында тағы", "қазір жазып отыр", "біріктіріледі", "Өзгерістер қайшылығы", "Анонс"),
}

CLOCK_BY_HAND = """
    let ahead = 0, told = () => {};
    const now = Date.now;
    Date.now = () => now() + ahead;
    window.answers = 0;
    window.later = (milliseconds) => { ahead += milliseconds; };
    window.tick = () => told();
    window.Worker = class { addEventListener(_name, listener) { told = listener; } };
    document.addEventListener("desk-answered", () => { window.answers += 1; });
"""


@pytest.fixture(params=WORDS)
def words(request, editor):
    editor.interface_language = request.param
    editor.save()
    return WORDS[request.param]


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было", body=BODY)


@pytest.fixture
def desks(open_page, live_server, editor, chief, article):
    """The same article, open before the editor and before the chief editor."""
    pages = [enter(open_page, live_server, user) for user in (editor, chief)]
    for page in pages:
        open_article(page, article)
    return pages


def test_each_sees_the_other_while_they_write(words, desks, chief):
    mine, theirs = desks

    type_at_the_end(theirs, text_of(theirs), " Ещё слово.")
    is_kept(theirs)

    others = mine.locator(".bar-others")
    expect(others).to_contain_text(words[0], timeout=SOON)
    expect(others).to_contain_text(f"{chief}, {words[1]}", timeout=SOON)
    save(theirs)
    expect(mine.locator(".bar-newer")).to_contain_text(words[2], timeout=SOON)
    theirs.close()
    expect(others).to_be_hidden(timeout=SOON)


def test_a_slow_answer_does_not_silence_the_next_tick(open_page, live_server, editor, article):
    page = enter(open_page, live_server, editor)
    page.add_init_script(CLOCK_BY_HAND)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    open_article(page, article)
    page.wait_for_function("answers === 1")

    page.evaluate("later(8_000)")  # of the ten seconds between two ticks the answer took two
    page.evaluate("tick()")
    page.wait_for_function("answers === 2")
    page.evaluate("later(1_000)")
    page.evaluate("tick()")  # so soon after an answer there is nothing to ask
    page.evaluate("later(5_000)")
    page.evaluate("tick()")
    page.wait_for_function("answers === 3")

    assert sum("/here/" in url for url in asked) == 3


def test_different_paragraphs_and_fields_are_merged_and_it_is_said(words, desks, article):
    mine, theirs = desks
    theirs.fill("#id_deck", "Подводка шефа")
    type_at_the_end(theirs, text_of(theirs), " Объезд по дамбе.")
    save(theirs)

    mine.fill("#id_headline", "Стало")
    save(mine)

    article.refresh_from_db()
    assert (article.headline, article.deck) == ("Стало", "Подводка шефа")
    assert "Объезд по дамбе." in article.body
    expect(mine.locator(".messagelist .warning")).to_contain_text(words[4])
    expect(mine.locator(".offer")).to_have_count(0)


def test_what_collides_is_chosen_side_by_side(words, desks, article):
    mine, theirs = desks
    theirs.fill("#id_headline", "Шеф написал")
    type_at_the_end(theirs, text_of(theirs), " Так решил шеф.")
    save(theirs)

    mine.fill("#id_headline", "Редактор написал")
    type_at_the_end(mine, text_of(mine), " Так решил редактор.")
    save(mine)
    expect(mine.locator("h1")).to_have_text(words[3])
    headline, text = (mine.locator("fieldset.collision").nth(index) for index in (0, 1))
    expect(text.locator(".side-ours ins")).to_have_text("редактор")
    expect(text.locator(".side-theirs del")).to_have_text("шеф")
    headline.locator("[value=theirs]").check()
    text.locator("[value=both]").check()
    with mine.expect_navigation():
        mine.click("[name=_settle]")

    article.refresh_from_db()
    assert article.headline == "Шеф написал"
    assert article.body.index("решил шеф") < article.body.index("решил редактор")
    assert RefusedText.objects.get(why="conflict").settled_at is not None
    text_of(mine)
    expect(mine.locator(".offer")).to_have_count(0)


def test_a_conflict_left_alone_waits_in_the_article(words, desks, article):
    mine, theirs = desks
    theirs.fill("#id_headline", "Шеф написал")
    save(theirs)
    mine.fill("#id_headline", "Редактор написал")
    save(mine)

    open_article(mine, article)
    mine.locator(".offer a.button").first.click()

    expect(mine.locator("h1")).to_have_text(words[3])
    assert Article.objects.get().headline == "Шеф написал"
