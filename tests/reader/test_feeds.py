"""Feeds of every list, in three formats."""

import json
import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import changes, corrections, redaction, workflow
from articles.models import Article, AuthorName
from reader import names
from reader.xml import cdata
from tests import make
from tests.reader import feeds
from tests.reader.feeds import ATOM, CONTENT, DC, FORMATS

pytestmark = pytest.mark.django_db
ROOT = "https://tobol.example.kz"
LISTS = ["", "section/news/", "tag/roads/", "author/rita/", "source/agency/", "place/town/"]
TYPES = {
    "xml": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


def rss_item(client, address="/ru/feed.xml"):
    return ET.fromstring(client.get(address).content).find("channel/item")


def entry(client, address="/ru/feed.atom"):
    return ET.fromstring(client.get(address).content).find(f"{ATOM}entry")


def json_item(client, address="/ru/feed.json"):
    return json.loads(client.get(address).content)["items"][0]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("path", LISTS)
def test_each_list_has_a_feed_that_keeps_to_its_rules(client, told_of, path, form):
    response = client.get(f"/ru/{path}feed.{form}")

    assert response["Content-Type"] == TYPES[form]
    assert told_of.guid in response.content.decode()
    assert feeds.faults(response.content, form) == []


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_feed_keeps_to_its_rules(client, form):
    assert feeds.faults(client.get(f"/kk/feed.{form}").content, form) == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_its_dates_are_english_whatever_its_language(client, language):
    make.published(language=language, at=timezone.now() - timedelta(days=200))

    assert feeds.faults(client.get(f"/{language}/feed.xml").content, "xml") == []


def test_a_cdata_section_is_not_ended_by_a_text():
    read = ET.fromstring(f"<a>{cdata('раз ]]> два ]]]]> три')}</a>").text

    assert read == "раз ]]> два ]]]]> три"


def test_the_guid_stays_when_the_address_changes(client, told_of):
    before = rss_item(client).findtext("guid")

    Article.objects.filter(pk=told_of.pk).update(slug="drugoe")
    told_of.refresh_from_db()
    workflow.record(told_of, by=make.superuser())
    workflow.publish(told_of, by=make.superuser(), is_archive=True)

    item = rss_item(client)
    assert item.findtext("link").endswith("/drugoe/")
    assert item.findtext("guid") == before


def test_paid_material_says_so_and_its_links_are_sponsored(client):
    make.published(
        label="advertising", body='<p><a href="https://example.org/">Магазин</a> открыт.</p>'
    )

    item = rss_item(client)

    assert item.findtext("description").startswith("На правах рекламы")
    assert 'rel="sponsored noopener"' in item.findtext(f"{CONTENT}encoded")
    assert json_item(client)["summary"].startswith("На правах рекламы")


@pytest.mark.parametrize("form", FORMATS)
def test_a_correction_changes_the_item_it_belongs_to(client, form):
    story = make.published(at=timezone.now() - timedelta(days=1))
    before = client.get(f"/ru/feed.{form}").content

    corrections.add(story, kind="correction", text="Мост в мае.", by=make.superuser())

    after = client.get(f"/ru/feed.{form}").content.decode().replace("\xa0", " ")
    assert "Мост в мае." not in before.decode().replace("\xa0", " ")
    assert "Мост в мае." in after


def test_a_renamed_author_is_renamed_in_items_already_written(client, told_of):
    assert "Рита" in client.get("/ru/feed.xml").content.decode()
    AuthorName.objects.filter(text="Рита").update(text="Маргарита")
    changes.clear([changes.NAMES])

    assert rss_item(client).findtext(f"{DC}creator") == "Маргарита"


@pytest.mark.parametrize("form", FORMATS)
def test_words_that_were_redacted_leave_items_already_written(client, newsroom, form):
    """The one act that rewrites an edition, whose number items are kept by."""
    beyond_the_excerpt = "<p>Идёт следствие по делу о мосте.</p>" * 40
    story = make.published(body=f"{beyond_the_excerpt}<p>Задержан Иван Тайный.</p>")
    assert "Иван Тайный" in client.get(f"/ru/feed.{form}").content.decode()

    told = {"demanded_by": "Решение суда 7", "by": make.superuser()}
    redaction.redact(story, words=["Иван Тайный"], **told)

    after = client.get(f"/ru/feed.{form}").content.decode()
    assert "Иван Тайный" not in after
    assert "Идёт следствие" in after


def test_many_lists_keep_no_more_than_their_share(client, monkeypatch):
    monkeypatch.setattr(names, "MOST_FEED_ITEMS", 3)
    names.forget()
    for _ in range(5):
        make.published()

    assert len(ET.fromstring(client.get("/ru/feed.xml").content).findall("channel/item")) == 5
    assert len(names.tables().feed_items.things) == 3


@pytest.mark.parametrize("form", FORMATS)
def test_a_feed_of_what_never_was_is_404(client, form):
    assert client.get(f"/ru/tag/none/feed.{form}").status_code == 404


def test_characters_that_xml_cannot_hold_are_left_out(client):
    make.published(
        headline="Под\x0bвал", deck="Де\x02ло\ufffe", body="<p>Раз\x02 два.</p>", tags=[make.tag()]
    )

    item = rss_item(client)

    assert item.findtext("title") == "Подвал"
    assert item.findtext("description") == "Дело"


def test_pages_name_their_feeds(client, told_of):
    for address, most in (("/ru/", 3), ("/ru/tag/roads/", 6), ("/ru/corrections/", 6)):
        page = client.get(address).content.decode()

        assert page.count('rel="alternate" type="application/') == most, address
    assert 'type="application/feed+json" title="Исправления"' in page
    assert 'href="/ru/corrections/feed.json"' in page
