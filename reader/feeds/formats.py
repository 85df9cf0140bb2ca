"""The formats of feeds, and items as written in them, kept while nothing of them changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reader import images, names, rows
from reader.feeds import atom, items, json_feed, rss
from reader.feeds import rows as feed_rows

FORMATS: dict[str, Any] = {"xml": rss, "atom": atom, "json": json_feed}
MOST = 300


@dataclass(frozen=True, slots=True)
class Written:
    """An item as text, and when it last changed."""

    text: str
    changed_at: datetime


def item(form: str, root: str, raw: rows.Raw, pictures: tuple[rows.Raw, ...]) -> Written:
    """A story in one of FORMATS, from its row and those of the pictures in its text.

    Two readings of a feed differ in a story or two, so what was written stays with the names, by
    all it was made of: whatever changes makes it anew.
    """
    kept = names.tables().feed_items
    known = (form, root, raw, pictures)
    written: Written | None = kept.get(known)
    if written is None:
        shown = {row[0]: images.image(rows.picture(row)) for row in pictures}
        made = items.of(feed_rows.whole(raw), root, shown)
        written = Written(FORMATS[form].item(made), made.updated_at)
        if len(kept) >= MOST:
            kept.clear()
        kept[known] = written
    return written
