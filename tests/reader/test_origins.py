"""Where a story comes from, as machines read it: nobody is lost, and each is what it is."""

import pytest

from articles import workflow
from tests import make
from tests.reader.graphs import nodes

pytestmark = pytest.mark.django_db
KINDS = {
    "agency": "NewsMediaOrganization",
    "medium": "NewsMediaOrganization",
    "press_service": "Organization",
    "institution": "Organization",
    "social": "Organization",
}


def told(client, *chain, **values):
    """An article's node; `chain` are (kind, role, step), each source called by its place."""
    sources = [
        (make.source(f"s{number}", kind=kind, ru=f"Источник {number}"), role, step)
        for number, (kind, role, step) in enumerate(chain)
    ]
    story = make.article(chain=sources)
    story.attributions.update(**values)
    workflow.publish(story, by=make.superuser())
    return nodes(client, story.get_absolute_url())["article"]


def parts(node):
    """Everything said inside of a node, and the node."""
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from parts(one)


def assert_each_id_stands_whole(article):
    said = [one for one in parts(article) if one.get("@id", "").endswith("#source")]
    whole = {one["@id"] for one in said if "name" in one}
    assert {one["@id"] for one in said} <= whole


@pytest.mark.parametrize("kind", KINDS)
def test_an_organisation_that_a_text_is_from_is_its_source(client, kind):
    article = told(client, (kind, "republished", 1))

    assert article["sourceOrganization"]["@type"] == KINDS[kind]
    assert "citation" not in article


def test_a_person_of_the_nearest_step_is_cited_and_no_organisation(client):
    article = told(client, ("person", "reference", 1), ("institution", "reference", 1))

    person, institution = article["citation"]
    assert article["sourceOrganization"]["name"] == "Источник 1"
    assert (person["name"], person["author"]["@type"]) == ("Источник 0", "Person")
    assert institution["author"] == article["sourceOrganization"]  # referred to, not taken over


def test_a_document_is_a_work_that_nobody_speaks_in(client):
    article = told(client, ("document", "based", 1), url="https://example.org/law")

    assert "sourceOrganization" not in article
    assert article["isBasedOn"] == [{"@type": "CreativeWork", "url": "https://example.org/law"}]
    assert article["citation"] == [
        {"@type": "CreativeWork", "name": "Источник 0", "url": "https://example.org/law"}
    ]


@pytest.mark.parametrize("url", ["", "https://example.org/1"])
def test_whoever_a_text_was_taken_over_from_before_is_cited(client, url):
    article = told(client, ("medium", "republished", 1), ("agency", "republished", 2), url=url)

    assert article["sourceOrganization"]["name"] == "Источник 0"
    assert [one["author"]["name"] for one in article["citation"]] == ["Источник 1"]
    assert_each_id_stands_whole(article)


def test_an_original_has_a_publisher_or_if_a_person_wrote_it_an_author(client):
    article = told(
        client,
        ("agency", "republished", 1),
        ("person", "reference", 2),
        url="https://example.org/1",
    )

    agency, person = article["isBasedOn"]
    assert set(agency) == {"@type", "url", "publisher"}
    assert set(person) == {"@type", "url", "author"}
    assert_each_id_stands_whole(article)


def test_our_own_words_are_ours(client):
    article = told(client, ("agency", "reference", 1), ("medium", "republished", 2))

    assert article["copyrightHolder"] == article["publisher"]


def test_words_taken_over_are_those_of_whom_they_were_taken_from(client):
    article = told(client, ("agency", "republished", 1), ("person", "republished", 1))

    holders = [one["@id"].rpartition("/ru/")[2] for one in article["copyrightHolder"]]
    assert holders == ["source/s0/#source", "source/s1/#source"]
    assert_each_id_stands_whole(article)


def test_of_a_document_that_was_taken_over_nobody_is_said_to_own_it(client):
    assert "copyrightHolder" not in told(client, ("document", "republished", 1))
