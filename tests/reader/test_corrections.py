"""Corrections as readers meet them: at the story by kind, in their own list, in the feeds."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import corrections, front_page, workflow
from reader import names
from tests import make

pytestmark = pytest.mark.django_db
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
UPDATED = "{http://www.w3.org/2005/Atom}updated"


def note(article, kind="correction", text="Мост откроют в мае."):
    return corrections.add(article, kind=kind, text=text, by=make.superuser())


def page_of(client, address):
    return client.get(address).content.decode().replace("\xa0", " ")


def items(client, address):
    return ET.fromstring(client.get(address).content).findall("channel/item")


@pytest.fixture
def story():
    at = timezone.now() - timedelta(days=3)
    return make.published(at=at, section=make.section("news"), headline="Мост откроют в апреле")


@pytest.mark.parametrize("kind", ["refutation", "reply", "correction"])
def test_what_readers_must_know_first_stands_above_the_text(client, story, kind):
    note(story, kind)

    page = page_of(client, story.get_absolute_url()).partition("<main")[2]

    assert page.index("Мост откроют в мае.") < page.index("<p>Первый абзац")


@pytest.mark.parametrize("kind", ["update", "clarification"])
def test_what_was_added_stands_beneath_it(client, story, kind):
    note(story, kind)

    page = page_of(client, story.get_absolute_url()).partition("<main")[2]

    assert page.index("Мост откроют в мае.") > page.index("<p>Второй абзац")


def test_a_retracted_story_keeps_its_address_and_says_why(client, story):
    address = story.get_absolute_url()
    note(story, "retraction", "Источник признал документ поддельным.")

    response = client.get(address)
    page = response.content.decode().replace("\xa0", " ")

    assert response.status_code == 200
    for words in ("Мост откроют в апреле", "Материал отозван", "документ поддельным", "noindex"):
        assert words in page
    assert "абзац" not in page


def test_a_retracted_story_stands_in_no_list_but_that_of_corrections(client, story):
    version = make.published(language="kk", story=story.story, headline="Көпір")
    front_page.put(story, by=make.superuser())
    note(story, "retraction")

    for address in ("/ru/", "/ru/latest/", "/ru/section/news/", "/ru/feed.xml"):
        assert "Мост откроют в апреле" not in page_of(client, address), address
    assert "Мост откроют в апреле" in page_of(client, "/ru/corrections/")
    assert story.get_absolute_url() not in page_of(client, version.get_absolute_url())


def test_the_list_holds_each_story_once_the_one_corrected_last_first(client, story):
    other = make.published(headline="Другая")
    note(story, text="Раз.")
    note(other, text="Два.")
    note(story, "update", "Три.")

    shown = client.get("/ru/corrections/").context["stories"]

    assert [s.headline.replace("\xa0", " ") for s in shown] == ["Мост откроют в апреле", "Другая"]
    assert [n.text for n in shown[0].notes] == ["Три.", "Раз."]
    assert client.get("/kk/corrections/").context["stories"] == []


def test_the_list_goes_on_on_the_next_page(client):
    for number in range(21):
        note(make.published(), text=f"Правка {number}.")

    first = client.get("/ru/corrections/")
    older = client.get(f"/ru/corrections/{first.context['older_url']}")

    assert [s.notes[0].text for s in older.context["stories"]] == ["Правка 0."]
    assert client.get("/ru/corrections/?before=1-1").status_code == 404


def test_its_feed_has_an_item_for_each_note(client, story):
    notes = [note(story, text="Раз."), note(story, "retraction", "Два.")]

    found = items(client, "/ru/corrections/feed.xml")

    assert [item.findtext("description") for item in found] == ["Два.", "Раз."]
    assert found[1].findtext("title").startswith("Исправление: Мост")
    assert found[0].findtext("guid") == f"{story.guid}#note-{notes[1].pk}"


def test_the_storys_item_in_a_feed_carries_note_and_updated_time(client, story):
    assert items(client, "/ru/feed.xml")[0].findtext(UPDATED) is None

    note(story)

    item = items(client, "/ru/feed.xml")[0]
    assert item.findtext(CONTENT).startswith("<p><strong>Исправление, ")
    assert "Мост откроют в мае." in item.findtext(CONTENT).replace("\xa0", " ")
    assert item.findtext(UPDATED)


def test_what_is_gone_or_still_to_come_is_not_in_the_list(client, story, chief):
    moment = timezone.now() + timedelta(hours=1)
    note(story, text="Тайнослов.")
    workflow.withdraw(story, by=chief, reason="Ошибка.")
    workflow.publish(story, by=chief, at=moment)

    for address in ("", "feed.xml", "feed.atom", "feed.json"):
        assert "Тайнослов" not in page_of(client, f"/ru/corrections/{address}")


@pytest.mark.parametrize("many", [2, 19])
def test_the_number_of_queries_is_fixed(client, many, settings):
    settings.NAMES_RECHECK_SECONDS = 60
    for _ in range(many):
        note(make.published())
    for address, cold, warm in (("", 5, 1), ("feed.xml", 5, 1), ("feed.json", 5, 1)):
        names.forget()
        for most in (cold, warm):
            with CaptureQueriesContext(connection) as asked:
                client.get(f"/ru/corrections/{address}")
            assert len(asked) <= most, address
