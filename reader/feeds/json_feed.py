"""JSON Feed 1.1 with the full text."""

import json
from collections.abc import Iterable
from typing import Any

from reader.feeds.values import Feed, Item, Media, Named
from reader.xml import rfc3339

CONTENT_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed, items: Iterable[bytes]) -> bytes:
    """The feed as a document, round what `item` made of its items."""
    head: dict[str, Any] = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page_url,
        "feed_url": feed.url,
        "language": feed.language,
        "authors": [{"name": feed.publisher}],
    }
    if feed.hubs:
        head["hubs"] = [{"type": "WebSub", "url": url} for url in feed.hubs]
    return b"".join((_text(head)[:-1], b',"items":[', b",".join(items), b"]}"))


def item(item: Item) -> bytes:
    """One item, as the document has it."""
    words = {"content_html": item.html} if item.html else {"content_text": item.summary}
    written: dict[str, Any] = {
        "id": item.guid,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        **words,
        "date_published": rfc3339(item.published_at),
        "date_modified": rfc3339(item.updated_at),
        "authors": [_named(author) for author in item.authors],
        "tags": list(item.categories),
        "language": item.language,
    }
    if item.picture:
        written |= {"image": item.picture.url, "_picture": _picture(item.picture)}
    if item.credit_line or item.sources:
        written["_source"] = {
            "credit_line": item.credit_line,
            "sources": [_named(source) for source in item.sources],
        }
    return _text(written)


def _named(one: Named) -> dict[str, str]:
    return {"name": one.name, "url": one.url}


def _picture(picture: Media) -> dict[str, Any]:
    return {
        "width": picture.width,
        "height": picture.height,
        "caption": picture.caption,
        "credit": picture.credit,
    }


def _text(written: dict[str, Any]) -> bytes:
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="ignore")
