"""Templates of stories: who keeps them, and what a new article begins with."""

from importlib import import_module

import pytest
from django.apps import apps

from articles import requirements
from articles.models import Article, StoryTemplate
from articles.text import sanitise
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


def add(**typed):
    values = {"language": "kk", "name": "Марапат", "headline": "[Кім] марапатталды"}
    return StoryTemplate.objects.create(**values | typed)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_newsroom_begins_with_three_in_each_language(language):
    first = import_module("articles.migrations.0004_first_story_templates")
    first.add(apps, None)  # here a test before may have emptied the tables that it filled

    templates = StoryTemplate.objects.filter(language=language)

    assert templates.count() == 3
    for template in templates:
        assert template.headline
        assert sanitise.clean(template.body) == template.body
        assert "<h2>" in template.body


def test_a_new_article_begins_with_one(reporters_desk):
    section = make.section()
    template = add(section=section, form="interview", body="<p>[Жауап]</p>")

    page = reporters_desk.get(f"{writing.address()}?template={template.pk}")

    typed = writing.fields(page)
    assert typed["language"] == "kk"
    assert typed["headline"] == "[Кім] марапатталды"
    assert typed["body"] == "<p>[Жауап]</p>"
    assert (typed["form"], typed["section"]) == ("interview", str(section.pk))
    assert not Article.objects.exists()


def test_saved_untouched_it_is_a_draft_with_these_words(reporters_desk):
    template = add()
    url = f"{writing.address()}?template={template.pk}"

    reporters_desk.post(url, writing.fields(reporters_desk.get(url)) | {"_save": "1"})

    assert Article.objects.get().headline == "[Кім] марапатталды"


@pytest.mark.parametrize("number", ["999", "x", ""])
def test_a_template_that_is_gone_leaves_an_empty_article(number, reporters_desk):
    page = reporters_desk.get(f"{writing.address()}?template={number}")

    assert page.status_code == 200
    assert writing.fields(page)["headline"] == ""


@pytest.mark.parametrize("where", ["/admin/", "/admin/articles/article/"])
def test_they_are_offered_where_an_article_begins(where, reporters_desk):
    template = add()

    page = reporters_desk.get(where).content.decode()

    assert f'/admin/articles/article/add/?template={template.pk}" lang="kk">Марапат' in page


def test_a_language_that_is_not_in_use_offers_none(reporters_desk, newsroom):
    newsroom.texts.filter(language="kk").update(is_enabled=False)
    add()

    assert "Марапат" not in reporters_desk.get("/admin/").content.decode()


def test_gaps_that_a_template_left_hold_back_publishing():
    add(body="<p>[Қашан] болды.</p>")
    article = make.article(
        language="kk", headline="[Кім] марапатталды", body="<p>Он [шал] деді.</p>"
    )

    said = [each.field for each in requirements.blocking(article)]

    assert said == ["headline"]


@pytest.mark.parametrize(
    ("who", "status"), [("reporter", 403), ("editor", 403), ("chief", 302), ("administrator", 302)]
)
def test_chief_editors_keep_them(who, status, request, sign_in):
    client = sign_in(request.getfixturevalue(who))
    data = {"language": "ru", "name": "Погода", "form": "news", "position": 1, "body": "<p>Х</p>"}

    answer = client.post("/admin/articles/storytemplate/add/", data)

    assert answer.status_code == status
    assert StoryTemplate.objects.filter(name="Погода").exists() == (status == 302)
