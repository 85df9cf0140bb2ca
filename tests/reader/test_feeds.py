"""RSS feeds."""

import xml.etree.ElementTree as ET
from email.utils import parsedate_to_datetime

import pytest

from tests import make

pytestmark = pytest.mark.django_db
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


@pytest.fixture
def story():
    return make.published(
        headline="Полиция & «закон» <script>",
        section=make.section("news", ru="Новости"),
        tags=[make.tag("roads")],
        authors=[make.author("rita", ru="Рита"), make.author("desk", kind="desk", ru="Редакция")],
        chain=[(make.source("agency", ru="Агентство"), "republished", 1)],
        place=make.place("town"),
        body='<p>Текст и <a href="https://example.org/x">ссылка</a>.</p>',
    )


@pytest.mark.parametrize(
    "path",
    [
        "feed.xml",
        "section/news/feed.xml",
        "tag/roads/feed.xml",
        "author/rita/feed.xml",
        "source/agency/feed.xml",
        "place/town/feed.xml",
    ],
)
def test_each_list_has_a_feed_with_its_story(client, story, path):
    response = client.get(f"/ru/{path}")
    channel = ET.fromstring(response.content).find("channel")
    item = channel.find("item")

    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert channel.findtext("language") == "ru"
    assert item.findtext("title").startswith("Полиция & «закон»")
    assert item.findtext("link").endswith(story.get_absolute_url())
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert item.findtext("guid") == story.guid
    assert parsedate_to_datetime(item.findtext("pubDate")) is not None
    assert [creator.text for creator in item.findall(f"{DC}creator")] == ["Рита", "Редакция"]


def test_it_says_where_the_story_comes_from(client, story):
    item = ET.fromstring(client.get("/ru/feed.xml").content).find("channel/item")

    assert "Агентство" in item.findtext(f"{DC}source")
    assert "Агентство" in item.findtext(CONTENT)


def test_paid_material_says_so_and_its_links_are_sponsored(client):
    make.published(
        label="advertising", body='<p><a href="https://example.org/">Магазин</a> открыт.</p>'
    )

    item = ET.fromstring(client.get("/ru/feed.xml").content).find("channel/item")

    assert item.findtext("description").startswith("На правах рекламы")
    assert 'rel="sponsored noopener"' in item.findtext(CONTENT)


def test_a_feed_of_what_never_was_is_404(client):
    assert client.get("/ru/tag/none/feed.xml").status_code == 404


def test_characters_that_xml_cannot_hold_are_left_out(client):
    make.published(
        headline="Под\x0bвал", deck="Де\x02ло\ufffe", body="<p>Раз\x02 два.</p>", tags=[make.tag()]
    )

    item = ET.fromstring(client.get("/ru/feed.xml").content).find("channel/item")

    assert item.findtext("title") == "Подвал"
    assert item.findtext("description") == "Дело"
