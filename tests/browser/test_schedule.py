"""A planned story in a browser: at its second readers have it, and nobody had to do anything."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from articles import workflow
from articles.models import Article, OutboxMessage
from articles.text import times
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.both]
LANGUAGES = pytest.mark.parametrize("language", ["ru", "kk"])
STATE = {"ru": "Запланировано", "kk": "Жоспарланды"}
AHEAD = timedelta(seconds=6)


@LANGUAGES
def test_it_is_planned_by_the_newsrooms_clock(at_desk, editor, newsroom, language):
    User.objects.filter(pk=editor.pk).update(interface_language=language)
    article = make.article()
    moment = (timezone.localtime() + timedelta(days=1)).replace(second=0, microsecond=0)
    page = at_desk(editor)
    page.goto(f"/admin/articles/article/{article.pk}/change/")

    page.locator(".bar details:has(#publish_at) > summary").click()
    expect(page.locator("#publish_at_zone")).to_contain_text("Астана, UTC+5")
    page.fill("#publish_at", moment.strftime("%Y-%m-%dT%H:%M"))
    with page.expect_navigation():
        page.locator(".bar [name=_schedule]").click()

    shown = times.full(moment, language, timezone.get_default_timezone())
    expect(page.locator(".bar .state-scheduled")).to_have_text(STATE[language])
    expect(page.locator(".bar-when")).to_have_text(shown)
    expect(page.locator(".messagelist")).to_contain_text("UTC+5")
    assert Article.objects.get(pk=article.pk).published_at == moment


@LANGUAGES
def test_it_appears_at_its_second_by_the_clock_alone(page, editor, newsroom, language):
    article = make.article(language=language, headline="Дәл уақытында")
    moment = timezone.now() + AHEAD
    workflow.publish(article, by=editor, at=moment)
    address = f"/{language}/{article.pk}/{article.slug}/"

    early = page.request.get(address)
    listed_early = page.request.get(f"/{language}/latest/")
    asked_at = timezone.now()
    assert asked_at < moment, "this machine is too slow to ask before the moment comes"
    assert early.status == 404
    assert "Дәл уақытында" not in listed_early.text()
    assert not OutboxMessage.objects.exists()

    page.wait_for_timeout(max((moment - timezone.now()) / timedelta(milliseconds=1), 0) + 50)
    page.goto(f"/{language}/latest/")
    expect(page.locator("main .card-title").first).to_have_text("Дәл уақытында")
    page.locator("main .card-title a").first.click()
    expect(page.locator("h1")).to_have_text("Дәл уақытында")
    assert page.url.endswith(address)
