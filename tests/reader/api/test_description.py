"""The OpenAPI document: whole, true of the code, and true of the demo's every answer."""

import re

import pytest
from django.core.management import call_command
from django.urls import get_resolver
from jsonschema import Draft202012Validator

from articles import library
from articles.models import Article, Picture
from reader.api import parameters, views
from tests import make
from tests.reader.api.described import faults, ninjs_validator

ROOT = "http://127.0.0.1:8000"
LISTS = ["articles", "sections", "tags", "authors", "sources", "places"]


@pytest.fixture
def description():
    return views.described()


def references(node):
    if isinstance(node, dict):
        yield from (value for name, value in node.items() if name == "$ref")
        yield from (found for value in node.values() for found in references(value))
    elif isinstance(node, list):
        yield from (found for value in node for found in references(value))


def test_every_reference_leads_somewhere_and_everything_is_used(description):
    used = set(references(description))
    there = {
        f"#/components/{kind}/{name}"
        for kind, named in description["components"].items()
        for name in named
    }

    assert used == there


def test_its_schemas_are_schemas(description):
    for schema in description["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    Draft202012Validator.check_schema(ninjs_validator().schema)


def test_it_describes_every_address_and_no_other(description):
    patterns = get_resolver().url_patterns
    ours = next(one for one in patterns if str(one.pattern) == "api/v1/")
    routes = {str(one.pattern) for one in ours.url_patterns if one.name}

    assert {f"/{re.sub('<number:number>', '{number}', route)}" for route in routes} == set(
        description["paths"]
    )


def test_it_names_the_parameters_that_are_read(description):
    def named(path):
        given = description["paths"][path]["get"].get("parameters", ())
        return [one["$ref"].rsplit("/", 1)[1] for one in given]

    assert sorted(named("/articles")) == sorted(parameters.OF_ARTICLES)
    assert named("/articles/{number}") == ["number", *parameters.OF_ARTICLE]
    for path in ("/sections", "/tags", "/authors", "/sources", "/places"):
        assert named(path) == list(parameters.PAGED)
    limit = description["components"]["parameters"]["limit"]["schema"]
    assert (limit["default"], limit["maximum"]) == (parameters.USUAL, parameters.MOST)


def test_every_object_is_closed_or_part_of_one_that_is(description):
    schemas = description["components"]["schemas"]
    open_on_purpose = {"Page", "Named", "Problem", "Ninjs"}
    for name, schema in schemas.items():
        closed = {"additionalProperties", "unevaluatedProperties"} & set(schema)
        if "properties" in schema and name not in open_on_purpose:
            assert closed, name


@pytest.mark.django_db
def test_it_is_served_as_it_is_written(client, description):
    response = client.get("/api/v1/openapi.json")

    assert response.json() == description
    assert faults(response, "/api/v1/openapi.json") == []


def test_a_planted_fault_is_found(db, client):
    article = make.published()
    response = client.get(f"/api/v1/articles/{article.pk}")
    response.content = response.content.replace(b'"words"', b'"wrods"')

    assert len(faults(response, f"/api/v1/articles/{article.pk}")) == 2


@pytest.fixture
def demo(monkeypatch, db):
    def add(data, name, *, by, texts, focal, facts):
        picture = make.picture(by=by, languages=[], **facts)
        for language, words in texts.items():
            picture.texts.create(language=language, **words)
        Picture.objects.filter(pk=picture.pk).update(uploaded_name=name)
        return picture

    monkeypatch.setattr(library, "add_picture", add)
    call_command("demo", verbosity=0)


def test_every_answer_of_the_demo_is_as_described(client, demo):
    statuses = set()
    for name in LISTS:
        address = f"/api/v1/{name}"
        while address:
            response = client.get(address)
            assert faults(response, address) == []
            address = (response.json()["next"] or "").removeprefix(ROOT)
    for number in Article.objects.values_list("pk", flat=True):
        for query in ("", "?format=ninjs", "?format=none"):
            address = f"/api/v1/articles/{number}{query}"
            response = client.get(address)
            statuses.add(response.status_code)
            assert faults(response, address) == []

    assert {200, 400, 404} <= statuses
    assert Article.objects.public().count() > 60
