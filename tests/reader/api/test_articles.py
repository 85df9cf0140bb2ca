"""Articles as data: the whole of what a page shows, and the same chain of sources."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import corrections, workflow
from articles.models import Newsroom, NewsroomText
from articles.text import typography
from tests import make
from tests.reader.api.described import faults

pytestmark = pytest.mark.django_db
ROOT = "http://127.0.0.1:8000"


def read(client, number, query=""):
    path = f"/api/v1/articles/{number}{query}"
    response = client.get(path)
    assert response.status_code == 200
    assert faults(response, path) == []
    return json.loads(response.content)


@pytest.fixture
def story():
    agency = make.source("kazinform", ru={"text": "МИА «Казинформ»", "cited": "МИА «Казинформ»"})
    senate = make.source("senate", kind="press_service")
    other = make.published(slug="earlier")
    pictures = [make.picture() for _ in range(3)]
    made = make.article(
        headline="Рынок",
        deck="Подзаголовок",
        section=make.section("economy"),
        tags=[make.tag("markets"), make.tag("kazakh-only", languages=("kk",))],
        place=make.place("town"),
        authors=[make.author("rita"), make.author("desk", kind="desk")],
        chain=[(agency, "republished", 1), (senate, "reference", 2)],
        lead_picture=pictures[0],
        label="partner",
        body=f'<p>Первый <a href="/ru/{other.pk}/">раньше</a>.</p>'
        f'<figure data-picture="{pictures[1].pk}"><figcaption>Своя подпись</figcaption></figure>'
        f'<figure data-gallery="{pictures[1].pk},{pictures[2].pk}"></figure><p>Второй.</p>',
    )
    made.attributions.filter(source=agency).update(
        url="https://example.org/original", taken_at=timezone.now()
    )
    workflow.publish(made, by=make.superuser(), is_archive=True)
    return made


def test_it_carries_the_whole_chain(client, story):
    said = read(client, story.pk)

    assert said["credit_line"] == typography.plain(story.credit_line)
    assert [(step["step"], step["role"]) for step in said["chain"]] == [
        (1, "republished"),
        (2, "reference"),
    ]
    agency = said["chain"][0]["sources"][0]
    assert (agency["name"], agency["kind"]) == ("МИА «Казинформ»", "agency")
    assert agency["original_url"] == "https://example.org/original"
    assert agency["taken_at"]
    assert agency["url"] == f"{ROOT}/ru/source/kazinform/"


def test_it_says_who_where_and_what_about(client, story):
    said = read(client, story.pk)

    assert [(one["slug"], one["kind"]) for one in said["bylines"]] == [
        ("rita", "person"),
        ("desk", "desk"),
    ]
    assert (said["section"]["slug"], said["place"]["slug"]) == ("economy", "town")
    assert [tag["slug"] for tag in said["tags"]] == ["markets"]
    assert said["label"]["code"] == "partner"
    assert said["url"] == ROOT + story.get_absolute_url()


def test_its_text_has_whole_addresses_and_a_plain_form(client, story):
    said = read(client, story.pk)

    assert f'href="{ROOT}/ru/' in said["html"]
    assert 'href="/' not in said["html"]
    assert 'src="/' not in said["html"]
    assert said["text"] == "Первый раньше.\nВторой."


def test_its_pictures_come_in_every_file_there_is(client, story):
    lead, first, second = read(client, story.pk)["pictures"]

    assert [lead["place"], first["place"], second["place"]] == ["lead", "text", "text"]
    assert (first["caption"], second["caption"]) == ("Своя подпись", "Caption")
    assert lead["credit"].endswith("Credit")
    files = {(file["ratio"], file["type"], file["width"]) for file in lead["renditions"]}
    assert len(files) == 2 * 5
    assert ("16x9", "image/webp", 480) in files
    assert all(file["url"].startswith(f"{ROOT}/media/pictures/") for file in lead["renditions"])


def test_it_names_its_versions_in_other_languages(client, story):
    kazakh = make.published(language="kk", story=story.story)
    make.article(language="en", story=story.story)

    said = read(client, story.pk)

    assert [(v["language"], v["number"]) for v in said["versions"]] == [("kk", kazakh.pk)]


def test_a_correction_stands_in_it(client, story):
    corrections.add(story, kind="correction", text="Было семь.", by=make.superuser())

    (note,) = read(client, story.pk)["corrections"]

    assert (note["kind"], note["text"]) == ("correction", "Было семь.")
    assert note["url"].startswith(ROOT + story.get_absolute_url() + "#note-")


def test_a_retracted_one_says_why_and_gives_no_text(client, story):
    corrections.add(story, kind="retraction", text="Это неправда.", by=make.superuser())

    said = read(client, story.pk)

    assert said["retraction"]["text"] == "Это неправда."
    assert (said["html"], said["text"], said["pictures"]) == (None, None, [])
    assert "Второй" not in client.get(f"/api/v1/articles/{story.pk}").content.decode()
    assert not json.loads(client.get("/api/v1/articles?place=town").content)["items"]


def test_its_words_are_in_its_own_language_whatever_is_asked(client):
    article = make.published(language="kk", label="advertising")

    answers = {
        client.get(f"/api/v1/articles/{article.pk}", headers={"Accept-Language": code}).content
        for code in ("ru", "en", "kk")
    }

    assert len(answers) == 1
    assert json.loads(answers.pop())["label"]["name"] == "Жарнама"


def test_its_times_are_those_of_the_record(client):
    Newsroom.objects.update(time_zone="America/New_York")
    with time_machine.travel("2025-08-15T02:00:00+00:00", tick=False):
        article = make.published()

    assert read(client, article.pk)["published_at"] == "2025-08-14T22:00:00-04:00"


def test_breaking_news_says_so_while_it_is(client):
    article = make.published(breaking_until=timezone.now() + timedelta(hours=1))

    assert read(client, article.pk)["is_breaking"]
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert not read(client, article.pk)["is_breaking"]


class TestNinjs:
    def test_it_is_asked_for_by_name_or_by_type(self, client, story):
        named = client.get(f"/api/v1/articles/{story.pk}?format=ninjs")
        accepted = client.get(
            f"/api/v1/articles/{story.pk}",
            headers={"Accept": "application/vnd.iptc.ninjs+json, application/json;q=0.5"},
        )

        assert (
            named["Content-Type"] == accepted["Content-Type"] == ("application/vnd.iptc.ninjs+json")
        )
        assert named.content == accepted.content
        assert accepted["Vary"] == "Accept"
        assert named["ETag"] != client.get(f"/api/v1/articles/{story.pk}")["ETag"]

    @pytest.mark.parametrize("accept", ["*/*", "text/html", "application/json", "nonsense", ""])
    def test_whoever_accepts_anything_gets_ours(self, client, story, accept):
        response = client.get(f"/api/v1/articles/{story.pk}", headers={"Accept": accept})

        assert response["Content-Type"] == "application/json"

    def test_it_holds_the_same_facts(self, client, story):
        NewsroomText.objects.filter(language="ru").update(reuse_rule="Ссылка.")
        make.published(language="kk", story=story.story)
        corrections.add(story, kind="update", text="Дополнено.", by=make.superuser())
        said = read(client, story.pk, "?format=ninjs")

        assert said["uri"] == f"{ROOT}/ru/{story.pk}/"
        assert [source["role"] for source in said["infoSources"]] == ["republished", "reference"]
        contact = said["infoSources"][0]["contactInfo"][0]
        assert contact["value"] == "https://example.org/original"
        assert {"name": "МИА «Казинформ»", "rel": "republished"}.items() <= next(
            one for one in said["associations"] if one["uri"] == "https://example.org/original"
        ).items()
        assert [one["rel"] for one in said["people"] + said["organisations"]] == ["author"] * 2
        kinds = [one["rel"] for one in said["associations"]]
        assert kinds == ["lead", "text", "text", "translation", "republished"]
        assert {d["role"] for d in said["descriptions"]} >= {"deck", "credit-line", "update"}
        assert [genre["literal"] for genre in said["genres"]] == ["news", "partner"]
        assert "edNote" not in said

    @pytest.mark.parametrize(
        ("kind", "role", "holder"),
        [
            ("agency", "republished", "МИА «Казинформ»"),
            ("agency", "reference", "ТОО «Тобол»"),
            ("person", "republished", "МИА «Казинформ»"),
            ("document", "republished", None),
            ("document", "based", "ТОО «Тобол»"),
        ],
    )
    def test_words_are_theirs_who_wrote_them(self, client, kind, role, holder):
        NewsroomText.objects.filter(language="ru").update(owner="ТОО «Тобол»")
        source = make.source("wire", kind=kind, ru={"text": "МИА «Казинформ»", "cited": "x"})
        before = make.source("senate", kind="press_service")
        article = make.published(chain=[(source, role, 1), (before, "republished", 2)])

        said = read(client, article.pk, "?format=ninjs")

        assert said.get("copyrightHolder") == holder

    def test_a_retracted_one_is_canceled(self, client, story):
        corrections.add(story, kind="retraction", text="Это неправда.", by=make.superuser())

        said = read(client, story.pk, "?format=ninjs")

        assert (said["pubStatus"], said["representationType"]) == ("canceled", "partial")
        assert "bodies" not in said
        assert "Второй" not in json.dumps(said, ensure_ascii=False)

    def test_another_format_is_refused(self, client, story):
        response = client.get(f"/api/v1/articles/{story.pk}?format=xml")

        assert response.status_code == 400
        assert "xml" in response.json()["detail"]
