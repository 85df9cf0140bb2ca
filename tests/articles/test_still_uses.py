"""The still of an embedded page is a use like any other picture's: it isn't deleted under it."""

import pytest

from articles import picture_uses, workflow
from articles.models import Article, Page, PageText, StoryTemplate
from tests import make

pytestmark = pytest.mark.django_db


def film(still):
    url = "https://youtu.be/dQw4w9WgXcQ"
    return f'<p>Текст.</p><figure data-embed="{url}" data-still="{still.pk}"></figure>'


@pytest.mark.parametrize("where", ["template", "page"])
def test_in_a_template_or_on_a_page_it_is_used(where):
    still, other = make.picture(), make.picture()
    if where == "template":
        StoryTemplate.objects.create(language="ru", name="Матч", body=film(still))
    else:
        page = Page.objects.create(slug="about-us")
        PageText.objects.create(page=page, language="ru", title="О нас", body=film(still))

    assert picture_uses.is_used(still)
    assert not picture_uses.is_used(other)


def test_in_an_earlier_save_it_is_counted(editor):
    still = make.picture()
    article = make.article(body=film(still))
    Article.objects.filter(pk=article.pk).update(body="<p>Пусто.</p>")
    article.refresh_from_db()
    workflow.record(article, by=editor)

    assert not picture_uses.is_used(still)
    assert picture_uses.in_earlier_saves(still) == 1
    assert picture_uses.in_earlier_saves(make.picture()) == 0
