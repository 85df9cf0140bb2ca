"""The newest stories under an article: the same for all, but for those that it shows already."""

from collections.abc import Collection, Sequence

from articles.models import ListKind
from reader import rows
from reader.cache import recording
from reader.cards import cards as of_stories
from reader.pages import Card
from reader.related import MOST

SHOWN = 6
MOST_LEFT_OUT = 1 + MOST


def cards(language: str, spare: int) -> list[Card]:
    """Cards of the newest stories, `spare` more than are shown. One query."""
    size = SHOWN + spare
    found = rows.listed(ListKind.LATEST, 0, language, limit=size)
    recording.rows(ListKind.LATEST, 0, language, found, size)
    return of_stories(found, language, pictured=False)


def chosen(found: Sequence[Card], without: Collection[int]) -> tuple[Card, ...]:
    """Those that an article shows which leaves out the numbers `without`."""
    return tuple([each for each in found if each.number not in without][:SHOWN])
