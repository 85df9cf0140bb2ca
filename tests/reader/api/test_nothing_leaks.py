"""What may not be read on the site can't be read here."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from articles.models import NewsroomText
from reader import names
from tests import make
from tests.reader.api.described import faults

pytestmark = pytest.mark.django_db
MARKER = "Тайнослов"
LISTS = ["articles", "sections", "tags", "authors", "sources", "places"]


@pytest.fixture
def shared():
    return {
        "section": make.section("news"),
        "tags": [make.tag("roads")],
        "authors": [make.author("rita")],
        "place": make.place("town"),
        "chain": [(make.source("agency"), "republished", 1)],
    }


@pytest.fixture
def hidden(editor, shared):
    """Everything that isn't public, sharing every name and the story with a public article."""
    public = make.published(headline="Открыто", **shared)
    secret = {"headline": MARKER, "deck": MARKER, "body": f"<p>{MARKER}</p>", **shared}
    later = timezone.now() + timedelta(hours=1)
    draft = make.article(language="kk", story=public.story, **secret)
    planned = make.published(at=later, language="en", story=public.story, **secret)
    embargoed = make.article(embargo_until=later, **secret)
    workflow.publish(embargoed, by=make.superuser(), at=later, is_archive=True)
    gone = make.published(**secret)
    workflow.withdraw(gone, by=editor, reason="Ошибка в имени.")
    return {"draft": draft, "planned": planned, "embargoed": embargoed, "gone": gone}


def addresses(hidden):
    filters = [
        "",
        "language=ru",
        "section=news",
        "tag=roads&author=rita",
        "source=agency&place=town",
    ]
    yield from (f"/api/v1/articles?{query}" for query in filters)
    yield from (f"/api/v1/{name}" for name in LISTS)
    for article in hidden.values():
        yield f"/api/v1/articles/{article.pk}"
        yield f"/api/v1/articles/{article.pk}?format=ninjs"


def test_no_answer_speaks_of_them(client, hidden):
    for address in addresses(hidden):
        response = client.get(address)

        assert MARKER not in response.content.decode(), address
        assert MARKER not in json.dumps(response.json(), ensure_ascii=False), address
        assert str(hidden["planned"].pk) not in [
            str(version["number"])
            for item in response.json().get("items", ())
            for version in item.get("versions", ())
        ]


@pytest.mark.parametrize("kind", ["draft", "planned", "embargoed"])
def test_they_answer_exactly_like_one_that_never_was(client, hidden, kind):
    never = client.get("/api/v1/articles/999999")
    number = hidden[kind].pk

    response = client.get(f"/api/v1/articles/{number}")

    assert response.status_code == 404
    assert response.content == never.content.replace(b"999999", str(number).encode())
    assert _without_length(response) == _without_length(never)
    assert faults(response, f"/api/v1/articles/{number}") == []


def _without_length(response):
    return {name: value for name, value in response.items() if name != "Content-Length"}


def test_a_planned_one_is_there_at_its_second(client, hidden):
    number = hidden["planned"].pk

    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1)):
        assert client.get(f"/api/v1/articles/{number}").status_code == 200
        listed = client.get("/api/v1/articles?language=en").json()["items"]

    assert [item["number"] for item in listed] == [number]


@pytest.mark.parametrize("query", ["", "?format=ninjs"])
def test_a_withdrawn_one_says_why_and_nothing_else(client, hidden, query):
    path = f"/api/v1/articles/{hidden['gone'].pk}{query}"

    response = client.get(path, headers={"Accept-Language": "en"})

    said = response.json()
    assert response.status_code == 410
    assert faults(response, path) == []
    assert (said["reason"], said["reason_language"]) == ("Ошибка в имени.", "ru")
    assert said["title"] == "This story was withdrawn"
    assert not said["is_killed"]
    assert "taynoslov" not in response.content.decode()


def test_a_killed_one_says_so(client, chief):
    article = make.published()
    workflow.kill(article, by=chief, reason="Подлог.")

    said = client.get(f"/api/v1/articles/{article.pk}").json()

    assert (said["status"], said["is_killed"]) == (410, True)


def test_a_planned_change_is_not_told_before_its_time(client):
    article = make.published(headline="Раньше")
    article.headline = MARKER
    article.save()
    workflow.record(article, by=make.superuser())
    workflow.publish(article, by=make.superuser(), at=timezone.now() + timedelta(hours=1))

    for address in (f"/api/v1/articles/{article.pk}", "/api/v1/articles"):
        assert MARKER not in client.get(address).content.decode()


def test_a_link_to_what_is_not_public_tells_no_headline(client, hidden):
    body = f'<p><a href="/ru/{hidden["draft"].pk}/">Раньше</a></p>'
    article = make.published(body=body)

    html = client.get(f"/api/v1/articles/{article.pk}").json()["html"]

    assert f"/ru/{hidden['draft'].pk}/" in html


def test_an_author_without_a_byline_of_text_is_not_credited_by_editing_lists(client):
    editor = make.author("quiet")
    article = make.article()
    article.credits.create(author=editor, role="editing", position=5)
    workflow.publish(article, by=make.superuser(), is_archive=True)

    assert client.get("/api/v1/articles?author=quiet").json()["items"] == []


def test_a_language_that_the_newsroom_does_not_use_is_left_out(client, shared):
    make.published(language="en", **shared)
    NewsroomText.objects.filter(language="en").update(is_enabled=False)
    names.forget()

    assert client.get("/api/v1/articles").json()["items"] == []
    assert client.get("/api/v1/articles?language=en").status_code == 400
    tag = client.get("/api/v1/tags").json()["items"][0]
    assert set(tag["names"]) == set(tag["urls"]) == {"ru", "kk"}
