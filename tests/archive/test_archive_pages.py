"""Pages of an archive answer in three languages, each in its own words, with every picture."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings

from articles.archive.recipe import Fate, recipe
from articles.models import Article, Listing
from reader import names

pytestmark = pytest.mark.django_db
FILE = re.compile(r"/media/[\w./-]+")
FOREIGN = {"ru": re.compile("[әғқңөұүһі]+", re.I), "en": re.compile("[а-яёәғқңөұүһі]+", re.I)}
"""Letters that a page in a language can't have. Kazakh has all Russian ones."""
ANSWERS = {Fate.WITHDRAWN: 410, Fate.SCHEDULED: 404}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Foreign(HTMLParser):
    """Collects words whose letters are not of the language that the page says they are in."""

    def __init__(self):
        super().__init__()
        self.open, self.found = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang")))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if any(tag in ("script", "style") for tag, _lang in self.open):
            return
        language = next((lang for _tag, lang in reversed(self.open) if lang), "")
        if language in FOREIGN:
            self.found += FOREIGN[language].findall(data)


@pytest.fixture
def pages(archive, client):
    names.forget()

    def answer(address):
        response = client.get(address, follow=True)
        return response.status_code, response.content.decode()

    return answer


def faults(html):
    reader = Foreign()
    reader.feed(html)
    missing = [
        name for name in FILE.findall(html)
        if not (Path(settings.MEDIA_ROOT) / name.removeprefix("/media/")).exists()
    ]  # fmt: skip
    return [*reader.found, *missing]


def test_every_article_answers(pages):
    for ordinal, article in enumerate(Article.objects.order_by("pk"), 1):
        made = recipe(ordinal)
        status, html = pages(f"/{article.language}/{article.pk}/")

        assert status == ANSWERS.get(made.fate, 200), article.pk
        assert faults(html) == []
        if made.fate not in (*ANSWERS, Fate.RETRACTED):
            assert html.count("<figure") >= (made.lead is not None) + bool(made.pictures)


def test_every_list_answers(pages):
    tables, where = names.tables(), ("kind", "key", "language")
    for kind, key, language in set(Listing.objects.public().values_list(*where)):
        if kind == "day":
            address = f"archive/{key // 10_000}/{key // 100 % 100:02}/{key % 100:02}"
        elif kind in ("latest", "notes"):
            address = {"latest": "latest", "notes": "corrections"}[kind]
        else:
            address = f"{kind}/{tables.by_id[kind, key].slug}"
        status, html = pages(f"/{language}/{address}/")

        assert status == 200, address
        assert faults(html) == [], address


def test_front_pages_and_feeds_answer(pages):
    for language in ("ru", "kk", "en"):
        front, html = pages(f"/{language}/")
        feed, xml = pages(f"/{language}/feed.xml")

        assert (front, feed) == (200, 200)
        assert faults(html) == []
        assert xml.count("<item>") > 4
