"""What lists of stories say to machines: a collection, and the way to it."""

import pytest
from django.utils import timezone

from articles import corrections
from articles.models import Correction
from reader import names
from tests import make
from tests.reader.graphs import nodes

pytestmark = pytest.mark.django_db


def test_a_day_of_the_archive_is_a_collection_and_says_the_way_to_it(client):
    story = make.published()
    address = f"/ru/archive/{timezone.localtime(story.edition.published_at):%Y/%m/%d}/"

    found = nodes(client, address)

    assert set(found) == {"organization", "page", "breadcrumbs"}
    assert found["page"]["@type"] == "CollectionPage"
    (part,) = found["page"]["hasPart"]
    assert part["@id"].endswith(f"{story.get_absolute_url()}#article")
    assert found["breadcrumbs"]["itemListElement"][-1]["item"].endswith(address)


def test_the_list_of_corrections_is_a_collection(client, chief):
    story = make.published()
    corrections.add(story, kind=Correction.Kind.CORRECTION, text="Верно: восемь.", by=chief)

    page = nodes(client, "/ru/corrections/")["page"]

    assert (page["@type"], page["name"]) == ("CollectionPage", "Исправления")
    assert page["description"]
    (part,) = page["hasPart"]
    assert part["@id"].endswith(f"{story.get_absolute_url()}#article")


def test_a_list_is_in_the_language_of_its_page_whatever_that_of_its_name(client):
    source = make.source("agency")
    source.names.exclude(language="ru").delete()
    names.forget()

    assert nodes(client, "/kk/source/agency/")["page"]["inLanguage"] == "kk"
