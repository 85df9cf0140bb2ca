"""The writing screen on a phone, without a script, and for those whom axe speaks for."""

import pytest

from articles.models import Article
from tests.browser.test_accessibility import complaints

pytestmark = pytest.mark.browser


def test_one_thumb_publishes_on_a_phone(screen, sourced_article):
    page = screen(390, has_touch=True)

    with page.expect_navigation():
        page.tap(".bar-main [name=_publish]")

    assert Article.objects.public().get() == sourced_article
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_it_works_without_a_script(at_desk, editor, sourced_article):
    page = at_desk(editor, java_script_enabled=False)
    page.goto(f"/admin/articles/article/{sourced_article.pk}/change/")

    page.fill("textarea[name=body]", "<p>Без скрипта.</p>")
    page.fill("input[name=tags]", "Дорога, Мост")
    page.fill("input[name='attributions-0-step']", "3")
    page.click(".bar-main [name=_save]")

    sourced_article.refresh_from_db()
    assert sourced_article.body == "<p>Без скрипта.</p>"
    assert sourced_article.tags.count() == 2
    assert sourced_article.attributions.first().name_in("ru").text == "Пресс-служба Сената"


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(screen, width):
    page = screen(width)

    page.locator("details.panel").evaluate_all("panels => panels.forEach(p => (p.open = true))")

    assert complaints(page) == []
