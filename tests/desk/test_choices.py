"""Suggestions: found by any case in any language, named in the person's, safe to show."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db


def found(client, kind, query):
    answer = client.get(f"/admin/articles/article/choices/{kind}/", {"q": query})
    return answer.json()["results"]


def test_names_are_found_by_any_case(desk):
    make.author(ru="Семён Полищук")
    make.author(ru="Другой")

    assert [row["text"] for row in found(desk, "authors", "семен ПОЛИ")] == ["Семён Полищук"]


def test_a_name_in_another_language_finds_the_persons_own(desk):
    make.place(ru="Костанай", kk="Қостанай", en="Kostanay")

    assert [row["text"] for row in found(desk, "places", "қостан")] == ["Костанай"]


def test_what_begins_with_the_query_comes_first(desk):
    make.source(ru="Новая полиция")
    make.source(ru="Полиция")

    assert [row["text"] for row in found(desk, "sources", "поли")] == ["Полиция", "Новая полиция"]


def test_what_is_not_confirmed_says_so(desk):
    make.tag("paводок", is_confirmed=False)
    make.source(ru="Новый источник", is_confirmed=False)

    assert found(desk, "tags", "paв")[0]["note"]
    assert found(desk, "sources", "новый")[0]["note"]


def test_pictures_are_found_by_their_words(desk):
    picture = make.picture()

    row = found(desk, "pictures", "caption")[0]

    assert (row["id"], row["text"], row["note"]) == (picture.pk, "Caption", "Credit")
    assert row["url"].startswith("/media/pictures/")


def test_articles_are_those_that_the_person_may_see(reporters_desk):
    make.article(headline="Чужой черновик")
    make.published(headline="Чужое опубликованное")

    rows = found(reporters_desk, "articles", "чуж")

    assert [row["text"] for row in rows] == ["Чужое опубликованное"]


def test_an_unknown_kind_is_not_found(desk):
    assert desk.get("/admin/articles/article/choices/users/").status_code == 404


def test_a_picture_in_the_text_leads_to_its_thumbnail(desk):
    picture = make.picture()

    answer = desk.get(f"/admin/articles/article/picture/{picture.pk}/")

    assert answer.url.endswith(".jpeg")
    assert desk.get("/admin/articles/article/picture/999999/").status_code == 404


def test_it_answers_json_that_no_browser_takes_for_a_page(desk):
    make.author(ru="<img src=x onerror=alert(1)>")

    answer = desk.get("/admin/articles/article/choices/authors/", {"q": "img"})

    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"
