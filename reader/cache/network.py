"""What a content network is told of a page: by which keys it drops it, and how long it keeps it."""

from django.conf import settings

from articles.changes import tag
from articles.models import ListKind
from reader.cache.recording import Record
from reader.cache.stored import Headers

LONGEST_SECONDS = 24 * 3600
NEWEST = f"list:{ListKind.LATEST}:0:"
HEADER = {
    "fastly": ("Surrogate-Key", " "),
    "cloudflare": ("Cache-Tag", ","),
    "varnish": ("xkey", " "),
}


def keys(record: Record) -> Headers:
    """The header that names what a page was made from, with the newest stories under it."""
    if not settings.NEWSROOM_CDN:
        return []
    name, between = HEADER[settings.NEWSROOM_CDN]
    told = {tag(key) for key in (*record.keys, *record.stretches)}
    if record.hole:
        told.add(f"{NEWEST}{record.hole[0]}")
    return [(name, between.join(sorted(told)))]


def life(fresh_until: float, next_at: float, now: float) -> Headers:
    """How long a network may keep a page: until it grows old, or the clock changes anything.

    Not at all where a change has cleared it, which is fresh until minus infinity.
    """
    seconds = int(max(min(fresh_until - now, next_at - now, LONGEST_SECONDS), 0))
    name = "CDN-Cache-Control" if settings.NEWSROOM_CDN == "cloudflare" else "Surrogate-Control"
    return [(name, f"max-age={seconds}, stale-if-error=86400")]
