"""What pages say to machines: one JSON-LD graph, and the head that goes with it."""

import json
import re
from urllib.parse import urlsplit

import pytest
from django.utils.dateparse import parse_datetime

from articles import corrections, workflow
from articles.models import Correction
from reader import graph
from tests import make
from tests.reader.graphs import nodes

pytestmark = pytest.mark.django_db

HREFLANG = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
OFFSET = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")


@pytest.fixture
def story():
    agency = make.source("kazinform", kind="agency", ru="МИА «Казинформ»")
    senate = make.source("senate", kind="press_service", ru="пресс-служба Сената")
    return make.published(
        headline="Сенат обсудил полицию </script><b>",
        section=make.section("news"),
        tags=[make.tag("roads")],
        authors=[make.author("rita"), make.author("desk", kind="desk")],
        chain=[(agency, "republished", 1), (senate, "reference", 2)],
        place=make.place("town"),
        lead_picture=make.picture(),
    )


def test_an_article_has_one_graph_with_stable_ids(client, story):
    found = nodes(client, story.get_absolute_url())

    assert set(found) == {"organization", "article", "breadcrumbs"}
    article = found["article"]
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == "Сенат обсудил полицию </script><b>"
    assert article["mainEntityOfPage"] == article["url"]
    assert article["publisher"] == {"@id": found["organization"]["@id"]}
    assert article["inLanguage"] == "ru"


def test_its_moments_have_an_offset(client, story):
    article = nodes(client, story.get_absolute_url())["article"]

    for name in ("datePublished", "dateModified"):
        assert OFFSET.match(article[name])
        assert parse_datetime(article[name])


def test_a_desk_is_an_organisation_and_a_name_is_only_a_name(client, story):
    person, desk = nodes(client, story.get_absolute_url())["article"]["author"]

    assert (person["@type"], desk["@type"]) == ("Person", "Organization")
    for one in (person, desk):
        assert set(one) == {"@type", "@id", "name", "url"}
        assert ":" not in one["name"]


def test_the_whole_chain_is_told(client, story):
    article = nodes(client, story.get_absolute_url())["article"]

    assert "Казинформ" in article["creditText"]
    assert article["sourceOrganization"]["@type"] == "NewsMediaOrganization"
    assert article["sourceOrganization"]["name"] == "МИА «Казинформ»"
    assert [one["name"] for one in article["citation"]] == ["пресс-служба Сената"]


def test_an_original_that_was_taken_over_is_what_it_is_based_on(client):
    story = make.article(chain=[(make.source(), "republished", 1)])
    story.attributions.update(url="https://example.org/1")
    workflow.publish(story, by=make.superuser())

    article = nodes(client, story.get_absolute_url())["article"]

    assert [one["url"] for one in article["isBasedOn"]] == ["https://example.org/1"]


def test_pictures_come_in_three_shapes_with_their_credit(client, story):
    images = nodes(client, story.get_absolute_url())["article"]["image"]

    assert len(images) == 3
    for one in images:
        width, height = (int(one[side].removesuffix(" px")) for side in ("width", "height"))
        assert one["creditText"]
        assert width * height > 50_000
    assert all(one["contentUrl"].startswith("http") for one in images)


def test_a_note_to_readers_is_a_correction_comment(client, story, chief):
    corrections.add(story, kind=Correction.Kind.CORRECTION, text="Верно: восемь.", by=chief)

    (note,) = nodes(client, story.get_absolute_url())["article"]["correction"]

    assert (note["@type"], note["text"]) == ("CorrectionComment", "Верно: восемь.")
    assert OFFSET.match(note["datePublished"])


def test_an_editor_is_a_person_and_a_desk_that_edited_contributed(client):
    story = make.article()
    for position, who in enumerate((make.author("pavel"), make.author("desk", kind="desk"))):
        story.credits.create(author=who, role="editing", position=position)
    workflow.publish(story, by=make.superuser())

    article = nodes(client, story.get_absolute_url())["article"]

    assert [one["@type"] for one in article["editor"]] == ["Person"]
    assert [one["@type"] for one in article["contributor"]] == ["Organization"]


@pytest.mark.parametrize(
    ("matter", "kind"),
    [
        ({"form": "opinion"}, "OpinionNewsArticle"),
        ({"form": "reportage"}, "ReportageNewsArticle"),
        ({"label": "advertising"}, "AdvertiserContentArticle"),
    ],
)
def test_a_kind_of_story_has_its_own_type(client, matter, kind):
    story = make.published(lead_picture=make.picture(), **matter)

    assert nodes(client, story.get_absolute_url())["article"]["@type"] == kind


def test_versions_name_each_other_and_themselves(client):
    russian = make.published()
    kazakh = make.published(language="kk", story=russian.story)
    pages = {a: client.get(a.get_absolute_url()).content.decode() for a in (russian, kazakh)}

    said = [dict(HREFLANG.findall(html)) for html in pages.values()]

    assert said[0] == said[1]
    assert set(said[0]) == {"ru", "kk", "x-default"}
    assert said[0]["x-default"] == said[0]["ru"]
    for article, html in pages.items():
        assert CANONICAL.search(html)[1].endswith(article.get_absolute_url())
    other = nodes(client, russian.get_absolute_url())["article"]["workTranslation"]
    assert [urlsplit(one["@id"]).path for one in other] == [kazakh.get_absolute_url()]


def test_a_later_page_of_a_list_is_canonical_to_itself_and_has_no_versions(client):
    for _ in range(21):
        make.published()
    older = client.get("/ru/latest/").context["older_url"]

    html = client.get(f"/ru/latest/{older}").content.decode()

    assert CANONICAL.search(html)[1].endswith(f"/ru/latest/{older}")
    assert not HREFLANG.findall(html)


def test_an_author_has_a_profile(client):
    make.published(authors=[make.author("rita")])

    page = nodes(client, "/ru/author/rita/")["page"]

    assert page["@type"] == "ProfilePage"
    assert page["mainEntity"]["@type"] == "Person"


def test_nothing_ends_the_script_early():
    written = graph.script({"@id": "x", "name": "</script><!-- & \u2028"})

    assert not set(written) & set("<>&")
    assert json.loads(written)["@graph"][0]["name"].startswith("</script>")
