"""Related stories at the desk: proposed, found, ordered and removed, with the keyboard alone."""

import pytest

from tests import make
from tests.browser import writing

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_stories_are_proposed_found_ordered_and_saved(at_desk, editor, language):
    editor.interface_language = language
    editor.save()
    kin = make.published(headline="Паводок отступил")
    other = make.published(headline="Мост открыт")
    article = make.article(headline="Паводок вернулся")
    page = at_desk(editor)
    writing.open_editor(page, article)
    page.locator("#related > summary").press("Enter")

    page.locator("[data-act=propose]").press("Enter")
    page.locator("[data-proposed] button", has_text="Паводок отступил").press("Enter")
    page.fill("#related_search", "мосты")
    page.locator("[data-found] button", has_text="Мост").press("Enter")
    page.locator(f'.related-chosen [data-act=up][data-number="{other.pk}"]').press("Enter")
    writing.save(page)

    assert [row.other_id for row in article.related_links.all()] == [other.pk, kin.pk]
    page.locator("#related > summary").press("Enter")
    page.locator(".related-chosen li", has_text="Мост открыт").wait_for()
    page.locator(f'.related-chosen [data-act=remove][data-number="{kin.pk}"]').press("Enter")
    writing.save(page)
    assert [row.other_id for row in article.related_links.all()] == [other.pk]
