"""A chief editor writes a correction, and it stands on the public page, in both languages."""

import pytest
from playwright.sync_api import expect

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.both]
WORDS = {
    "ru": ("Исправление", "Исправления", "Мост откроют в мае, а не в апреле."),
    "kk": ("Түзету", "Түзетулер", "Көпір сәуірде емес, мамырда ашылады."),
}


@pytest.fixture(params=["ru", "kk"])
def language(request):
    return request.param


@pytest.fixture
def story(newsroom, language):
    return make.published(language=language, headline="Tobol", slug="most")


@pytest.fixture
def desk(at_desk, chief, language):
    chief.interface_language = language
    chief.save()
    return at_desk(chief)


def correct(page, kind, text):
    page.check(f"[name=kind][value={kind}]")
    page.fill("[name=text]", text)
    with page.expect_navigation():
        page.click(".correcting [type=submit]")


def test_a_correction_reaches_the_public_page(desk, story, language):
    kind, title, text = WORDS[language]

    desk.goto(f"/admin/articles/article/{story.pk}/change/")
    desk.click("#history > summary")
    desk.click("#history a[href$='/corrections/']")
    expect(desk.locator("h1")).to_have_text(title)
    correct(desk, "correction", text)

    expect(desk.locator(".note")).to_contain_text(text)
    desk.goto(story.get_absolute_url())
    expect(desk.locator(".corrections-above .correction-correction h3")).to_contain_text(kind)
    expect(desk.locator(".corrections-above")).to_contain_text(text)
    desk.goto(f"/{language}/corrections/")
    expect(desk.locator("h1")).to_have_text(title)
    expect(desk.locator(".corrected")).to_contain_text(text)


def test_a_retraction_asks_again_and_replaces_the_text(desk, story, language):
    text = WORDS[language][2]
    desk.goto(f"/admin/articles/article/{story.pk}/corrections/")

    correct(desk, "retraction", text)
    expect(desk.locator("[role=alert]")).to_be_visible()
    expect(desk.locator("[name=text]")).to_have_value(text)
    desk.check("[name=is_certain]")
    with desk.expect_navigation():
        desk.click(".correcting [type=submit]")

    desk.goto(story.get_absolute_url())
    expect(desk.locator(".story-taken-back")).to_be_visible()
    expect(desk.locator(".corrections-above")).to_contain_text(text)
    expect(desk.locator(".body")).to_have_count(0)


def test_a_note_that_was_not_published_is_there_again(desk, story, language):
    text = WORDS[language][2]
    address = f"/admin/articles/article/{story.pk}/corrections/"
    desk.goto(address)
    desk.check("[name=kind][value=update]")
    desk.fill("[name=text]", text)
    desk.goto("/admin/")

    desk.goto(address)

    expect(desk.locator("[name=text]")).to_have_value(text)
    expect(desk.locator("[name=kind][value=update]")).to_be_checked()
    expect(desk.locator("[data-restored]")).to_be_visible()
    with desk.expect_navigation():
        desk.click(".correcting [type=submit]")
    expect(desk.locator("[name=text]")).to_have_value("")
    desk.goto(address)
    expect(desk.locator("[name=text]")).to_have_value("")
