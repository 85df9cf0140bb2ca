"""Where an article leads: the stories chosen to be read next, and its links to our own."""

from collections.abc import Mapping

from articles import changes
from articles.models import Edition
from reader import body
from reader.cache import recording
from reader.cards import card
from reader.pages import Card

MOST = 4
Neighbours = Mapping[int, Edition]


def neighbours(edition: Edition, text: str) -> Neighbours:
    """The public editions that an article names, by number. One query, none where it names none."""
    wanted = {*edition.related, *body.linked_articles(text)} - {edition.article_id}
    recording.depends(*(changes.article(number) for number in wanted))
    if not wanted:
        return {}
    rows = Edition.objects.standing().filter(article_id__in=wanted).for_cards()
    return {row.article_id: row for row in rows}


def cards(edition: Edition, found: Neighbours) -> tuple[Card, ...]:
    """The chosen stories that anyone may read, in the order of the desk."""
    rows = (found.get(number) for number in edition.related)
    shown = [row for row in rows if row and not row.is_retracted]
    return tuple(card(row, edition.language, None) for row in shown[:MOST])


def addresses(found: Neighbours) -> dict[int, str]:
    """Where each of them stands now."""
    return {number: row.get_absolute_url() for number, row in found.items()}
