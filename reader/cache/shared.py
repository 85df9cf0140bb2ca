"""Pages that processes share through Redis. Whoever takes one out judges himself if it is true.

Nothing is ever deleted there: a page says which clearings its maker had learned of, and whoever
knows of another one that concerns it does not take it. So a process that lags behind, or dies
between keeping a page and learning of a change, deceives nobody.
"""

import json
import zlib
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.db import connection

from reader.cache.log import Entry, Log
from reader.cache.redis import Redis
from reader.cache.stored import Kept, Page
from reader.cache.watching import Seen, Watcher

HEAD_LENGTH = 4
RELEASE = ("accounts", "articles", "reader", "newsroom", "templates", "locale", "static")
SETTINGS = """
    HTTPS STATIC_URL HASHED_STATIC NEWSROOM_COUNTER_SCRIPT NEWSROOM_RELATIVE_HOURS TIME_ZONE
""".split()


class Shared:
    """The pages that lie in Redis for one release of one newsroom."""

    def __init__(self, url: str, log: Log, watcher: Watcher) -> None:
        self.redis = Redis(url)
        self.log = log
        self.watcher = watcher
        self.prefix = f"newsroom:{release()}:"

    def get(self, name: str) -> Page | None:
        """The page as somebody made it, if it is true by all that this process knows."""
        data = self.redis.get(self.prefix + name)
        if data is None:
            return None
        page, seen = unpack(data)
        return page if self._is_true(page, seen) else None

    def put(self, name: str, page: Page, seen: Seen, now: float) -> None:
        """Lay a page there until it grows old; `seen` are the rows learned before it was begun."""
        until = page.fresh_until  # a change may end it at any moment
        if until > now:
            self.redis.put(self.prefix + name, pack(page, seen), int(until - now))

    def _is_true(self, page: Page, seen: Seen) -> bool:
        begun_at, lowest = self.watcher.knows_since
        if page.made_at < begun_at or seen.highest < max(lowest, self.log.row_floor):
            return False
        if any(row <= lowest for row in seen.missing):
            return False
        with self.log.lock:
            return not any(
                entry.concerns(page)
                and (seen.lacks(entry.row) if entry.row else entry.moment > page.made_at)
                for key in (*page.keys, *page.stretches)
                for entry in self.log.of(key)
            )


def _is_newer(entry: Entry, page: Page, seen: Seen) -> bool:
    """Whether the maker of a page did not know of this yet."""
    return seen.lacks(entry.row) if entry.row else entry.moment > page.made_at


def pack(page: Page, seen: Seen) -> bytes:
    """A page as bytes: a head in JSON with its length before it, and the parts, packed."""
    hole = [page.hole[0], sorted(page.hole[1])] if page.hole else None
    head = {
        "status": page.status,
        "headers": page.headers,
        "keys": sorted(page.keys),
        "stretches": page.stretches,
        "made_at": page.made_at,
        "fresh_until": page.fresh_until,
        "hole": hole,
        "parts": [len(part.data) for part in page.parts],
        "seen": [seen.highest, sorted(seen.missing)],
    }
    told = json.dumps(head).encode()
    body = zlib.compress(b"".join(part.data for part in page.parts), 3)
    return len(told).to_bytes(HEAD_LENGTH, "big") + told + body


def unpack(data: bytes) -> tuple[Page, Seen]:
    """What `pack` made."""
    end = HEAD_LENGTH + int.from_bytes(data[:HEAD_LENGTH], "big")
    head, body = json.loads(data[HEAD_LENGTH:end]), zlib.decompress(data[end:])
    parts, start = [], 0
    for length in head["parts"]:
        parts.append(body[start : start + length])
        start += length
    stretches = {key: (low, high) for key, (low, high) in head["stretches"].items()}
    kept = Kept(frozenset(head["keys"]), stretches, head["made_at"], head["fresh_until"])
    headers = [(name, value) for name, value in head["headers"]]
    hole = (head["hole"][0], frozenset(head["hole"][1])) if head["hole"] else None
    highest, missing = head["seen"]
    page = Page(kept, head["status"], headers, tuple(parts), hole)
    return page, Seen(highest, frozenset(missing))


def release() -> str:
    """A word for this release, its settings and its database: others make other pages."""
    told = blake2b(digest_size=8)
    for folder in RELEASE:
        for file in sorted(Path(settings.BASE_DIR, folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                found = file.stat()
                told.update(f"{file.name} {found.st_size} {found.st_mtime_ns};".encode())
    database = [str(connection.settings_dict[name]) for name in ("ENGINE", "NAME", "HOST", "PORT")]
    told.update(repr([database, *(getattr(settings, name) for name in SETTINGS)]).encode())
    return told.hexdigest()
