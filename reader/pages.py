"""What templates see: plain values of a page, made from editions, never database rows.

What a list is full of is a NamedTuple: a frozen dataclass takes three times as long to make. Those
of the search alone stand in `search_page`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from reader.crops import Crop, Files, crop


class Image(NamedTuple):
    """A picture's files and words; its shapes are made when a page asks for one."""

    number: int
    key: str
    files: Files
    caption: str
    alt: str
    author: str

    @property
    def credit(self) -> str:
        """Whose it is, in the page's language: a name alone is said to be the photographer's."""
        if self.author and ":" not in self.author:
            return _("Photo: %(credit)s") % {"credit": self.author}
        return self.author

    @property
    def original(self) -> Crop:
        """As taken."""
        return crop(self.key, self.files, "original")

    @property
    def wide(self) -> Crop:
        """16:9."""
        return crop(self.key, self.files, "16x9")

    @property
    def standard(self) -> Crop:
        """4:3."""
        return crop(self.key, self.files, "4x3")

    @property
    def square(self) -> Crop:
        """1:1."""
        return crop(self.key, self.files, "1x1")


class Link(NamedTuple):
    """A named address; `language` is set only where the words are not in the page's language."""

    text: str
    url: str
    language: str = ""


class Byline(NamedTuple):
    """A person or a desk as credited; `role` is text, photo, translation or editing."""

    name: str
    url: str
    role: str
    role_name: str
    is_desk: bool
    language: str = ""
    portrait: Image | None = None
    job: str = ""


class Card(NamedTuple):
    """A story in a list; `form` is news, interview, reportage, opinion or photo.

    `label` is empty, or advertising, partner or state_order; `other_language` is set as in Link.
    """

    number: int
    url: str
    headline: str
    excerpt: str
    section: Link | None
    picture: Image | None
    published_at: datetime
    updated_at: datetime | None
    bylines: tuple[Byline, ...]
    form: str
    form_name: str
    label: str
    label_name: str
    is_breaking: bool
    other_language: str


@dataclass(frozen=True, slots=True)
class ChainSource:
    """One source of a step: its own page, and the address of the original where it is known."""

    name: str
    url: str
    kind: str
    kind_name: str
    original_url: str
    taken_at: datetime | None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step from the text towards its origin; several sources in one step stand side by side."""

    role: str
    role_name: str
    sources: tuple[ChainSource, ...]


ABOVE_THE_TEXT = ("retraction", "refutation", "reply", "correction")
"""The kinds of note that readers must meet before the text; the others follow it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated public note to a story; `number` makes its anchor."""

    number: int
    kind: str
    kind_name: str
    text: str
    made_at: datetime

    @property
    def paragraphs(self) -> list[str]:
        """The text, a paragraph for each line."""
        return [line for line in self.text.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A story in the list of corrections, with its notes, the newest first."""

    number: int
    url: str
    headline: str
    published_at: datetime
    notes: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """The same story in one language."""

    language: str
    language_name: str
    url: str
    headline: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Article:
    """Everything an article's page shows; `body` is HTML that the field has cleaned.

    Where there is a `recent_hole`, the newest stories are put there when the page is served.
    """

    number: int
    language: str
    url: str
    headline: str
    deck: str
    body: str
    section: Link | None
    bylines: tuple[Byline, ...]
    other_credits: tuple[Byline, ...]
    published_at: datetime
    updated_at: datetime | None
    dateline_place: Link | None
    event_on: date | None
    lead: Image | None
    form: str
    form_name: str
    label: str
    label_name: str
    is_breaking: bool
    reading_minutes: int
    credit_line: str
    chain: tuple[Step, ...]
    original_published_on: date | None
    corrections: tuple[Correction, ...]
    tags: tuple[Link, ...]
    versions: tuple[Version, ...]
    recent: tuple[Card, ...]
    related: tuple[Card, ...] = ()
    frame_hosts: tuple[str, ...] = ()
    recent_hole: str = ""

    @property
    def notes_above(self) -> list[Correction]:
        """What stands before the text."""
        return [note for note in self.corrections if note.kind in ABOVE_THE_TEXT]

    @property
    def notes_below(self) -> list[Correction]:
        """What follows the text."""
        return [note for note in self.corrections if note.kind not in ABOVE_THE_TEXT]

    @property
    def retraction(self) -> Correction | None:
        """Why the story was taken back, if it was: then there is no text."""
        return next((note for note in self.corrections if note.kind == "retraction"), None)


class LanguageLink(NamedTuple):
    """One language of the switch, named in itself."""

    code: str
    name: str
    url: str
    is_current: bool


class Site(NamedTuple):
    """The newspaper around every page; `record` is its legal particulars as (label, value)."""

    language: str
    name: str
    tagline: str
    home_url: str
    latest_url: str
    menu: tuple[Link, ...]
    languages: tuple[LanguageLink, ...]
    footer_pages: tuple[Link, ...]
    record: tuple[tuple[str, str], ...]
    age_mark: str
    reuse_rule: str
    feed_url: str
    search_url: str = ""
    corrections_url: str = ""
    api_url: str = ""


@dataclass(frozen=True, slots=True)
class ListHead:
    """The head of a list.

    `kind` is latest, section, tag, author, source, place, day or corrections.
    `count` is None where the list has no stored total; `language` is set as in Link. `archive_url`
    leads on to a day of the archive.
    """

    kind: str
    kicker: str
    title: str
    language: str = ""
    description: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    count: int | None = None
    portrait: Image | None = None
    feed_url: str = ""
    archive_url: str = ""
    website: str = ""
    is_desk: bool = False


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page of the newsroom itself: about, contacts, policies; `body` is cleaned HTML."""

    title: str
    body: str
