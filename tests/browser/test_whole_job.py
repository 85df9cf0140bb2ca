"""The whole job on a real page: an editor takes it in and publishes it, and readers find it."""

from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, Source
from articles.text import times
from articles.text.typography import plain
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.both]
TEXT = (Path(__file__).parents[1] / "data/pages/real-article.txt").read_text(encoding="utf-8")
HEADLINE, *PARAGRAPHS, CREDIT_LINE, BYLINE = [line for line in TEXT.split("\n") if line][:8]
SENATE = "Пресс-служба Сената Парламента РК"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


@pytest.fixture
def names(newsroom):
    """What the newsroom knows beforehand: a desk, a section, a tag, and an older story."""
    make.author("editor", kind="desk", ru=BYLINE)
    make.published(section=make.section("society", ru="Общество"), tags=[make.tag("police")])


@pytest.fixture
def sources(newsroom):
    make.source("kazinform", ru="МИА «Казинформ»")
    make.source("senate", ru={"text": SENATE, "cited": "пресс-службу Сената Парламента РК"})


@pytest.fixture
def desk(page, editor):
    """The desk of an editor who came in by the front door."""
    page.goto("/admin/login/")
    page.fill("[name=username]", editor.username)
    page.fill("[name=password]", "correct horse battery")
    press(page, "#login-form [type=submit]")
    return page


def press(page, button):
    with page.expect_navigation():
        page.click(button)


def take_in(page):
    """Paste the page, read what was understood, make the draft."""
    page.click("a[href$='/take-in/']")
    page.fill("[name=text]", TEXT)
    press(page, "[name=_show]")
    expect(page.locator(".understood h2").first).to_have_text(HEADLINE)
    expect(page.locator(".left-out")).to_contain_text("This website uses cookies.")
    press(page, "[name=_make]")


def publish(page):
    """Choose where it stands and what it is about, publish, and open what readers see."""
    page.select_option("[name=section]", label="Общество")
    page.fill("#id_tags_entry", "police ru")
    page.keyboard.press("Enter")
    press(page, ".bar-main [name=_publish]")
    page.goto(page.get_attribute(".bar a[target=_blank]", "href"))


def words(locator):
    return [plain(text).strip() for text in locator.all_inner_texts()]


def test_a_real_page_becomes_a_public_article(names, sources, desk):
    take_in(desk)
    publish(desk)

    assert words(desk.locator("h1")) == [HEADLINE]
    assert words(desk.locator(".body > p")) == PARAGRAPHS
    assert len(PARAGRAPHS) == 5
    assert words(desk.locator(".body > p").nth(2))[0].startswith("«Важно штатное укрепление")
    assert words(desk.locator(".credit-line")) == [CREDIT_LINE]
    assert words(desk.locator(".byline-name")) == [BYLINE]
    assert words(desk.locator(".chain-source > a")) == ["МИА «Казинформ»", SENATE]
    assert "Recent Posts" not in desk.inner_text("body")


def test_readers_find_it_first_wherever_they_look(names, sources, desk):
    take_in(desk)
    publish(desk)

    lists = ["section/society", "tag/police", "author/editor", "source/kazinform", "source/senate"]
    for path in ("latest", *lists):
        desk.goto(f"/ru/{path}/")
        assert words(desk.locator("main .card-title").first) == [HEADLINE], path
        assert words(desk.locator("main time").first) == ["только что"]
    for path in ("feed.xml", *(f"{path}/feed.xml" for path in lists)):
        feed = ElementTree.fromstring(desk.request.get(f"/ru/{path}").body())
        first = feed.find("channel/item")
        assert (first.findtext("title"), first.findtext(CREATOR)) == (HEADLINE, BYLINE), path


def test_days_later_its_age_is_told_in_right_russian(names, sources, desk):
    take_in(desk)
    publish(desk)
    story = Article.objects.public().get(headline=HEADLINE)

    desk.clock.install(time=timezone.now() + timedelta(days=4, minutes=1))
    desk.goto("/ru/latest/")

    expect(desk.locator("main time").first).to_have_text("4 дня назад")
    assert desk.locator("main time").first.get_attribute("title") == times.full(
        story.published_at, "ru", timezone.get_default_timezone()
    )


def test_sources_that_nobody_knew_wait_for_the_editors_word(names, desk):
    take_in(desk)
    address = desk.url
    press(desk, ".bar-main [name=_publish]")
    expect(desk.locator("#checks .check-blocking")).to_have_count(3)
    assert not Article.objects.public().filter(headline=HEADLINE).exists()

    for left in (1, 0):
        press(desk, "#checks [name=_confirm] >> nth=0")
        expect(desk.locator("#checks [name=_confirm]")).to_have_count(left)
    assert desk.url == address
    publish(desk)

    assert [source.is_confirmed for source in Source.objects.all()] == [True, True]
    assert words(desk.locator(".chain-source > a")) == ["МИА «Казинформ»", SENATE]
    assert words(desk.locator(".credit-line")) == [
        f"Источник: МИА «Казинформ»; первоисточник: {SENATE}."
    ]
