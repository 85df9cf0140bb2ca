"""What statements read of an edition and its picture, and the rows that are made of it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

from django.db import connection

from articles.picture_words import credit_in
from reader.crops import files_of
from reader.pages import Image

CARD = tuple(
    "article_id language slug headline excerpt section_id picture_id published_at updated_at form "
    "label credits breaking_until".split()
)
STORY = (
    *CARD,
    *"story_id deck place_id event_on original_on picture_caption chain tags related".split(),
    *"credit_line corrections is_retracted words".split(),
)
PICTURED = CARD.index("picture_id")
PICTURE = (
    "p.key, CAST(p.files AS text), p.is_confirmed,"
    " CASE WHEN p.is_confirmed THEN NULL ELSE CAST(p.found AS text) END, t.caption, t.alt, t.credit"
)
WITH_PICTURE = (
    " LEFT JOIN articles_picture p ON p.id = e.picture_id"
    " LEFT JOIN articles_picturetext t ON t.picture_id = p.id AND t.language = e.language"
)
JSON_COLUMNS = {"credits", "chain", "tags", "related", "corrections"}
MOMENTS = {"published_at", "updated_at", "breaking_until"}
Raw = tuple[Any, ...]
"""A row as the database gave it: every value can be compared and hashed."""


@dataclass(slots=True)
class EditionRow:
    """An edition as pages need it; what wasn't asked for has its default. As `models.Edition`."""

    article_id: int
    language: str
    slug: str
    headline: str
    excerpt: str
    section_id: int
    picture_id: int | None
    published_at: datetime
    updated_at: datetime | None
    form: str
    label: str
    credits: Sequence[tuple[int, str]]
    breaking_until: datetime | None
    story_id: int = 0
    deck: str = ""
    place_id: int | None = None
    event_on: date | None = None
    original_on: date | None = None
    picture_caption: str = ""
    chain: Sequence[dict[str, Any]] = ()
    tags: Sequence[int] = ()
    related: Sequence[int] = ()
    credit_line: str = ""
    corrections: Sequence[dict[str, Any]] = ()
    is_retracted: bool = False
    words: int = 0
    own_body: str = ""
    guid: str = ""
    picture: Image | None = None

    def get_absolute_url(self) -> str:
        return path_of(self.language, self.article_id, self.slug)


def path_of(language: str, number: int, slug: str) -> str:
    """Where an article stands; `reverse` says the same forty times as slowly."""
    return f"/{language}/{number}/{slug if slug.isascii() else quote(slug)}/"


def columns(names: Iterable[str]) -> str:
    return ", ".join(f"e.{name}" for name in names)


def edition_of(names: Sequence[str], row: tuple[Any, ...]) -> EditionRow:
    """A row of these columns of an edition and those of its picture."""
    return editions_of(names, [row])[0]


def editions_of(names: Sequence[str], found: Iterable[tuple[Any, ...]]) -> list[EditionRow]:
    """Rows of these columns of an edition and those of its picture."""
    size = len(names)
    in_json = _places(tuple(names), "json")
    as_text = _places(tuple(names), "moments") if connection.vendor == "sqlite" else ()
    editions = []
    for row in found:
        values = list(row[:size])
        for place in in_json:
            values[place] = parsed(values[place])
        for place in as_text:
            values[place] = moment_of(values[place])
        edition = EditionRow(*values)
        if row[size] is not None:
            edition.picture = picture((values[PICTURED], *row[size:]))
        editions.append(edition)
    return editions


def picture(raw: Raw) -> Image:
    """A picture as readers may have it, of a row of `pictures_raw`.

    It has the file's own credit and no other words while those are unconfirmed.
    """
    number, key, files, is_confirmed, found, caption, alt, credit = raw
    if not is_confirmed:
        return Image(number, key, files_of(files), "", "", credit_in(parsed(found)))
    return Image(number, key, files_of(files), caption or "", alt or "", credit or "")


@cache
def _places(names: tuple[str, ...], sort: str) -> list[int]:
    """Where the columns of this sort stand."""
    wanted = {"json": JSON_COLUMNS, "moments": MOMENTS}[sort]
    return [place for place, name in enumerate(names) if name in wanted]


def moment_of(value: datetime | str | None) -> Any:
    """A moment as the database gave it: SQLite's is of UTC, and doesn't say so."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found


def parsed(value: Any) -> Any:
    """What a column of JSON holds, lists as tuples.

    Shared by all who read the same: nobody may change it.
    """
    return _parsed(value) if isinstance(value, str) else value


@lru_cache(maxsize=10_000)
def _parsed(written: str) -> Any:
    found = json.loads(written)
    if not isinstance(found, list):
        return found
    return tuple(tuple(one) if isinstance(one, list) else one for one in found)


def moment_value(moment: datetime) -> Any:
    """A moment as the database takes it."""
    return connection.ops.adapt_datetimefield_value(moment)
