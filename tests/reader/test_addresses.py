"""Addresses are for ever."""

import pytest
from django.urls import reverse

from articles import changes
from articles.models import Address, Article, Newsroom, Section, Tag
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/ru/{n}/", "/ru/{n}/other/", "/kk/{n}/", "/en/{n}/x/"])
def test_the_number_alone_finds_the_article_in_one_redirect(client, path):
    article = make.published()

    response = client.get(path.format(n=article.pk))

    assert response.status_code == 301
    assert response.url == article.get_absolute_url()


def test_the_root_leads_to_the_readers_language(client):
    make.published()

    assert client.get("/", headers={"accept-language": "kk,ru;q=0.5"}).url == "/kk/"
    assert client.get("/", headers={"accept-language": "de"}).url == "/ru/"
    assert client.get("/", headers={"accept-language": "en-GB,en;q=0.9"}).url == "/en/"
    assert not client.get("/").cookies


def test_the_root_knows_the_newsrooms_default_and_the_languages_in_use(client, newsroom):
    Newsroom.objects.update(default_language="kk")
    newsroom.texts.filter(language="en").update(is_enabled=False)

    assert client.get("/", headers={"accept-language": "en"}).url == "/kk/"
    assert client.get("/en/").status_code == 404


def test_the_switch_leads_to_the_same_story(client):
    article = make.published()
    version = make.published(language="kk", story=article.story, section=article.section)

    page = client.get(article.get_absolute_url()).content.decode()

    assert version.get_absolute_url() in page


@pytest.mark.parametrize(("table", "model"), [("section", Section), ("tag", Tag)])
def test_a_renamed_thing_answers_at_its_old_address(client, table, model):
    thing = getattr(make, table)("old")
    make.published()
    model.objects.filter(pk=thing.pk).update(slug="new")
    Address.objects.create(kind=table, old="old", target=thing.pk)
    changes.clear([changes.NAMES])

    response = client.get(f"/ru/{table}/old/")

    assert response.status_code in (200, 301)


def test_a_changed_slug_of_an_article_is_one_redirect_away(client, editor):
    from articles import workflow

    article = make.published(headline="Старый заголовок")
    old = article.get_absolute_url()
    article.slug = "novyy"
    article.save()
    workflow.record(article, by=editor)
    workflow.publish(article, by=editor)

    response = client.get(old)

    assert (response.status_code, response.url) == (301, f"/ru/{article.pk}/novyy/")


@pytest.mark.parametrize(
    "address",
    [
        "/ru/0/",
        "/ru/99999999999999999/",
        "/ru/section/none/",
        "/ru/latest/?before=x",
        "/ru/latest/?before=99999999999999999999-1",
        "/ru/archive/2025/13/40/",
        "/de/",
        "/ru/tag/none/",
    ],
)
def test_what_never_was_is_404_in_the_readers_language(client, address):
    response = client.get(address, headers={"accept-language": "ru"})

    assert response.status_code == 404
    assert 'lang="ru"' in response.content.decode()


def test_the_names_that_models_rely_on_exist():
    article = make.published(tags=[make.tag()])

    for thing in (article, article.section, article.tags.first(), article.edition):
        assert thing.get_absolute_url().startswith("/ru/")
    assert reverse("reader:feed", args=["ru"]) == "/ru/feed.xml"
    assert Article.objects.public().count() == 1
