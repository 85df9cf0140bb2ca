"""The search page: a form without scripts, results with marks, and words where nothing is found."""

from datetime import UTC, datetime

import pytest
import time_machine

from articles import workflow
from articles.search import finding
from reader import names
from tests import make
from tests.reader.searching import PAVODOK, SEARCH, ask, found, said

pytestmark = pytest.mark.django_db
ODD = {
    "a quotation and an operator": 'a"b OR (',
    "a star": "*",
    "a hyphen": "пресс-служба",
    "nothing": "\x00",
    "a face": "🙂 паводок",
    "ten thousand letters": "паводок " * 1_250,
    "a tag": "<script>alert(1)</script>",
    "a template": "{{ 1|add:1 }}",
    "SQL": "'; DROP TABLE articles_edition; --",
    "a mark": "r_s1",
}


def test_it_shows_the_form_alone_at_first(client):
    response = ask(client)

    assert response.status_code == 200
    assert 'name="q"' in said(response)
    assert "Ничего не найдено" not in said(response)


def test_it_finds_and_marks_what_was_found(client):
    story = make.published(
        headline="Паводок отступил", body="<p>О паводках &amp; прочем &lt;b&gt;.</p>"
    )

    response = ask(client, "паводка")

    assert found(response) == [story.pk]
    page = response.content.decode()
    assert "<mark>Паводок</mark> отступил" in page
    assert "О <mark>паводках</mark> &amp; прочем &lt;b&gt;." in page
    assert "Найден 1 материал" in said(response)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_whatever_is_typed_is_answered_and_stays_in_the_field(client, text):
    make.published(headline="Паводок")

    response = ask(client, text)

    assert response.status_code == 200
    kept = " ".join(text.replace("\x00", "").split())[:200]
    assert response.context["form"].text == kept
    assert b"<script>alert" not in response.content


def test_it_is_for_nobody_to_index(client):
    page = ask(client, "паводок").content.decode()

    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page


def test_every_page_leads_to_it(client):
    assert f'href="{SEARCH}"' in client.get("/ru/").content.decode()
    assert f'action="{SEARCH}"' in client.get("/ru/none/").content.decode()


def test_the_other_languages_are_asked_the_same(client):
    page = ask(client, "мост & река").content.decode()

    assert "/kk/search/?q=%D0%BC%D0%BE%D1%81%D1%82+%26+%D1%80%D0%B5%D0%BA%D0%B0" in page


def test_what_was_mistyped_is_asked_back(client):
    make.published(headline="Паводок отступил")

    response = ask(client, "поводок", order="new")

    assert "Возможно, вы искали:" in said(response)
    assert response.context["results"].meant.text == "паводок"


def test_words_of_every_story_ask_for_another_one(client):
    assert "Добавьте ещё одно" in said(ask(client, "и в на"))
    assert "хотя бы из двух букв" in said(ask(client, "я"))


def test_pages_follow_one_another(client, monkeypatch):
    monkeypatch.setattr(finding, "PAGE_SIZE", 2)
    stories = [make.published(headline="Паводок") for _ in range(3)]

    first = ask(client, "паводок", order="new")
    second = client.get(SEARCH + first.context["older_url"])

    assert [*found(first), *found(second)] == [story.pk for story in reversed(stories)]
    assert second.context["older_url"] == ""
    assert second.context["newest_url"] == f"{PAVODOK}&order=new"


def test_pages_follow_one_another_when_places_in_time_have_grown_by_a_digit(client, monkeypatch):
    monkeypatch.setattr(finding, "PAGE_SIZE", 1)
    moment = datetime(2030, 1, 1, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        stories = [make.published(headline="Паводок") for _ in range(2)]
        first = ask(client, "паводок")
        second = client.get(SEARCH + first.context["older_url"])

    assert [*found(first), *found(second)] == [story.pk for story in reversed(stories)]


@pytest.mark.parametrize(
    "junk",
    ["x", "1.2", "1.2.3", "9" * 400, "%00", "1700000000.0.5", f"1700000000.0.{2**64}"],
)
def test_a_page_that_is_not_there_is_missing(client, junk):
    make.published(headline="Паводок")

    assert ask(client, "паводок", before=junk).status_code == 404


def test_nothing_of_a_withdrawn_story_is_left(client, editor):
    story = make.published(headline="Паводок")
    workflow.withdraw(story, by=editor, reason="Ошибка")

    response = ask(client, "паводок")

    assert found(response) == []
    assert "Ничего не найдено" in said(response)


def test_a_language_that_is_not_used_has_no_search(client, newsroom):
    newsroom.texts.filter(language="kk").update(is_enabled=False)
    names.forget()

    assert client.get("/kk/search/").status_code == 404
    assert client.get("/kk/search/suggest?q=па").status_code == 404


def test_proposals_are_data(client):
    make.published(headline="Паводок <b>")

    response = client.get("/ru/search/suggest", {"q": "паво"})

    assert response["Content-Type"] == "application/json"
    assert response.json() == {"suggestions": ["паводок"]}


@pytest.mark.parametrize("address", [SEARCH, "/ru/search/suggest"])
def test_it_is_only_read(client, address):
    assert client.post(address).status_code == 405
