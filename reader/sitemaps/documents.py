"""Sitemaps as documents (sitemaps.org 0.9), with Google's elements for pictures and news."""

from collections.abc import Iterable, Mapping

from articles.text import typography
from reader import crops
from reader.sitemaps.months import Shard
from reader.sitemaps.rows import Story
from reader.xml import document, element, rfc3339

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
NEWS = ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def index(others: Iterable[str], shards: Iterable[Shard], root: str) -> bytes:
    """The index: `others` are addresses of sitemaps besides the shards."""
    known = "".join([f"<sitemap>{element('loc', root + path)}</sitemap>\n" for path in others])
    months = "".join([_shard(shard, root) for shard in shards])
    return document(f'<sitemapindex xmlns="{SITEMAP}">\n', known, months, "</sitemapindex>\n")


def stories(found: Iterable[Story], root: str) -> bytes:
    """Stories, each with when it last changed and its picture."""
    rows = "".join(
        [
            f"<url>{element('loc', root + story.path)}"
            f"{element('lastmod', rfc3339(story.changed_at))}{_image(story, root)}</url>\n"
            for story in found
        ]
    )
    return document(f'<urlset xmlns="{SITEMAP}"{IMAGE}>\n', rows, "</urlset>\n")


def pages(paths: Iterable[str], root: str) -> bytes:
    """Lists and pages, of which we don't say when they changed."""
    rows = "".join([f"<url>{element('loc', root + path)}</url>\n" for path in paths])
    return document(f'<urlset xmlns="{SITEMAP}">\n', rows, "</urlset>\n")


def news(found: Iterable[Story], publications: Mapping[str, str], root: str) -> bytes:
    """Fresh stories; `publications` are the names of the paper by language."""
    rows = "".join(
        [
            f"<url>{element('loc', root + story.path)}<news:news><news:publication>"
            f"{element('news:name', publications[story.language])}"
            f"{element('news:language', story.language)}</news:publication>"
            f"{element('news:publication_date', rfc3339(story.published_at))}"
            f"{element('news:title', typography.plain(story.headline))}</news:news>"
            f"{_image(story, root)}</url>\n"
            for story in found
        ]
    )
    return document(f'<urlset xmlns="{SITEMAP}"{NEWS}{IMAGE}>\n', rows, "</urlset>\n")


def address_of(shard: Shard) -> str:
    """Where a shard stands."""
    part = "" if shard.part is None else f"-{shard.part}"
    return f"/sitemap-{shard.language}-{shard.month // 100}-{shard.month % 100:02}{part}.xml"


def _shard(shard: Shard, root: str) -> str:
    changed = element("lastmod", rfc3339(shard.changed_at)) if shard.changed_at else ""
    return f"<sitemap>{element('loc', root + address_of(shard))}{changed}</sitemap>\n"


def _image(story: Story, root: str) -> str:
    if not story.picture:
        return ""
    where = element("image:loc", crops.whole(story.picture, root))
    return f"<image:image>{where}</image:image>"
