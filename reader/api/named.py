"""The names by which articles are asked for: sections, tags, authors, sources, places."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from reader import cards, names
from reader.names import Entry

KINDS = (names.AUTHOR, names.SOURCE, names.PLACE)


@dataclass(frozen=True)
class NamesPage:
    """A page of names; `below` is the cursor of the next page, empty on the last."""

    items: list[dict[str, Any]]
    below: str


def page(table: str, after: tuple[int, int] | None, limit: int) -> NamesPage:
    """Names in the order of their position, then of their number. No query of its own."""
    entries = names.tables().with_pages(table)
    start = bisect_right(entries, after, key=_place) if after else 0
    shown = entries[start : start + limit]
    is_last = start + limit >= len(entries)
    below = "" if is_last else "-".join(map(str, _place(shown[-1])))
    root = names.site_root()
    return NamesPage([_entry(table, entry, root) for entry in shown], below)


def _entry(table: str, entry: Entry, root: str) -> dict[str, Any]:
    """A thing with its names; a page it has in each of the newsroom's languages, a tag by name."""
    in_use = names.tables().texts
    named = {code: words for code, words in entry.names.items() if code in in_use}
    found: dict[str, Any] = {
        "slug": entry.slug,
        "names": {code: words.text for code, words in named.items()},
        "urls": {
            code: root + cards.address(table, code, entry.slug)
            for code in (named if table == names.TAG else in_use)
        },
    }
    if table in KINDS:
        found["kind"] = entry.kind
    if table == names.AUTHOR:
        found["jobs"] = {code: words.extra for code, words in named.items() if words.extra}
    if table == names.SECTION:
        found["is_in_menu"] = entry.is_shown
    return found


def _place(entry: Entry) -> tuple[int, int]:
    return entry.position, entry.id
