"""The writing screen in a browser: order by mouse and keyboard, the live line, chips, one thumb."""

import pytest

from articles.models import Tag
from tests import make

pytestmark = pytest.mark.browser


def save(page):
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def names(page, panel):
    boxes = page.locator(f"#{panel} li.part input[name$='-who_name']")
    return boxes.evaluate_all("boxes => boxes.map(box => box.value)")


def line(page, text):
    page.locator("[data-line]", has_text=text).wait_for()


def test_people_are_ordered_by_the_keyboard(screen, sourced_article):
    page = screen()

    page.locator("#people [data-act=up]").nth(1).focus()
    page.keyboard.press("Enter")
    assert names(page, "people") == ["Борис", "Анна"]
    assert "1" in page.locator("#people [data-said]").text_content()
    save(page)

    stored = [
        credit.author.names.get(language="ru").text for credit in sourced_article.credits.all()
    ]
    assert stored == ["Борис", "Анна"]


def test_sources_are_ordered_by_dragging_and_the_line_follows(screen, sourced_article):
    page = screen()
    rows = page.locator("#sources li.part")

    grip = rows.nth(1).locator("[data-act=drag]")
    grip.scroll_into_view_if_needed()
    start = grip.bounding_box()
    target = rows.nth(0).bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(target["x"] + 20, target["y"] + 30, steps=8)
    page.mouse.move(target["x"] + 20, target["y"] + 4, steps=8)
    page.mouse.up()

    assert names(page, "sources") == ["Пресс-служба Сената", "МИА «Казинформ»"]
    page.wait_for_timeout(600)
    save(page)
    assert sourced_article.attributions.first().name_in("ru").text == "Пресс-служба Сената"


def test_the_line_follows_a_source_beside_another_and_one_that_is_new(screen):
    page = screen()
    line(page, "со ссылкой на пресс-службу Сената")

    page.locator("#sources [data-act=beside]").nth(1).check()
    line(page, "и")
    page.locator("#sources [data-act=add]").click()
    page.keyboard.type("Газета")
    line(page, "Газета")

    assert page.locator("#sources .hop-step").all_text_contents() == ["1", "1", "2"]


def test_a_name_is_chosen_by_the_keyboard(screen):
    make.author(ru="Вера Полищук")
    page = screen()

    page.locator("#people [data-act=add]").press("Enter")
    page.keyboard.type("пол")
    page.locator("[role=option]", has_text="Вера").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert names(page, "people")[-1] == "Вера Полищук"


def test_a_removed_row_is_gone_after_saving(screen, sourced_article):
    page = screen()

    page.locator("#people [data-act=remove]").first.press("Enter")
    save(page)

    assert names(page, "people") == ["Борис"]
    assert sourced_article.credits.count() == 1


def test_tags_are_chips_and_a_new_one_is_proposed(screen, sourced_article):
    page = screen()

    page.fill("#id_tags_entry", "Паводок")
    page.keyboard.press("Enter")
    page.locator(".chips button").first.click()
    save(page)

    assert [tag.name for tag in sourced_article.tags.all()] == ["Паводок"]
    assert not Tag.objects.get(name="Паводок").is_confirmed


def test_a_long_headline_is_advised_upon(screen):
    page = screen()

    page.fill("#id_headline", "Ы" * 95)

    assert page.locator("[data-advice]").is_visible()
    assert page.locator("[data-length]").text_content().startswith("95")


KEEPS_NOTHING = """() => {
    IDBDatabase.prototype.transaction = () => { throw new DOMException("", "QuotaExceededError"); };
}"""


def test_closing_the_window_on_words_that_nobody_keeps_asks_first(screen):
    page = screen()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.evaluate(KEEPS_NOTHING)
    page.locator("#id_headline").press_sequentially("!")

    page.goto("/admin/")

    assert asked == ["beforeunload"]
