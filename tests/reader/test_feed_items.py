"""What an item of a feed tells of a story, in each format."""

import json
import xml.etree.ElementTree as ET

import pytest

from tests.reader.conftest import ROOT
from tests.reader.feeds import ATOM, CONTENT, DC, MEDIA

pytestmark = pytest.mark.django_db


def rss_item(client, address="/ru/feed.xml"):
    return ET.fromstring(client.get(address).content).find("channel/item")


def entry(client, address="/ru/feed.atom"):
    return ET.fromstring(client.get(address).content).find(f"{ATOM}entry")


def json_item(client, address="/ru/feed.json"):
    return json.loads(client.get(address).content)["items"][0]


def test_rss_says_what_the_story_is(client, told_of):
    item = rss_item(client)

    assert item.findtext("title") == "Полиция & «закон» <script>"
    assert item.findtext("link") == ROOT + told_of.get_absolute_url()
    assert item.findtext("guid") == told_of.guid
    assert [creator.text for creator in item.findall(f"{DC}creator")] == ["Рита", "Редакция"]
    assert item.find("source").text == "МИА «Агентство»"
    assert item.find("source").get("url") == "https://agency.example.org/1?a=1&b=2"
    assert "Пресса" in item.findtext(f"{DC}source")
    assert "]]>" not in item.findtext(f"{CONTENT}encoded")
    assert f'href="{ROOT}/kk/' in item.findtext(f"{CONTENT}encoded")


def test_it_says_who_took_the_picture_and_what_it_shows(client, told_of):
    for item in (rss_item(client), entry(client)):
        media = item.find(f"{MEDIA}content")

        assert media.get("url").startswith(f"{ROOT}/media/pictures/")
        assert (media.get("type"), media.get("medium")) == ("image/jpeg", "image")
        assert (media.get("width"), media.get("height")) == ("640", "427")
        assert media.findtext(f"{MEDIA}credit") == "А. Ким"
        assert media.findtext(f"{MEDIA}description") == "Мост & река"


def test_atom_says_the_same(client, told_of):
    found = entry(client)

    assert found.findtext(f"{ATOM}id") == told_of.guid
    names = [author.findtext(f"{ATOM}name") for author in found.findall(f"{ATOM}author")]
    assert names == ["Рита", "Редакция"]
    via = [link for link in found.findall(f"{ATOM}link") if link.get("rel") == "via"]
    assert [link.get("title") for link in via] == ["МИА «Агентство»", "Пресса"]
    assert via[1].get("href") == f"{ROOT}/ru/source/press/"
    assert "<p>Текст и" in found.findtext(f"{ATOM}content")


def test_json_feed_says_the_same(client, told_of):
    item = json_item(client)

    assert (item["id"], item["url"]) == (told_of.guid, ROOT + told_of.get_absolute_url())
    assert [author["name"] for author in item["authors"]] == ["Рита", "Редакция"]
    assert item["authors"][0]["url"] == f"{ROOT}/ru/author/rita/"
    assert [one["name"] for one in item["_source"]["sources"]] == ["МИА «Агентство»", "Пресса"]
    assert item["image"].startswith(f"{ROOT}/media/")
    assert item["_picture"]["credit"] == "А. Ким"
    assert item["tags"] == ["Новости"]
    assert item["content_html"] == entry(client).findtext(f"{ATOM}content")
