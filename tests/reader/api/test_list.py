"""The list of articles: filters, pages, and what is refused in words."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import merging_names
from articles.models import Address, Tag
from reader.api import listing
from tests import make, many
from tests.reader.api.described import faults

pytestmark = pytest.mark.django_db
LIST = "/api/v1/articles"


def numbers(client, query=""):
    return [item["number"] for item in page(client, query)["items"]]


def page(client, query=""):
    response = client.get(LIST + query)
    assert response.status_code == 200, response.content.decode()
    assert faults(response, LIST) == []
    return response.json()


def refused(client, query):
    response = client.get(LIST + query, headers={"Accept-Language": "en"})
    assert response.status_code == 400
    assert faults(response, LIST) == []
    return response.json()


def walk(client, query):
    """The numbers of all pages, and how many pages there were."""
    found, pages, address = [], 0, LIST + query
    while address:
        said = client.get(address.removeprefix("http://127.0.0.1:8000")).json()
        found += [item["number"] for item in said["items"]]
        pages, address = pages + 1, said["next"]
        assert pages < 100
    return found, pages


def test_it_holds_every_language_newest_first(client):
    older = make.published(at=timezone.now() - timedelta(days=1), language="kk")
    newer = make.published(language="ru")

    assert numbers(client) == [newer.pk, older.pk]
    assert numbers(client, "?language=kk") == [older.pk]
    assert numbers(client, "?language=en") == []


@pytest.mark.parametrize("table", ["section", "tag", "author", "source", "place"])
def test_it_filters_by_each_name(client, table):
    thing = getattr(make, table)("wanted")
    parts = {
        "section": {"section": thing},
        "tag": {"tags": [thing]},
        "author": {"authors": [thing]},
        "source": {"chain": [(thing, "reference", 1)]},
        "place": {"place": thing},
    }
    article = make.published(**parts[table])
    make.published()

    assert numbers(client, f"?{table}=wanted") == [article.pk]
    assert numbers(client, f"?{table}=wanted&language=kk") == []


def test_filters_are_joined(client):
    tag, author, section = make.tag("roads"), make.author("rita"), make.section("news")
    wanted = make.published(tags=[tag], authors=[author], section=section)
    make.published(tags=[tag])
    make.published(authors=[author], section=section)

    assert numbers(client, "?tag=roads&author=rita") == [wanted.pk]
    assert numbers(client, "?section=news&tag=roads&author=rita&language=ru") == [wanted.pk]


def test_a_tag_stands_only_where_it_has_a_name(client):
    tag = make.tag("local", languages=("kk",))
    make.published(tags=[tag], language="ru")
    kazakh = make.published(tags=[tag], language="kk")

    assert numbers(client, "?tag=local") == [kazakh.pk]
    assert numbers(client, "?tag=local&language=ru") == []


def test_a_period_counts_by_the_newsrooms_calendar(client):
    with time_machine.travel("2025-08-14T20:00:00+05:00", tick=False):
        before = make.published()
    with time_machine.travel("2025-08-15T00:00:00+05:00", tick=False):
        first = make.published()
    with time_machine.travel("2025-08-15T23:59:59+05:00", tick=False):
        last = make.published()

    assert numbers(client, "?published_from=2025-08-15") == [last.pk, first.pk]
    assert numbers(client, "?published_to=2025-08-14") == [before.pk]
    assert numbers(client, "?published_from=2025-08-15&published_to=2025-08-15") == [
        last.pk,
        first.pk,
    ]
    moment = "2025-08-15T00:00:00"
    assert numbers(client, f"?published_to={moment}%2B05:00") == [first.pk, before.pk]
    assert numbers(client, f"?published_to={moment}+05:00") == [first.pk, before.pk]
    assert numbers(client, "?published_to=2025-08-14T19:00:00Z") == [first.pk, before.pk]
    assert numbers(client, f"?published_to={moment}") == [first.pk, before.pk]


def test_pages_hold_each_article_once(client):
    story = make.published(tags=[make.tag("roads")])
    many.copies(story, 30)
    kazakh = make.published(language="kk", at=timezone.now() - timedelta(minutes=10))
    many.copies(kazakh, 9)

    found, pages = walk(client, "?limit=7")

    assert (len(found), len(set(found)), pages) == (41, 41, 6)
    assert walk(client, "?limit=7&tag=roads")[1] == 5
    assert len(page(client)["items"]) == 20


def test_articles_of_one_moment_stand_on_one_page_each(client):
    with time_machine.travel("2025-08-15T10:00:00+05:00", tick=False):
        made = [make.published().pk for _ in range(5)]

    found, pages = walk(client, "?limit=2")

    assert (found, pages) == (made[::-1], 3)


def test_the_next_page_keeps_the_question(client):
    story = make.published(tags=[make.tag("roads")])
    many.copies(story, 3)

    response = client.get(f"{LIST}?tag=roads&limit=2&language=ru")

    address = response.json()["next"]
    assert address.startswith(f"http://127.0.0.1:8000{LIST}?tag=roads&limit=2&language=ru&cursor=")
    assert f'<{address}>; rel="next"' in response["Link"]


def test_joined_filters_find_what_lies_deep_in_a_long_list(client, monkeypatch):
    monkeypatch.setattr(listing, "LOOKED_AT", 5)
    tag, author = make.tag("roads"), make.author("rita")
    common = make.published(tags=[tag], language="kk")
    many.copies(common, 12)
    other = make.published(authors=[author])
    many.copies(other, 20)
    wanted = [
        make.published(tags=[tag], authors=[author], at=timezone.now() - timedelta(days=days)).pk
        for days in (1, 2, 3)
    ]
    monkeypatch.setattr(listing, "_rarest_first", lambda wanted: wanted.lists)

    assert walk(client, "?author=rita&tag=roads&limit=2")[0] == wanted
    assert walk(client, "?author=rita&tag=roads&limit=1&language=ru")[0] == wanted


def test_the_rarest_of_joined_lists_is_read(client):
    rare, common = make.tag("rare"), make.author("rita")
    wanted = make.published(tags=[rare], authors=[common])
    make.published(authors=[common])

    class Wanted:
        lists = (("author", common.pk), ("tag", rare.pk))
        languages = ("ru",)

    assert listing._rarest_first(Wanted)[0] == ("tag", rare.pk)
    assert numbers(client, "?author=rita&tag=rare") == [wanted.pk]


def test_what_was_renamed_or_merged_is_found_by_its_old_name(client):
    tag, loser = make.tag("new"), make.tag("twin")
    article, other = make.published(tags=[tag]), make.published(tags=[loser])
    Address.objects.create(kind="tag", old="old", target=tag.pk)
    merging_names.merge("tag", loser, tag, by=make.superuser())

    assert numbers(client, "?tag=old") == [other.pk, article.pk]
    assert numbers(client, "?tag=twin") == [other.pk, article.pk]


REFUSED = {
    "?page=2": ("page", "no parameter here"),
    "?limit=5&limit=6": ("limit", "more than once"),
    "?language=de": ("language", "ru, kk, en"),
    "?limit=0": ("limit", "from 1 to 100"),
    "?limit=101": ("limit", "from 1 to 100"),
    "?limit=ten": ("limit", "“ten”"),
    "?limit=%D9%A5": ("limit", "from 1 to 100"),
    "?limit=": ("limit", "from 1 to 100"),
    "?tag=nothing": ("tag", "Nothing is called “nothing”"),
    "?tag=%00": ("tag", "/api/v1/tags"),
    "?section=": ("section", "/api/v1/sections"),
    "?published_from=yesterday": ("published_from", "neither a day"),
    "?published_from=2025-02-30": ("published_from", "neither a day"),
    "?published_from=0001-01-01": ("published_from", "neither a day"),
    "?published_to=9999-12-31T23:59:59-12:00": ("published_to", "neither a day"),
    "?published_from=2025-02-02&published_to=2025-02-01": ("published_from", "later than"),
    "?cursor=": ("cursor", "no cursor"),
    "?cursor=abc": ("cursor", "“next”"),
    "?cursor=99999999999999999999999-1": ("cursor", "no cursor"),
    "?limit=" + "9" * 500: ("limit", "…"),
}


@pytest.mark.parametrize("query", REFUSED)
def test_what_cannot_be_read_is_refused_in_words(client, query):
    parameter, words = REFUSED[query]

    said = refused(client, query)

    assert said["parameter"] == parameter
    assert words in said["detail"]
    assert len(said["detail"]) < 300


@pytest.mark.parametrize("kind", ["source", "tag"])
def test_an_unconfirmed_name_is_unknown(client, kind):
    getattr(make, kind)("rumour", is_confirmed=False)

    assert "rumour" in refused(client, f"?{kind}=rumour")["detail"]


def test_a_section_that_left_the_menu_still_filters(client):
    section = make.section("quiet")
    article = make.published(section=section)
    section.in_menu = False
    section.save()

    assert numbers(client, "?section=quiet") == [article.pk]


def test_an_old_name_that_leads_to_a_hidden_thing_is_unknown(client):
    tag = make.tag("hidden", is_confirmed=False)
    Address.objects.create(kind="tag", old="before", target=tag.pk)

    assert refused(client, "?tag=before")
    assert Tag.objects.count() == 1


def test_problems_are_told_in_the_asked_language(client):
    for code, word in (("ru", "параметра"), ("kk", "параметр"), ("en", "parameter")):
        by_header = client.get(f"{LIST}?page=2", headers={"Accept-Language": f"{code}, de;q=0.5"})
        by_name = client.get(f"{LIST}?page=2&language={code}", headers={"Accept-Language": "de"})

        for response in (by_header, by_name):
            assert word in response.json()["detail"]
            assert response["Content-Language"] == code
            assert response["Vary"] == "Accept-Language"
