"""What merging two tags, authors or sources would change: shown before anything is done."""

from dataclasses import dataclass
from typing import Any

from articles import merging_chains, merging_fills, merging_lists, merging_names
from articles.merging_fills import Fill
from articles.models import Address, Listing, ListTotal, Picture


@dataclass(frozen=True)
class Joined:
    """A name in a language: the winner's own, the loser's, and which becomes what."""

    language: str
    winner: str
    loser: str

    @property
    def is_taken_over(self) -> bool:
        """Whether the winner gets this name; else it only goes on finding the winner."""
        return not self.winner


@dataclass(frozen=True)
class Plan:
    """The change in figures and words. `totals` are (language, stories then) of the lists.

    `odd` are articles (number, headline) whose chain will name the winner twice in a row.
    """

    articles: int
    doubled: int
    editions: int
    pictures: int
    totals: list[tuple[str, int]]
    names: list[Joined]
    filled: list[Fill]
    is_active_again: bool
    folded: int
    odd: list[tuple[int, str]]
    addresses: list[str]


def plan(kind: str, loser: Any, winner: Any) -> Plan:
    """What `merging_names.merge` would do. Raises its ValidationError when these can't be one."""
    merging_names.refuse(loser, winner)
    listed = Listing.objects.filter(kind=kind, key=loser.pk)
    old = Address.objects.filter(kind=kind, target=loser.pk).order_by("old")
    return Plan(
        articles=merging_names.desk_articles(kind, loser).count(),
        doubled=merging_names.twice(kind, loser, winner).count(),
        editions=listed.count(),
        pictures=Picture.objects.filter(source=loser).count() if kind == "source" else 0,
        totals=_totals(kind, loser, winner),
        names=_names(loser, winner),
        filled=list(merging_fills.fills(loser, winner)),
        is_active_again=merging_fills.is_active_again(loser, winner),
        folded=merging_chains.folded(loser, winner) if kind == "source" else 0,
        odd=merging_chains.odd(loser, winner) if kind == "source" else [],
        addresses=[loser.slug, *old.values_list("old", flat=True)],
    )


def _totals(kind: str, loser: Any, winner: Any) -> list[tuple[str, int]]:
    """How many stories the winner's list will hold in each language."""
    both = merging_lists.in_both(kind, loser, winner)
    held: dict[str, int] = {}
    for total in ListTotal.objects.filter(kind=kind, key__in=[loser.pk, winner.pk]):
        held[total.language] = held.get(total.language, 0) + total.total
    return sorted((code, count - both.get(code, 0)) for code, count in held.items() if count)


def _names(loser: Any, winner: Any) -> list[Joined]:
    own = dict(winner.names.values_list("language", "text"))
    others = loser.names.order_by("id").values_list("language", "text")
    return [Joined(language, own.get(language, ""), text) for language, text in others]
