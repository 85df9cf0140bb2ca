"""Tags, authors and sources that were merged: which one each old number means now.

Editions and revisions are never rewritten, so they go on naming what was merged by its number.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.db.models import CharField, F, QuerySet, Value

from articles.models import Author, Source, Tag
from articles.models.revision import read

KINDS: dict[str, Any] = {"tag": Tag, "author": Author, "source": Source}
NAMING = {"tags", "credits", "chain"}
"""The parts of a snapshot that name tags, authors and sources."""

Known = dict[tuple[str, int], int]


def known() -> Known:
    """Every merged number and its winner's, as {(kind, loser): winner}. One query."""
    arms = [
        model.objects.order_by()
        .filter(merged_into__isnull=False)
        .annotate(kind_of=Value(kind, output_field=CharField()), into=F("merged_into_id"))
        .values_list("kind_of", "pk", "into")
        for kind, model in KINDS.items()
    ]
    rows: Iterable[tuple[str, int, int]] = arms[0].union(*arms[1:], all=True)
    return {(kind, loser): winner for kind, loser, winner in rows}


def standing(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of `rows` that were not merged into another one."""
    return rows.filter(merged_into__isnull=True)


def winner_of(thing: Any) -> Any:
    """What answers for `thing` now: itself, unless it was merged."""
    return thing.merged_into or thing


def resolve(data: dict[str, Any], found: Known) -> dict[str, Any]:
    """A snapshot with today's numbers; what stands twice then stands once, as merging leaves it.

    The steps of its chain are numbered from 1 without gaps, as the desk numbers them.
    """
    if not found:
        return data
    credits = [(author, role, role) for author, role in data["credits"]]
    again = repeated([(hop["source"], hop["step"]) for hop in data["chain"]], found)
    hops = [hop for hop in data["chain"] if hop["step"] not in again]
    steps = sorted({hop["step"] for hop in hops})
    chain = [
        (hop["source"], hop["step"], hop | {"step": steps.index(hop["step"]) + 1}) for hop in hops
    ]
    return data | {
        "tags": sorted({found.get(("tag", number), number) for number in data["tags"]}),
        "credits": [[author, role] for author, role in _once("author", credits, found)],
        "chain": [{**hop, "source": source} for source, hop in _once("source", chain, found)],
    }


def repeated(hops: Iterable[tuple[int, int]], found: Known) -> set[int]:
    """The steps of a chain, of (source, step), that merging made the same as the step before.

    Only a single source repeats a single source; what somebody wrote twice stays.
    """
    steps: dict[int, set[int]] = {}
    for source, step in hops:
        steps.setdefault(step, set()).add(source)
    pairs = [(step, steps[before] | steps[step]) for before, step in pairwise(sorted(steps))]
    return {
        step
        for step, sources in pairs
        if len(sources) > 1 and len({found.get(("source", each), each) for each in sources}) == 1
    }


def same(old: str, new: str, found: Known | None = None) -> bool:
    """Whether two snapshots, as revisions store them, say the same, whatever was merged since.

    `found` is what `known` says; asked only where it matters when not given.
    """
    if old == new:
        return True
    before, after = read(old), read(new)
    if before == after:
        return True
    if any(before.get(name) != after.get(name) for name in {*before, *after} - NAMING):
        return False
    found = known() if found is None else found
    return bool(found) and resolve(before, found) == resolve(after, found)


def _once(kind: str, rows: list[tuple[int, Any, Any]], found: Known) -> list[tuple[int, Any]]:
    """Rows (number, place, rest) as (today's number, rest), each number once in a place.

    Of two that meet, the one that always was the winner's stays.
    """
    own = {(number, place) for number, place, _rest in rows if (kind, number) not in found}
    kept: dict[tuple[int, Any], Any] = {}
    for number, place, rest in rows:
        today = found.get((kind, number), number)
        if today == number or (today, place) not in own:
            kept.setdefault((today, place), rest)
    return [(number, rest) for (number, _place), rest in kept.items()]
