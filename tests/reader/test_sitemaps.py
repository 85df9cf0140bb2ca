"""Sitemaps: every public story in the shard of its month, and in no other."""

from datetime import UTC, datetime

import pytest
import time_machine

from articles import corrections, workflow
from articles.models import Newsroom, NewsroomText, Page
from reader import names
from tests import make
from tests.reader.sitemaps import (
    XMLLINT,
    paths,
    schema_faults,
)

pytestmark = pytest.mark.django_db
AUGUST = datetime(2025, 8, 15, 9, tzinfo=UTC)
SHARD = "/sitemap-ru-2025-08.xml"


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel("2025-10-01T12:00:00+00:00", tick=False) as clock:
        yield clock


def test_the_index_names_each_month_of_each_language_that_has_stories(client):
    make.published(at=AUGUST)
    make.published(at=AUGUST, language="kk")
    make.published(at=datetime(2025, 9, 2, tzinfo=UTC))

    assert paths(client.get("/sitemap.xml")) == [
        "/sitemap-pages.xml",
        "/sitemap-ru-2025-09.xml",
        "/sitemap-kk-2025-08.xml",
        SHARD,
    ]


def test_a_language_out_of_use_has_none(client):
    make.published(at=AUGUST, language="kk")
    NewsroomText.objects.filter(language="kk").update(is_enabled=False)
    names.forget()

    assert client.get("/sitemap-kk-2025-08.xml").status_code == 404
    assert "/sitemap-kk-2025-08.xml" not in paths(client.get("/sitemap.xml"))


def test_what_is_gone_or_still_to_come_is_in_none(client, editor):
    shown = make.published(at=AUGUST)
    withdrawn, retracted = make.published(at=AUGUST), make.published(at=AUGUST)
    workflow.withdraw(withdrawn, by=editor, reason="Ошибка.")
    corrections.add(retracted, kind="retraction", text="Неправда.", by=make.superuser())
    make.published(at=datetime(2025, 10, 1, 13, tzinfo=UTC))
    make.article()

    assert paths(client.get(SHARD)) == [shown.get_absolute_url()]
    assert client.get("/sitemap-ru-2025-10.xml").status_code == 404
    assert paths(client.get("/sitemap.xml")) == ["/sitemap-pages.xml", SHARD]


def test_lists_and_pages_have_a_sitemap_of_their_own(client):
    section = make.section("news")
    for language in ("kk", "en"):
        make.published(at=AUGUST, language=language, section=section)
    Page.objects.create(slug="about").texts.create(language="ru", title="О нас")
    names.forget()

    found = paths(client.get("/sitemap-pages.xml"))

    assert {"/ru/", "/kk/latest/", "/en/section/news/", "/ru/page/about/"} <= set(found)
    assert "/kk/page/about/" not in found
    assert all(client.get(path).status_code == 200 for path in found)


def test_a_list_without_stories_is_in_none(client, editor):
    section, quiet = make.section("news"), make.section("quiet")
    make.published(at=AUGUST, section=section)
    make.published(at=datetime(2025, 10, 2, tzinfo=UTC), section=quiet)
    gone = make.published(at=AUGUST, section=quiet)
    workflow.withdraw(gone, by=editor, reason="Снято.")

    found = paths(client.get("/sitemap-pages.xml"))

    assert {"/ru/latest/", "/ru/section/news/"} <= set(found)
    assert not {"/kk/latest/", "/kk/section/news/", "/ru/section/quiet/"} & set(found)


def test_its_addresses_are_canonical_and_may_be_indexed(client):
    make.published(at=AUGUST, slug="новость")

    for path in paths(client.get(SHARD)) + paths(client.get("/sitemap-pages.xml")):
        page = client.get(path)
        assert page.status_code == 200
        assert f'rel="canonical" href="http://127.0.0.1:8000{path}"' in page.content.decode()
        assert "noindex" not in page.content.decode()


def test_addresses_follow_the_records(client):
    make.published(at=AUGUST)
    Newsroom.objects.update(site_address="https://tobol.example.kz/")
    names.forget()

    for address in ("/sitemap.xml", SHARD, "/sitemap-pages.xml"):
        assert b"<loc>https://tobol.example.kz/" in client.get(address).content
    assert b"Sitemap: https://tobol.example.kz/sitemap.xml" in client.get("/robots.txt").content


@pytest.mark.skipif(not XMLLINT, reason="no xmllint (apt install libxml2-utils)")
def test_they_keep_to_their_schemas(client, tmp_path):
    make.published(at=AUGUST, lead_picture=make.picture())
    make.published(lead_picture=make.picture(), headline="Раз & <два>")
    asked = {
        "/sitemap.xml": "siteindex.xsd",
        SHARD: "sitemap.xsd",
        "/sitemap-pages.xml": "sitemap.xsd",
        "/news-sitemap.xml": "sitemap.xsd",
    }

    for address, schema in asked.items():
        assert schema_faults(client.get(address).content, schema, tmp_path) == "", address


@pytest.mark.skipif(not XMLLINT, reason="no xmllint (apt install libxml2-utils)")
@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b"+05:00</lastmod>", b"</lastmod>"),
        (b"<loc>http://127.0.0.1:8000/ru", b"<loc>/ru"),
        (b"<image:loc>", b"<image:caption>x</image:caption><image:loc>"),
    ],
)
def test_the_schema_finds_what_is_wrong(client, tmp_path, good, bad):
    make.published(at=AUGUST, lead_picture=make.picture())
    content = client.get(SHARD).content

    assert good in content
    assert schema_faults(content.replace(good, bad, 1), "sitemap.xsd", tmp_path)
