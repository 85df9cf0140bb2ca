"""The small tables that every page needs, kept in the process: names, and the record.

Sections, tags, authors, sources, places and pages change rarely and are few, so two queries bring
them all. A process that watches changes (`reader.cache`) reads them anew when it learned of one;
any other asks a third, at most once in NAMES_RECHECK_SECONDS, whether anything changed.
"""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    F,
    IntegerField,
    TextField,
    Value,
)
from django.db.models.functions import Cast
from markupsafe import Markup

from articles import aliases, changes
from articles.models import (
    AuthorName,
    Newsroom,
    NewsroomText,
    PageText,
    PlaceName,
    SectionName,
    SourceName,
    TagName,
)
from reader.cache import process
from reader.pages import Byline, Link, Site
from reader.shelf import Shelf

SECTION, TAG, AUTHOR, SOURCE, PLACE, PAGE = "section", "tag", "author", "source", "place", "page"
COLUMNS = "table owner slug position kind shown portrait language text sort_key extra into".split()


MOST_FEED_ITEMS = 2000
"""About 11 MB: an item is 5.5 KB."""


@dataclass(frozen=True, slots=True)
class Words:
    """A name in one language; `extra` is an author's job."""

    text: str
    sort_key: str
    extra: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing with its names by language."""

    id: int
    slug: str
    position: int
    kind: str
    is_shown: bool
    portrait_id: int | None
    names: dict[str, Words] = field(default_factory=dict)

    def name(self, language: str) -> tuple[str, str]:
        """Its name, and the language of that name where it is another than was asked for."""
        if words := self.names.get(language):
            return words.text, ""
        first = next(iter(sorted(self.names)))
        return self.names[first].text, first


@dataclass(slots=True)
class Tables:
    """All names by table and id, by table and slug, and the newsroom's texts by language.

    What pages make again and again is kept with them: links, the newspaper around a page, its
    pieces as HTML and as a node for machines, who wrote together, the words for a form, a label or
    a role, what has a page, in order, and items of feeds.
    """

    by_id: dict[tuple[str, int], Entry] = field(default_factory=dict)
    by_slug: dict[tuple[str, str], Entry] = field(default_factory=dict)
    texts: dict[str, NewsroomText] = field(default_factory=dict)
    links: dict[tuple[str, int | None, str], Link | None] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    words: dict[tuple[str, str, str], str] = field(default_factory=dict)
    writers: dict[tuple[Any, ...], tuple[Byline, ...]] = field(default_factory=dict)
    pieces: dict[tuple[Any, ...], Markup] = field(default_factory=dict)
    nodes: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    pages: dict[str, list[Entry]] = field(default_factory=dict)
    feed_items: Shelf[Any] = field(default_factory=lambda: Shelf(MOST_FEED_ITEMS))
    shown: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def of(self, table: str) -> Iterator[Entry]:
        """Everything of one table that is shown, in the order of its position."""
        if table not in self.shown:
            own = (e for (name, number), e in self.by_id.items() if (name, number) == (table, e.id))
            entries = (entry for entry in own if entry.is_shown)
            ordered = sorted(entries, key=lambda entry: (entry.position, entry.id))
            self.shown[table] = tuple(ordered)
        return iter(self.shown[table])

    def with_pages(self, table: str) -> list[Entry]:
        """Everything of one table that has a page of its own, in the same order."""
        if table not in self.pages:
            own = {e.id: e for (name, _number), e in self.by_id.items() if name == table}
            found = [e for e in own.values() if e.is_shown or table == SECTION]
            self.pages[table] = sorted(found, key=lambda entry: (entry.position, entry.id))
        return self.pages[table]


def load() -> Tables:
    """Read every name in one query and the newsroom's texts in another.

    The number of something merged leads to the entry that answers for it now.
    """
    tables = Tables()
    merged = {}
    for row in _rows():
        values = dict(zip(COLUMNS, row, strict=True))
        key = (values["table"], values["owner"])
        if values["into"]:
            merged[key] = (values["table"], values["into"])
            continue
        if key not in tables.by_id:
            entry = Entry(
                values["owner"],
                values["slug"],
                values["position"],
                values["kind"],
                bool(values["shown"]),
                values["portrait"],
            )
            tables.by_id[key] = tables.by_slug[key[0], entry.slug] = entry
        words = Words(values["text"], values["sort_key"], values["extra"])
        tables.by_id[key].names[values["language"]] = words
    for loser, winner in merged.items():
        if winner in tables.by_id:
            tables.by_id[loser] = tables.by_id[winner]
    enabled = NewsroomText.objects.filter(is_enabled=True).select_related("newsroom")
    tables.texts = {text.language: text for text in enabled}
    return tables


def _rows() -> Any:
    return _arm(
        SectionName, SECTION, position=F("section__position"), shown=F("section__in_menu")
    ).union(
        _arm(TagName, TAG, shown=F("tag__is_confirmed")).filter(tag__merged_into=None),
        _arm(
            AuthorName,
            AUTHOR,
            kind=F("author__kind"),
            portrait=F("author__portrait_id"),
            extra=F("job"),
        ).filter(author__merged_into=None),
        _arm(SourceName, SOURCE, kind=F("source__kind"), shown=F("source__is_confirmed")).filter(
            source__merged_into=None
        ),
        _arm(PlaceName, PLACE, kind=F("place__kind")),
        _arm(
            PageText,
            PAGE,
            position=F("page__position"),
            shown=F("page__in_footer"),
            text=F("title"),
            sort_key=Value(""),
        ),
        *(_merged(kind) for kind in aliases.KINDS),
        all=True,
    )


def _merged(table: str) -> Any:
    """What was merged, and into what; it has no names of its own."""
    nothing = dict.fromkeys(("language", "text", "sort_key"), Value(""))
    own = {"owner": F("pk"), "slug": F("slug"), "into": F("merged_into_id")}
    rows = _arm(aliases.KINDS[table], table, **own, **nothing)
    return rows.filter(merged_into__isnull=False)


def _arm(model: Any, table: str, **columns: Any) -> Any:
    """One arm of the union: the same columns in the same types, whatever the table."""
    defaults: dict[str, tuple[Any, Any]] = {
        "table": (Value(table), CharField()),
        "owner": (F(f"{table}_id"), BigIntegerField()),
        "slug": (F(f"{table}__slug"), CharField()),
        "position": (Value(0), IntegerField()),
        "kind": (Value(""), CharField()),
        "shown": (Value(True), BooleanField()),
        "portrait": (Value(None), BigIntegerField()),
        "language": (F("language"), CharField()),
        "text": (F("text"), TextField()),
        "sort_key": (F("sort_key"), TextField()),
        "extra": (Value(""), TextField()),
        "into": (Value(None), BigIntegerField()),
    }
    cast = {
        f"c_{name}": Cast(columns.get(name, value), output_field=kind)
        for name, (value, kind) in defaults.items()
    }
    return model.objects.order_by().annotate(**cast).values_list(*cast)


class _Kept:
    """The tables of this process and when they were last known to be true."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.tables: Tables | None = None
        self.seen: list[int] = []
        self.checked_at = 0.0

    def get(self) -> Tables:
        known = self.tables
        if known is not None and process.watcher.sees:
            return known
        with self.lock:
            if self.tables is None or self._is_old():
                self.seen = changes.latest_clearings(changes.NAMES)
                self.tables = load()
                self.checked_at = time.monotonic()
            return self.tables

    def _is_old(self) -> bool:
        if process.watcher.sees:
            return False
        now = time.monotonic()
        if now - self.checked_at < settings.NAMES_RECHECK_SECONDS:
            return False
        self.checked_at = now
        return changes.latest_clearings(changes.NAMES) != self.seen

    def forget(self) -> None:
        with self.lock:
            self.tables = None


_kept = _Kept()


def tables() -> Tables:
    """The small tables, as they are at the changes that this process knows of."""
    return _kept.get()


def last_read() -> Tables | None:
    """The tables as they were last read, if they were, without a question whether they are true."""
    return _kept.tables


def newsroom() -> Newsroom:
    """The newsroom's record."""
    return newsroom_of(tables())


def newsroom_of(tables: Tables) -> Newsroom:
    """The record among these; one of defaults where no language is in use yet."""
    found = next(iter(tables.texts.values()), None)
    return found.newsroom if found else Newsroom(time_zone=settings.TIME_ZONE)


def time_zone() -> str:
    """The zone of the newsroom's record."""
    return newsroom().time_zone


def site_root() -> str:
    """The address of the site from the newsroom's record, without a slash at its end."""
    texts = iter(tables().texts.values())
    return next((text.newsroom.site_address.rstrip("/") for text in texts), "")


def forget(keys: list[str] | None = None, **kwargs: Any) -> None:
    """Drop what is kept when names changed; listens to `changes.public_changed`."""
    if keys is None or changes.NAMES in keys:
        _kept.forget()


changes.public_changed.connect(forget)
process.log.first.append(forget)
