"""The front page: what editors put there by hand, filled up with the newest."""

from dataclasses import dataclass

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from articles import changes
from articles.models import Edition, FrontSlot, Listing, ListKind
from reader import images, names
from reader.cache import recording
from reader.cards import card, link
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
    """Fill the slots. Four queries: slots, the newest, the blocks of sections, pictures."""
    recording.depends(f"{changes.FRONT}:{language}")
    newest = _newest(language)
    by_hand = _by_hand(language)
    top = _fill(by_hand, newest)
    used = {edition.article_id for edition in top}
    blocks = _blocks(language, used)
    everything = [*top, *newest, *(edition for rows in blocks.values() for edition in rows)]
    pictures = images.load((edition.picture_id for edition in everything), language)
    made = {e.article_id: card(e, language, pictures.get(e.picture_id or 0)) for e in everything}
    at_the_top = [made[edition.article_id] for edition in top]
    rest = [edition for edition in newest if edition.article_id not in used]
    return FrontPage(
        lead=at_the_top[0] if at_the_top else None,
        second=at_the_top[1:],
        latest=[made[edition.article_id] for edition in rest[:LATEST]],
        blocks=[
            (head, [made[edition.article_id] for edition in rows])
            for number, rows in blocks.items()
            if (head := link(names.SECTION, number, language))
        ],
    )


def _newest(language: str) -> list[Edition]:
    rows = Listing.objects.of(ListKind.LATEST, 0, language).public().with_cards()
    return [row.edition for row in rows[:NEWEST]]


def _by_hand(language: str) -> dict[tuple[str, int], Edition]:
    """The editions in slots that hold now, the newest instruction winning each slot."""
    now = timezone.now()
    placed = (
        Edition.objects.standing()
        .for_cards()
        .filter(
            language=language,
            article__front_slots__language=language,
            article__front_slots__starts_at__lte=now,
            article__front_slots__ends_at__gt=now,
        )
        .annotate(
            tier=F("article__front_slots__tier"), position=F("article__front_slots__position")
        )
        .order_by("article__front_slots__starts_at", "article__front_slots__id")
    )
    return {(edition.tier, edition.position): edition for edition in placed}


def _fill(by_hand: dict[tuple[str, int], Edition], newest: list[Edition]) -> list[Edition]:
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


def _blocks(language: str, used: set[int]) -> dict[int, list[Edition]]:
    """The newest of each section in the order of the menu, without what stands above."""
    numbers = [entry.id for entry in names.tables().of(names.SECTION)]
    ranked = (
        Listing.objects.public()
        .filter(kind=ListKind.SECTION, language=language, key__in=numbers)
        .exclude(number__in=used)
        .annotate(rank=Window(RowNumber(), [F("key")], ["-published_at", "-number"]))
        .filter(rank__lte=BLOCK)
        .with_cards()
    )
    found: dict[int, list[Edition]] = {number: [] for number in numbers}
    for row in ranked.order_by("key", "-published_at", "-number"):
        found[row.key].append(row.edition)
    return {number: rows for number, rows in found.items() if rows}
