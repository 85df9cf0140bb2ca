"""Atom (RFC 4287) with the full text."""

from collections.abc import Iterable
from datetime import UTC, datetime

from reader.feeds.rss import hub, media
from reader.feeds.values import Feed, Item, Named
from reader.xml import cdata, document, element, legible, rfc3339, text

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Atom wants a time even of a feed in which nothing ever stood."""


def write(feed: Feed, items: Iterable[bytes]) -> bytes:
    """The feed as a document, round what `item` made of its entries."""
    head = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:media="http://search.yahoo.com/mrss/" xml:lang="{text(feed.language)}">\n'
        f"{element('id', feed.url)}{element('title', feed.title)}"
        f"{element('subtitle', feed.description)}"
        f"{element('updated', rfc3339(feed.changed_at or NEVER))}"
        f"<author>{element('name', feed.publisher)}</author>"
        f'<link rel="self" type="application/atom+xml" href="{text(feed.url)}"/>'
        f"{''.join([hub('link', url) for url in feed.hubs])}"
        f'<link rel="alternate" type="text/html" href="{text(feed.page_url)}"/>\n'
    )
    return document(head, *items, "</feed>\n")


def item(item: Item) -> bytes:
    """One entry, as the document has it."""
    return legible(
        f"<entry>{element('id', item.guid)}{element('title', item.title)}"
        f'<link rel="alternate" type="text/html" href="{text(item.url)}"/>'
        f"{''.join(map(_via, item.sources))}"
        f"{element('published', rfc3339(item.published_at))}"
        f"{element('updated', rfc3339(item.updated_at))}"
        f"{''.join(map(_author, item.authors))}"
        f"{''.join([_category(word) for word in item.categories])}"
        f"{element('dc:source', item.credit_line)}"
        f"{element('summary', item.summary)}"
        f"{media(item.picture) if item.picture else ''}{_text(item)}</entry>\n"
    )


def _author(author: Named) -> str:
    return f"<author>{element('name', author.name)}{element('uri', author.url)}</author>"


def _via(source: Named) -> str:
    return f'<link rel="via" href="{text(source.url)}" title="{text(source.name)}"/>'


def _category(word: str) -> str:
    return f'<category term="{text(word)}"/>'


def _text(item: Item) -> str:
    return f'<content type="html">{cdata(item.html)}</content>' if item.html else ""
