"""A page goes on telling the time, and is read without scripts, on paper, in the dark."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.text import times
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.look]
PAPER, INK = "rgb(251, 250, 247)", "rgb(17, 19, 22)"
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
PRINTED = """times => times.map(time => [
    getComputedStyle(time).fontSize,
    getComputedStyle(time, "::after").content.replaceAll('"', ""),
    time.dataset.print,
])"""


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_relative_times_stay_true_on_a_page_left_open(open_page, newsroom, language):
    age = timedelta(minutes=4, seconds=30)
    story = make.published(language=language, at=timezone.now() - age)
    page = open_page()
    page.clock.install(time=timezone.now())
    page.goto(f"/{language}/latest/")
    shown = page.locator("main time.ago")

    for later in (timedelta(0), timedelta(minutes=17), timedelta(hours=5), timedelta(days=3)):
        page.clock.fast_forward(int(later.total_seconds() * 1000))
        age += later
        words = times.ago(story.published_at, story.published_at + age, language)
        expect(shown).to_have_text(words, use_inner_text=False)

    page.clock.fast_forward(int(timedelta(days=7).total_seconds() * 1000))
    expect(shown).to_have_text(shown.get_attribute("data-print"))


def test_everything_is_read_and_reached_without_scripts(open_page, newsroom):
    russian = make.published(headline="Снегопад", body="<p>Идёт снег.</p>")
    make.published(headline="Боран", language="kk", story=russian.story)
    page = open_page(390, java_script_enabled=False)

    page.goto("/ru/")
    page.get_by_role("link", name="Снегопад").first.click()
    expect(page.locator("h1")).to_have_text("Снегопад")
    expect(page.get_by_text("Идёт снег.")).to_be_visible()
    expect(page.get_by_role("link", name="Telegram")).to_be_visible()
    expect(page.locator("share-tools button")).to_have_count(2)
    for button in page.locator("share-tools button").all():
        expect(button).to_be_hidden()

    page.locator(".languages a[hreflang=kk]").click()
    expect(page.locator("h1")).to_have_text("Боран")


def test_a_printed_page_says_the_moment_and_leaves_out_the_furniture(open_page, newsroom):
    story = make.published(at=timezone.now() - timedelta(hours=2), tags=[make.tag("roads")])
    page = open_page()
    page.emulate_media(media="print")

    page.goto("/ru/latest/")
    printed = page.locator("main time.ago").evaluate_all(PRINTED)
    page.goto(story.get_absolute_url())

    zone = timezone.get_default_timezone()
    moment = times.date_time(story.published_at, "ru", zone)
    assert printed == [["0px", moment, moment]]
    expect(page.locator(".paper-only")).to_contain_text(story.get_absolute_url())
    for furniture in (".sections", ".languages", ".share", ".tags", ".skip", ".footer-links"):
        expect(page.locator(furniture).first).to_be_hidden()


def test_the_theme_follows_the_system(open_page, newsroom):
    page = open_page(color_scheme="dark")
    page.goto("/ru/")
    dark = page.evaluate(GROUND)

    page.emulate_media(color_scheme="light")

    assert (dark, page.evaluate(GROUND)) == (INK, PAPER)
