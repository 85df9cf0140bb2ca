"""RSS 2.0 with the full text, and what its extensions say of authors, sources and pictures."""

from collections.abc import Iterable

from reader.feeds.values import Feed, Item, Media
from reader.xml import cdata, document, element, legible, rfc822, rfc3339, text

CONTENT_TYPE = "application/rss+xml; charset=utf-8"
OPENING = (
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/">\n<channel>'
)


def write(feed: Feed, items: Iterable[bytes]) -> bytes:
    """The feed as a document, round what `item` made of its items."""
    built = element("lastBuildDate", rfc822(feed.changed_at) if feed.changed_at else "")
    head = (
        f"{element('title', feed.title)}{element('link', feed.page_url)}"
        f"<description>{text(feed.description)}</description>"
        f'<atom:link rel="self" type="application/rss+xml" href="{text(feed.url)}"/>'
        f"{''.join([hub('atom:link', url) for url in feed.hubs])}"
        f"{element('language', feed.language)}{built}\n"
    )
    return document(OPENING, head, *items, "</channel>\n</rss>\n")


def item(item: Item) -> bytes:
    """One item, as the document has it."""
    updated = item.updated_at if item.updated_at != item.published_at else None
    return legible(
        f"<item>{element('title', item.title)}{element('link', item.url)}"
        f'<guid isPermaLink="false">{text(item.guid)}</guid>'
        f"<pubDate>{rfc822(item.published_at)}</pubDate>"
        f"{element('description', item.summary)}"
        f"{''.join([element('category', word) for word in item.categories])}"
        f"{''.join([element('dc:creator', author.name) for author in item.authors])}"
        f"{_source(item)}{element('dc:source', item.credit_line)}"
        f"{element('atom:updated', rfc3339(updated)) if updated else ''}"
        f"{media(item.picture) if item.picture else ''}{_text(item)}</item>\n"
    )


def _source(item: Item) -> str:
    """What the story was taken from: RSS has room for one."""
    if not item.sources:
        return ""
    nearest = item.sources[0]
    return f'<source url="{text(nearest.url)}">{text(nearest.name)}</source>'


def hub(tag: str, url: str) -> str:
    """A WebSub hub, in Atom too."""
    return f'<{tag} rel="hub" href="{text(url)}"/>'


def media(picture: Media) -> str:
    """A picture as Media RSS tells of it, in Atom too."""
    credit = text(picture.credit)
    return (
        f'<media:content url="{text(picture.url)}" type="image/jpeg" medium="image"'
        f' width="{picture.width}" height="{picture.height}">'
        + (f'<media:credit role="photographer">{credit}</media:credit>' if credit else "")
        + element("media:description", picture.caption)
        + "</media:content>"
    )


def _text(item: Item) -> str:
    return f"<content:encoded>{cdata(item.html)}</content:encoded>" if item.html else ""
