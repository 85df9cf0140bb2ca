"""A change of a published story in a browser: both are shown, compared, published now or later."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from articles.models import Article
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.both]
BOTH = {"ru": "На сайте с", "kk": "Сайтқа шыққан уақыты"}
WORDS = {"ru": "Неопубликованные правки", "kk": "Жарияланбаған өзгерістер"}
PLANNED = {"ru": "Правки выйдут:", "kk": "Өзгерістер жарияланады:"}
LANGUAGES = pytest.mark.parametrize("language", ["ru", "kk"])


@pytest.fixture
def story(newsroom):
    return make.published(headline="Было", at=timezone.now() - timedelta(hours=2))


@pytest.fixture
def screen(at_desk, editor, story):
    """The writing screen of the story, its headline changed and saved."""

    def opened(language):
        User.objects.filter(pk=editor.pk).update(interface_language=language)
        page = at_desk(editor)
        page.goto(f"/admin/articles/article/{story.pk}/change/")
        page.fill("#id_headline", "Стало")
        press(page, ".bar-main [name=_save]")
        return page

    return opened


def press(page, button):
    with page.expect_navigation():
        page.locator(button).click()


def readers(story):
    return Article.objects.get(pk=story.pk).edition


@LANGUAGES
def test_the_desk_shows_both_and_readers_the_public_one(screen, story, editor, language):
    page = screen(language)

    expect(page.locator(".bar .state-changed")).to_have_text(WORDS[language])
    line = page.locator(".bar-standing").first
    expect(line).to_contain_text(BOTH[language])
    expect(line).to_contain_text(str(editor))
    assert len(re.findall(r"\d\d:\d\d", line.inner_text())) == 2
    assert readers(story).headline == "Было"


@LANGUAGES
def test_it_is_compared_and_published_now_with_a_note(screen, story, language):
    page = screen(language)

    page.goto(f"/admin/articles/article/{story.pk}/compare/")
    expect(page.locator(".compare-headline ins").first).to_contain_text("Стало")
    page.locator(".compare-acts summary").click()
    page.fill("[name=public_note]", "Уточнён заголовок.")
    press(page, ".compare-acts .popover [name=_publish]")

    edition = readers(story)
    assert (edition.headline, len(edition.corrections)) == ("Стало", 1)
    page.goto(edition.get_absolute_url())
    expect(page.locator("body")).to_contain_text("Уточнён заголовок.")


@LANGUAGES
def test_a_small_fix_from_the_bar_keeps_the_updated_time(screen, story, language):
    page = screen(language)

    page.locator(".bar details:has(.choice) > summary").click()
    page.locator("[name=is_minor][value='1']").check()
    press(page, ".bar .popover [name=_publish]")

    assert (readers(story).headline, readers(story).updated_at) == ("Стало", None)


@LANGUAGES
def test_it_is_planned_with_the_clock_named_and_the_plan_is_dropped(screen, story, language):
    page = screen(language)
    later = timezone.localtime() + timedelta(days=1)

    page.locator(".bar details:has(.choice) > summary").click()
    expect(page.locator("#publish_at_zone")).to_contain_text("UTC+5")
    page.fill("#publish_at", later.strftime("%Y-%m-%dT%H:%M"))
    press(page, ".bar .popover [name=_schedule]")
    line = page.locator(".bar-standing", has_text=PLANNED[language])
    expect(line).to_contain_text("UTC+5")
    assert readers(story).headline == "Было"
    press(page, ".bar [name=_cancel_change]")

    expect(page.locator(".bar .state-changed")).to_be_visible()
    assert story.editions.count() == 1


@LANGUAGES
def test_it_is_discarded(screen, story, language):
    page = screen(language)

    page.goto(f"/admin/articles/article/{story.pk}/compare/")
    press(page, ".compare-acts [name=_discard]")

    expect(page.locator(".bar .state-published")).to_be_visible()
    expect(page.locator("#id_headline")).to_have_value("Было")
