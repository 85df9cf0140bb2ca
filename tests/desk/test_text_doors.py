"""What the text knocks at while it is being written: articles, typography, embeds, pictures."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Picture
from tests import make
from tests.articles import picture_bytes

pytestmark = pytest.mark.django_db


def door(name):
    return reverse(f"admin:articles_article_{name}")


def found(client, **query):
    return client.get(door("find"), query).json()["results"]


def typeset(client, **asked):
    return client.post(door("typeset"), json.dumps(asked), content_type="application/json")


def put(client, data, name="a.jpg"):
    return client.post(door("pasted_picture"), {"file": SimpleUploadedFile(name, data)}).json()


def test_articles_are_found_by_words_in_another_form(desk):
    article = make.published(headline="Школьные обеды подорожали")

    (row,) = found(desk, q="школьных обедов")

    assert row["address"] == f"/ru/{article.pk}/"
    assert row["text"] == "Школьные обеды подорожали"
    assert row["isPublic"]


def test_those_with_the_words_in_the_headline_come_first(desk):
    in_headline = make.published(headline="Паводок отступил")
    make.published(headline="Другое", body="<p>Про паводок.</p>")

    assert found(desk, q="паводок")[0]["id"] == in_headline.pk


def test_an_article_is_found_by_its_number_and_by_its_address(desk):
    article = make.published()

    for asked in (
        str(article.pk),
        article.get_absolute_url(),
        f"http://testserver{article.get_absolute_url()}?a=1",
    ):
        assert [row["id"] for row in found(desk, q=asked)] == [article.pk], asked
    assert found(desk, q=f"https://elsewhere.example/ru/{article.pk}/") == []


def test_a_reporter_finds_public_and_own_ones_but_not_drafts_of_others(reporters_desk, reporter):
    own = make.article(by=reporter, headline="Степь своя")
    public = make.published(headline="Степь общая")
    strange = make.article(headline="Степь чужая")

    rows = found(reporters_desk, q="степь")

    assert {row["id"]: row["isPublic"] for row in rows} == {own.pk: False, public.pk: True}
    assert found(reporters_desk, numbers=f"{strange.pk},{own.pk}")[0]["id"] == own.pk


def test_typography_is_proposed_by_paragraph_and_by_piece(desk):
    blocks = [["Без правок"], ['Он сказал: "', "да", '"'], ["№5", None, "конец"]]

    answer = typeset(desk, language="ru", blocks=blocks).json()["proposals"]

    assert [(one["index"], one["pieces"]) for one in answer] == [
        (1, ["Он сказал: «", "да", "»"]),
        (2, ["№\xa05", None, "конец"]),
    ]
    assert answer[0]["spans"][1:3] == [["was", '"'], ["now", "«"]]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"language": "de", "blocks": []},
        {"language": "ru", "blocks": "x"},
        {"language": "ru", "blocks": [[1]]},
        {"language": [], "blocks": []},
    ],
)
def test_typography_refuses_what_its_button_never_sends(desk, asked):
    assert typeset(desk, **asked).status_code == 400


def test_an_embed_is_named_and_anything_else_is_told_to_be_a_link(desk):
    known = desk.get(door("embed"), {"url": "https://youtu.be/dQw4w9WgXcQ"}).json()
    unknown = desk.get(door("embed"), {"url": "https://news.example/<b>"}).json()
    nothing = desk.get(door("embed"), {"url": "javascript:x"}).json()

    assert known["provider"] == "YouTube"
    assert "news.example" in unknown["sentence"]
    assert "YouTube, Vimeo" in unknown["sentence"]
    assert "https://" in nothing["sentence"]


def test_a_pasted_picture_is_in_the_library_once(desk, editor):
    first = put(desk, picture_bytes.jpeg())
    second = put(desk, picture_bytes.jpeg())

    assert first == second == {"id": Picture.objects.get().pk}
    assert Picture.objects.get().uploaded_by == editor


def test_what_is_no_picture_is_refused_in_words_and_leaves_nothing(desk, settings):
    answer = put(desk, b"<svg onload=x>", "вход.svg")

    assert "вход.svg" in answer["refused"]
    assert desk.post(door("pasted_picture")).json()["refused"]
    assert not Picture.objects.exists()
    assert not list(settings.MEDIA_ROOT.rglob("*.*"))


@pytest.mark.parametrize("name", ["find", "related", "embed", "typeset", "pasted_picture"])
def test_nobody_else_gets_in(client, name):
    assert client.get(door(name)).status_code == 302
    assert client.post(door(name)).status_code == 302
