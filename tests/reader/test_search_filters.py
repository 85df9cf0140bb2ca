"""Filters of the search page: known by name, taken off, proposed, and refused in words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import make
from tests.reader.searching import PAVODOK, ask, found, said

pytestmark = pytest.mark.django_db


def test_a_filter_narrows_and_can_be_taken_off(client):
    here = make.published(headline="Паводок", tags=[make.tag("water")])
    make.published(headline="Паводок")

    response = ask(client, "паводок", tag="water")

    assert found(response) == [here.pk]
    (chosen,) = response.context["form"].chosen
    assert (chosen.text, chosen.url) == (
        "water ru",
        PAVODOK,
    )


@pytest.mark.parametrize("kind", ["section", "tag", "author", "source", "place"])
def test_a_filter_is_known_by_its_address_and_by_its_name(client, kind):
    thing = getattr(make, kind)("thing")
    parts = {
        "section": {"section": thing},
        "tag": {"tags": [thing]},
        "author": {"authors": [thing]},
        "source": {"chain": [(thing, "based", 1)]},
        "place": {"place": thing},
    }
    here = make.published(headline="Паводок", **parts[kind])
    make.published(headline="Паводок")

    for name in ("thing", str(thing.names.get(language="ru")).upper()):
        assert found(ask(client, "паводок", **{kind: name})) == [here.pk], name


@pytest.mark.parametrize("kind", ["section", "tag", "author", "source", "place"])
def test_an_unknown_filter_is_named_and_narrows_nothing(client, kind):
    story = make.published(headline="Паводок")

    response = ask(client, "паводок", **{kind: "Никакой"})

    assert found(response) == [story.pk]
    assert "здесь нет" in said(response)
    if kind != "section":
        assert 'value="Никакой"' in said(response)


@pytest.mark.parametrize("secret", [{"tag": "hidden"}, {"source": "hidden"}], ids=["tag", "source"])
def test_what_is_not_confirmed_is_unknown(client, secret):
    make.tag("hidden", is_confirmed=False)
    make.source("hidden", is_confirmed=False)

    assert "здесь нет" in said(ask(client, "паводок", **secret))


def test_a_period_goes_by_the_newsrooms_calendar(client):
    now = timezone.now()
    ages = {"day": 0, "week": 5, "month": 25, "year": 300}
    stories = {
        name: make.published(headline="Паводок", at=now - timedelta(days=days, seconds=1)).pk
        for name, days in ages.items()
    }

    assert set(found(ask(client, "паводок", period="week"))) == {stories["day"], stories["week"]}
    assert len(found(ask(client, "паводок", period="month"))) == 3
    assert len(found(ask(client, "паводок", period="year"))) == 4
    day = timezone.localtime(now - timedelta(days=25, seconds=1)).date()
    exact = {"from": day.isoformat(), "to": day.isoformat()}
    assert found(ask(client, "паводок", **exact)) == [stories["month"]]
    assert len(found(ask(client, "паводок", to=day.isoformat()))) == 2


@pytest.mark.parametrize(
    ("dates", "answer"),
    [
        ({"from": "вчера"}, "Это не дата"),
        ({"to": "2026-02-30"}, "Это не дата"),
        ({"from": "2026-03-02", "to": "2026-03-01"}, "кончается раньше"),
    ],
)
def test_a_date_that_is_none_is_said_so_and_kept(client, dates, answer):
    story = make.published(headline="Паводок")

    response = ask(client, "паводок", **dates)

    assert answer in said(response)
    assert found(response) == [story.pk]
    for value in dates.values():
        assert f'value="{value}"' in said(response)


@pytest.mark.parametrize("dates", [{"from": "0001-01-01"}, {"to": "9999-12-31"}])
def test_the_ends_of_the_calendar_are_dates(client, dates):
    story = make.published(headline="Паводок")

    assert found(ask(client, "паводок", **dates)) == [story.pk]


def test_what_is_found_is_narrowed_down_by_what_it_is_about(client):
    tag, author = make.tag("water"), make.author("rita")
    for _ in range(2):
        make.published(headline="Паводок", tags=[tag], authors=[author])

    narrower = dict(ask(client, "паводок").context["results"].narrower)

    assert [link.text for link in narrower["Тема"]] == ["water ru"]
    assert narrower["Автор"][0].url.endswith("&author=rita")
    assert "Тема" not in dict(ask(client, "паводок", tag="water").context["results"].narrower)


def test_names_are_proposed_for_filters(client):
    make.author("anna", ru="Анна Ахметова")
    make.author("other", ru="Борис Аннин")
    make.tag("hidden", is_confirmed=False)

    def proposed(kind, text):
        return client.get("/ru/search/suggest", {"kind": kind, "q": text}).json()["suggestions"]

    assert proposed("author", "АН") == ["Анна Ахметова", "Борис Аннин"]
    assert proposed("tag", "hidden") == []
    assert proposed("author", "") == []
    assert client.get("/ru/search/suggest", {"kind": "user", "q": "a"}).status_code == 404
