"""The formats of feeds, and items as written in them, kept while nothing of them changes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from reader import body, columns, images, names, rows
from reader.columns import Raw
from reader.feeds import atom, items, json_feed, rss
from reader.feeds import rows as feed_rows

FORMATS: dict[str, Any] = {"xml": rss, "atom": atom, "json": json_feed}


class Written(NamedTuple):
    """An item as its document has it, and what it shows."""

    data: bytes
    changed_at: datetime
    numbers: tuple[int, ...]
    """The pictures in its text."""
    pictures: tuple[Raw, ...]
    """What the database had of them."""


def written(form: str, root: str, found: Sequence[Raw], language: str) -> list[Written]:
    """The stories of `listed_raw` in one of FORMATS.

    One query where their texts have pictures. An edition never changes, so what was written stays
    with the names, by all it was made of but the pictures, which are compared: two readings of a
    feed differ in a story or two. Those are read in a second query.
    """
    shelf = names.tables().feed_items
    known: dict[Raw, Written] = {}
    for raw in found:
        if kept := shelf.get((form, root, raw)):
            known[raw] = kept
    texts = feed_rows.texts([raw[0] for raw in found if raw not in known])
    numbers = {
        raw: known[raw].numbers
        if raw in known
        else tuple(body.picture_ids(texts[raw[0]][feed_rows.BODY]))
        for raw in found
    }
    wanted = {number for own in numbers.values() for number in own}
    there = {row[0]: row for row in rows.pictures_raw(wanted, language)}
    pictures = {
        raw: tuple(there[number] for number in own if number in there)
        for raw, own in numbers.items()
    }
    old = [raw for raw, kept in known.items() if kept.pictures != pictures[raw]]
    texts |= feed_rows.texts([raw[0] for raw in old])
    for raw in found:
        if raw[0] in texts:
            known[raw] = _anew(form, root, raw, texts[raw[0]], numbers[raw], pictures[raw])
            shelf.put((form, root, raw), known[raw])
    return [known[raw] for raw in found]


def _anew(
    form: str, root: str, raw: Raw, text: Raw, numbers: tuple[int, ...], pictures: tuple[Raw, ...]
) -> Written:
    shown = {row[0]: images.shown(columns.picture(row)) for row in pictures}
    made = items.of(feed_rows.whole(raw, text), root, shown)
    return Written(FORMATS[form].item(made), made.updated_at, numbers, pictures)
