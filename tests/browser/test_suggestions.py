"""Proposals of the search box, by keys, by hand, and without scripts at all."""

import pytest
from playwright.sync_api import expect

from articles.search import suggesting
from tests import make

pytestmark = pytest.mark.browser


@pytest.fixture
def stories(newsroom):
    suggesting.hear_anew()
    for headline in ("Паводок отступил", "Паводок вернулся", "Парад прошёл"):
        make.published(headline=headline, authors=[make.author(ru="Анна Ахметова")])
    yield
    suggesting.hear_anew()


@pytest.fixture
def box(page, stories):
    page.goto("/ru/search/")
    return page.get_by_role("combobox", name="Что искать")


@pytest.mark.both
def test_keys_alone_choose_a_proposal_and_find(page, box):
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")

    box.press_sequentially("па")
    options = page.get_by_role("listbox").get_by_role("option")

    expect(options).to_have_text(["паводок", "парад"])
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    second = options.nth(1).get_attribute("id")
    expect(box).to_have_attribute("aria-activedescendant", second)
    box.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    box.press("Enter")

    page.wait_for_url("**/search/?q=*")
    expect(page.get_by_role("combobox", name="Что искать")).to_have_value("паводок")
    expect(page.locator("mark")).to_have_count(2)


def test_escape_closes_the_list_and_keeps_what_was_typed(page, box):
    box.press_sequentially("пав")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(1)

    box.press("Escape")

    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_value("пав")


def test_without_a_choice_enter_asks_what_was_typed(page, box):
    box.press_sequentially("парад")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(1)

    box.press("Enter")

    page.wait_for_url("**/search/?q=*")
    expect(page.get_by_role("heading", name="Найден 1 материал")).to_be_visible()


def test_a_hand_chooses_as_well(page, box):
    box.press_sequentially("па")

    page.get_by_role("listbox").get_by_role("option", name="парад").click()

    page.wait_for_url("**/search/?q=*")
    expect(page.locator("mark")).to_have_text("Парад")


def test_it_says_how_many_there_are(page, box):
    box.press_sequentially("па")

    expect(page.locator("search-box.search-words [aria-live]")).to_have_text("Предложения: 2")


def test_a_filter_proposes_names_and_waits_for_the_button(page, box):
    box.fill("паводок")
    page.get_by_text("Фильтры").click()
    author = page.get_by_role("combobox", name="Автор")

    author.press_sequentially("ан")
    page.get_by_role("listbox").get_by_role("option", name="Анна Ахметова").first.click()

    expect(author).to_have_value("Анна Ахметова")
    author.press("Enter")
    page.wait_for_url("**author=*")
    expect(page.get_by_role("link", name="Убрать: Анна Ахметова")).to_be_visible()


def test_everything_is_found_without_scripts(open_page, stories):
    page = open_page(java_script_enabled=False)
    page.goto("/ru/")

    page.get_by_role("link", name="Поиск").click()
    page.get_by_role("searchbox", name="Что искать").fill("паводка")
    page.get_by_role("button", name="Найти").click()

    expect(page.locator("mark")).to_have_count(2)
    page.get_by_role("link", name="Сначала новые").click()
    expect(page.locator("h3").first).to_have_text("Паводок вернулся")


def test_a_list_of_proposals_serves_everybody(page, box):
    from tests.browser.test_accessibility import complaints

    box.press_sequentially("па")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(2)
    box.press("ArrowDown")

    assert complaints(page) == []
