"""Drafts, scheduled and withdrawn articles appear nowhere in public."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from articles import workflow
from tests import make

pytestmark = pytest.mark.django_db
MARKER = "Тайнослов"
ROOT = "http://127.0.0.1:8000"
NAMED = re.compile(r"(?:<loc>|^Sitemap: )([^<\s]+)", re.MULTILINE)
"""Addresses in sitemaps and in robots.txt."""
ASKED = "тайнословом"  # another form, which the page repeats as it was typed


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.found.add(values.get("href") or values.get("src") or "")


def crawl(client, start):
    """Every page and feed that links lead to, by address."""
    waiting, pages = list(start), {}
    while waiting:
        address = waiting.pop()
        if address in pages or address.startswith(("/static/", "/media/")):
            continue
        response = client.get(address, follow=True)
        pages[address] = response
        text = response.content.decode()
        links = Links()
        links.feed(text)
        named = links.found | set(NAMED.findall(text))
        local = {link.removeprefix(ROOT).split("#")[0] for link in named}
        waiting += [link for link in local if link.startswith("/") and not link.startswith("//")]
    return pages


@pytest.fixture
def hidden(editor):
    """A draft, a plan and a withdrawn story that share every name with a public one."""
    shared = {
        "section": make.section("news"),
        "tags": [make.tag("roads")],
        "authors": [make.author("rita")],
        "place": make.place("town"),
        "chain": [(make.source("agency"), "republished", 1)],
    }
    make.published(headline="Открыто", **shared)
    secret = {"headline": MARKER, "deck": MARKER, "body": f"<p>{MARKER}</p>", "slug": "taynoslov"}
    draft = make.article(**shared, **secret)
    planned = make.published(at=timezone.now() + timedelta(hours=1), **shared, **secret)
    gone = make.published(**shared, **secret)
    workflow.withdraw(gone, by=editor, reason="Ошибка в имени.")
    return draft, planned, gone


def test_no_page_and_no_feed_speaks_of_them(client, hidden):
    start = ["/ru/", "/kk/", "/en/", "/robots.txt", "/.well-known/tdmrep.json"]
    start += [f"/ru/{article.pk}/" for article in hidden]
    start += [f"/ru/search/?q={ASKED}", f"/ru/search/suggest?q={ASKED[:5]}"]

    pages = crawl(client, start)

    feeds = [address for address in pages if "/feed." in address]
    sitemaps = [address for address in pages if "sitemap" in address]
    for address in feeds + sitemaps:
        assert "taynoslov" not in pages[address].content.decode(), address
    assert len(pages) > 65
    assert {address.rsplit(".")[-1] for address in feeds} == {"xml", "atom", "json"}
    assert len(sitemaps) == 4
    for address, response in pages.items():
        assert MARKER not in response.content.decode(), address


def test_a_draft_and_a_plan_answer_like_a_page_that_never_was(client, hidden):
    draft, planned, _gone = hidden
    missing = client.get("/ru/999999/")

    for article in (draft, planned):
        response = client.get(f"/ru/{article.pk}/")

        assert response.status_code == missing.status_code == 404
        assert response.content == missing.content.replace(b"999999", str(article.pk).encode())


def test_a_withdrawn_story_says_why_and_nothing_else(client, hidden):
    gone = hidden[2]

    response = client.get(f"/ru/{gone.pk}/taynoslov/")

    assert response.status_code == 410
    assert "Ошибка в имени." in response.content.decode()


def test_what_is_hidden_cannot_be_embedded(client, hidden):
    for article in hidden:
        response = client.get("/oembed", {"url": f"{ROOT}/ru/{article.pk}/taynoslov/"})

        assert response.status_code == 404
        assert MARKER not in response.content.decode()
