"""oEmbed: what a link to a story is shown as elsewhere."""

import json
import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import corrections
from articles.models import Newsroom
from tests import make

pytestmark = pytest.mark.django_db
ROOT = "https://tobol.example.kz"
DISCOVERY = re.compile(r'<link rel="alternate" type="application/json\+oembed"[^>]* href="([^"]*)"')


@pytest.fixture(autouse=True)
def _site():
    Newsroom.objects.update(site_address=ROOT)


@pytest.fixture
def story():
    authors = [make.author("rita", ru="Рита"), make.author("desk", "desk", ru="Редакция")]
    return make.published(
        headline="Мост & «река»", authors=authors, lead_picture=make.picture(), slug="most"
    )


def ask(client, url, **more):
    return client.get("/oembed", {"url": url, **more})


def test_a_page_leads_to_its_description(client, story):
    page = client.get(story.get_absolute_url()).content.decode()
    asked = urlsplit(unescape(DISCOVERY.search(page)[1]))

    response = client.get(f"{asked.path}?{asked.query}")

    assert f"{asked.scheme}://{asked.netloc}" == ROOT
    assert response["Content-Type"] == "application/json"
    assert response["Content-Language"] == "ru"
    assert json.loads(response.content) == {
        "version": "1.0",
        "type": "link",
        "title": "Мост & «река»",
        "url": f"{ROOT}{story.get_absolute_url()}",
        "author_name": "Рита, Редакция",
        "author_url": f"{ROOT}/ru/author/rita/",
        "provider_name": "Тобол",
        "provider_url": f"{ROOT}/ru/",
        "cache_age": 300,
        "thumbnail_url": f"{ROOT}/media/pictures/{story.lead_picture.key}/original-640.jpeg",
        "thumbnail_width": 640,
        "thumbnail_height": 427,
    }


@pytest.mark.parametrize("path", ["/ru/{}/", "/kk/{}/", "/ru/{}/old/?utm_source=x#text"])
def test_every_address_of_the_story_does(client, story, path):
    response = ask(client, ROOT + path.format(story.pk), format="json")

    assert json.loads(response.content)["url"] == f"{ROOT}{story.get_absolute_url()}"


@pytest.mark.parametrize(("width", "found"), [("639", 320), ("320", 320), ("319", None)])
def test_a_picture_is_no_larger_than_asked_for(client, story, width, found):
    described = json.loads(ask(client, f"{ROOT}/ru/{story.pk}/", maxwidth=width).content)

    assert described.get("thumbnail_width") == found
    assert ("thumbnail_url" in described) == (found is not None)


def test_what_was_paid_for_says_so(client):
    story = make.published(label="partner", headline="Магазин", authors=[make.author()])

    described = json.loads(ask(client, f"{ROOT}/ru/{story.pk}/").content)

    assert described["title"].endswith(". Магазин")
    assert "thumbnail_url" not in described


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example.kz/ru/1/",
        f"{ROOT}/ru/",
        f"{ROOT}/ru/999999/",
        f"{ROOT}/de/1/",
        f"ftp://{ROOT.removeprefix('https://')}/ru/1/",
        "//[broken",
        "",
        "javascript:alert(1)",
    ],
)
def test_of_other_addresses_there_is_nothing(client, story, url):
    assert ask(client, url).status_code == 404


def test_a_retracted_story_is_not_shown_elsewhere(client, story):
    corrections.add(story, kind="retraction", text="Неправда.", by=make.superuser())

    assert ask(client, f"{ROOT}/ru/{story.pk}/").status_code == 404
    assert not DISCOVERY.search(client.get(story.get_absolute_url()).content.decode())


@pytest.mark.parametrize("form", ["xml", "", "html"])
def test_other_formats_are_not_spoken(client, story, form):
    assert ask(client, f"{ROOT}/ru/{story.pk}/", format=form).status_code == 501


@pytest.mark.parametrize("size", ["0", "-1", "wide", "1" * 9, ""])
def test_a_size_that_is_none_is_refused_in_words(client, story, size):
    response = client.get(
        "/oembed",
        {"url": f"{ROOT}/ru/{story.pk}/", "maxheight": size},
        headers={"Accept-Language": "kk"},
    )

    assert response.status_code == 400
    assert "мекенжай" in response.content.decode()


def test_a_question_without_an_address_is_refused(client):
    assert client.get("/oembed").status_code == 400
    assert client.post("/oembed").status_code == 405


def test_it_asks_one_query_and_knows_when_nothing_changed(client, story):
    first = ask(client, f"{ROOT}/ru/{story.pk}/")

    with CaptureQueriesContext(connection) as asked:
        again = client.get(
            "/oembed",
            {"url": f"{ROOT}/ru/{story.pk}/"},
            headers={"If-None-Match": first["ETag"]},
        )

    assert (again.status_code, len(asked)) == (304, 1)
