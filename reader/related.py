"""Where an article leads: the stories chosen to be read next, and its links to our own."""

from collections.abc import Mapping

from articles import changes
from reader import body, rows
from reader.cache import recording
from reader.cards import cards as of_stories
from reader.columns import EditionRow
from reader.pages import Card

MOST = 4
Neighbours = Mapping[int, EditionRow]


def neighbours(edition: EditionRow, text: str) -> Neighbours:
    """The public editions that an article names, by number. One query, none where it names none."""
    wanted = {*edition.related, *body.linked_articles(text)} - {edition.article_id}
    recording.depends(*(changes.article(number) for number in wanted))
    if not wanted:
        return {}
    return {row.article_id: row for row in rows.public(wanted)}


def cards(edition: EditionRow, found: Neighbours) -> tuple[Card, ...]:
    """The chosen stories that anyone may read, in the order of the desk."""
    shown = [found[number] for number in edition.related if number in found]
    return tuple(of_stories(shown[:MOST], edition.language, pictured=False))


def addresses(found: Neighbours) -> dict[int, str]:
    """Where each of them stands now."""
    return {number: row.get_absolute_url() for number, row in found.items()}
