"""The front page: what editors put there by hand, filled up with the newest."""

from dataclasses import dataclass

from articles import changes
from articles.models import FrontSlot, ListKind
from reader import names, rows
from reader.cache import recording
from reader.cards import cards, link
from reader.columns import EditionRow
from reader.pages import Card, Link

SECOND_TIER = 3
LATEST = 10
NEWEST = 24
BLOCK = 5


@dataclass(frozen=True)
class FrontPage:
    """What the front page shows, top to bottom."""

    lead: Card | None
    second: list[Card]
    latest: list[Card]
    blocks: list[tuple[Link, list[Card]]]


def front_page(language: str) -> FrontPage:
    """Fill the slots. Three queries: slots, the newest, the blocks of sections."""
    recording.depends(f"{changes.FRONT}:{language}")
    newest = rows.listed(ListKind.LATEST, 0, language, limit=NEWEST)
    by_hand = rows.placed_by_hand(language)
    top = _fill(by_hand, newest)
    used = {edition.article_id for edition in top}
    rest = [edition for edition in newest if edition.article_id not in used]
    shown = cards(top, language)
    return FrontPage(
        lead=shown[0] if shown else None,
        second=shown[1:],
        latest=cards(rest[:LATEST], language, pictured=False),
        blocks=[
            (head, cards(editions, language))
            for number, editions in _blocks(language, used).items()
            if (head := link(names.SECTION, number, language))
        ],
    )


def _fill(by_hand: dict[tuple[str, int], EditionRow], newest: list[EditionRow]) -> list[EditionRow]:
    """The lead and the second tier; an empty slot takes the newest story not used yet."""
    slots = [(FrontSlot.Tier.LEAD, 1)]
    slots += [(FrontSlot.Tier.SECOND, position) for position in range(1, SECOND_TIER + 1)]
    chosen = {edition.article_id for edition in by_hand.values()}
    spare = iter([edition for edition in newest if edition.article_id not in chosen])
    seen: set[int] = set()
    filled = []
    for slot in slots:
        edition = by_hand.get(slot)
        if edition is None or edition.article_id in seen:
            edition = next(spare, None)
        if edition:
            seen.add(edition.article_id)
            filled.append(edition)
    return filled


def _blocks(language: str, used: set[int]) -> dict[int, list[EditionRow]]:
    """The newest of each section in the order of the menu, without what stands above."""
    numbers = [entry.id for entry in names.tables().of(names.SECTION)]
    found = rows.newest_of_each(ListKind.SECTION, numbers, language, limit=BLOCK, without=used)
    return {number: editions for number, editions in found.items() if editions}
