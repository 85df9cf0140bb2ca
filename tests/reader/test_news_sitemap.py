"""The news sitemap: two days, nothing that was paid for, at one address, perhaps empty."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import corrections
from articles.models import Article
from reader.sitemaps import rows
from tests import make
from tests.reader.sitemaps import NEWS, SITEMAP, XMLLINT, paths, read, schema_faults

pytestmark = pytest.mark.django_db
ADDRESS = "/news-sitemap.xml"


def ago(**time):
    return timezone.now() - timedelta(**time)


def test_it_has_the_stories_of_two_days_in_every_language(client):
    fresh = make.published(at=ago(hours=47), headline="Мост & «река»")
    kazakh = make.published(at=ago(hours=1), language="kk")
    make.published(at=ago(hours=49))

    first, second = read(client.get(ADDRESS))

    assert first.findtext(f"{SITEMAP}loc").endswith(kazakh.get_absolute_url())
    assert second.findtext(f"{SITEMAP}loc").endswith(fresh.get_absolute_url())
    news = second.find(f"{NEWS}news")
    assert news.findtext(f"{NEWS}title") == "Мост & «река»"
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "Тобол"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "ru"
    published = timezone.localtime(fresh.edition.published_at)
    assert news.findtext(f"{NEWS}publication_date") == published.isoformat(timespec="seconds")
    assert first.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}name") == "Тобыл"


def test_a_change_makes_no_old_story_news(client):
    story = make.published(at=ago(days=5))
    corrections.add(story, kind="update", text="Добавлено.", by=make.superuser())

    assert read(client.get(ADDRESS)) == []


@pytest.mark.parametrize("label", [label for label in Article.Label.values if label])
def test_what_was_paid_for_is_not_in_it(client, label):
    make.published(label=label)

    assert read(client.get(ADDRESS)) == []


def test_it_holds_no_more_than_is_read(client, monkeypatch):
    monkeypatch.setattr(rows, "NEWS_MOST", 2)
    made = [make.published() for _ in range(3)]

    assert paths(client.get(ADDRESS)) == [s.get_absolute_url() for s in made[:0:-1]]


def test_a_retracted_story_leaves_it(client):
    story = make.published()
    corrections.add(story, kind="retraction", text="Неправда.", by=make.superuser())

    assert read(client.get(ADDRESS)) == []


@pytest.mark.skipif(not XMLLINT, reason="no xmllint (apt install libxml2-utils)")
def test_an_empty_one_keeps_to_its_schema(client, tmp_path):
    assert schema_faults(client.get(ADDRESS).content, "sitemap.xsd", tmp_path) == ""
