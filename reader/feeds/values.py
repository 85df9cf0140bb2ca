"""What a feed holds, whatever its format: every address whole, every word without markup."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Named:
    """A person, desk or source, and where it is told of."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Media:
    """A picture's largest JPEG; its credit is the photographer's, without a word before it."""

    url: str
    width: int
    height: int
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Item:
    """A story, or a note; `html` is empty where the summary says it all."""

    guid: str
    url: str
    language: str
    title: str
    summary: str
    published_at: datetime
    updated_at: datetime
    html: str = ""
    authors: tuple[Named, ...] = ()
    categories: tuple[str, ...] = ()
    credit_line: str = ""
    sources: tuple[Named, ...] = ()
    picture: Media | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A list as machines read it; `changed_at` is None of one in which nothing ever stood.

    `hubs` are the WebSub hubs that tell of its changes.
    """

    title: str
    description: str
    publisher: str
    language: str
    page_url: str
    url: str
    changed_at: datetime | None
    hubs: tuple[str, ...] = ()
