"""What a page is made from, noted while it is rendered, so that a change finds the page.

The reader's functions say it where they read something. Outside of a page that is to be kept
(previews, tests, commands) what they say is heard by nobody.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles import changes
from articles.templatetags.times import relative_window
from articles.text import times

FOREVER = 2**63
BEFORE_ALL = -FOREVER
Stretch = tuple[int, int]
View = Callable[..., Any]

# What a page shows in place of the newest stories, which are joined to it when it is served.
HOLE: SafeString = mark_safe(f"<!--{secrets.token_hex(16)}-->")  # noqa: S308 - of our own making


@dataclass(slots=True)
class Record:
    """What one page shows: keys, stretches of lists, and when its words grow old.

    `hole` is the language of the newest stories that go where HOLE stands, and which articles
    they leave out.
    """

    keys: set[str] = field(default_factory=lambda: {changes.NAMES, changes.EVERYTHING})
    stretches: dict[str, Stretch] = field(default_factory=dict)
    fresh_until: datetime | None = None
    hole: tuple[str, frozenset[int]] | None = None
    takes_holes: bool = True
    seen_at: datetime | None = None
    window: timedelta | None = None
    has_no_database: bool = False


_current: ContextVar[Record | None] = ContextVar("record", default=None)


@contextmanager
def recording(record: Record) -> Iterator[Record]:
    """Note what is rendered in this block in `record`."""
    token = _current.set(record)
    try:
        yield record
    finally:
        _current.reset(token)


def current() -> Record | None:
    """What is being noted now, if anything is."""
    return _current.get()


def depends(*keys: str) -> None:
    """Say that what is rendered shows something of these keys."""
    if record := _current.get():
        record.keys.update(keys)


def stretch(
    kind: str, key: int, language: str, *, top: datetime | None, end: datetime | None
) -> None:
    """Say that a stretch of a list is shown, the moments at both ends included.

    None at the `top` is whatever is newer, at the `end` whatever is older.
    """
    record = _current.get()
    if record is None:
        return
    name = changes.place(kind, key, language)
    low = changes.microseconds(end) if end else BEFORE_ALL
    high = changes.microseconds(top) if top else FOREVER
    known = record.stretches.get(name, (low, high))
    record.stretches[name] = (min(low, known[0]), max(high, known[1]))


def rows(
    kind: str,
    key: int,
    language: str,
    shown: list[Any],
    size: int,
    *,
    top: datetime | None = None,
) -> None:
    """Say that these listings are shown, read for a page that has room for `size` of them.

    Where there were fewer, whatever is older would be shown as well. `top` is a cursor's moment.
    """
    end = shown[-1].published_at if len(shown) >= size else None
    stretch(kind, key, language, top=top, end=end)


def expires(moment: datetime) -> None:
    """Say that what is rendered is no longer true from `moment` on."""
    record = _current.get()
    if record and (record.fresh_until is None or moment < record.fresh_until):
        record.fresh_until = moment


def ago(*moments: datetime) -> None:
    """Say that it is told how long ago these moments were."""
    record = _current.get()
    if record is None:
        return
    if record.seen_at is None:
        record.seen_at, record.window = timezone.now(), relative_window()
    now, window = record.seen_at, record.window
    recent = [moment for moment in moments if window is None or now - moment < window]
    for moment in recent or moments[:1]:  # all that are old stay as they are for equally long
        expires(times.fresh_until(moment, now, window))


def hole(language: str, without: frozenset[int]) -> str:
    """Leave a hole for the newest stories; "" where they have to be rendered at once."""
    record = _current.get()
    if record is None or not record.takes_holes:
        return ""
    record.hole = (language, without)
    return HOLE


def kept(*parameters: str) -> Callable[[View], View]:
    """Let the pages of a view be kept; of what stands after “?” it knows these alone."""

    def mark(view: View) -> View:
        view.kept_parameters = parameters  # type: ignore[attr-defined]
        return view

    return mark
