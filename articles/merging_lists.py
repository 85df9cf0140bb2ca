"""The lists of two things that become one: listings and totals. Called by merging_names."""

from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery

from articles import changes
from articles.models import Edition, Listing, ListTotal


def keys(kind: str, *things: Any) -> list[str]:
    """The clearing keys of their lists in every language."""
    numbers = [thing.pk for thing in things]
    totals = ListTotal.objects.filter(kind=kind, key__in=numbers)
    languages = sorted(set(totals.values_list("language", flat=True)))
    lists = [(number, code) for number in numbers for code in languages]
    whole = [changes.place(kind, number, code) for number, code in lists]
    return [*whole, *(changes.total(kind, number, code) for number, code in lists)]


def join(kind: str, loser: Any, winner: Any) -> None:
    """Put the loser's list into the winner's, each edition once, and add up the totals."""
    both = in_both(kind, loser, winner)
    for total in ListTotal.objects.filter(kind=kind, key=loser.pk):
        own = {"kind": kind, "key": winner.pk, "language": total.language}
        ListTotal.objects.get_or_create(**own)
        more = max(total.total - both.get(total.language, 0), 0)
        ListTotal.objects.filter(**own).update(total=F("total") + more)
        total.delete()
    _doubled(kind, loser, winner).delete()
    Listing.objects.filter(kind=kind, key=loser.pk).update(key=winner.pk)


def in_both(kind: str, loser: Any, winner: Any) -> dict[str, int]:
    """How many articles stand in both lists by their newest editions, by language."""
    newest = Edition.objects.filter(article=OuterRef("number")).order_by("-public_from", "-id")
    counted = _doubled(kind, loser, winner).filter(edition=Subquery(newest.values("pk")[:1]))
    return dict(counted.order_by().values_list("language").annotate(Count("pk")))


def _doubled(kind: str, loser: Any, winner: Any) -> QuerySet[Listing]:
    """Rows of the loser's list whose edition stands in the winner's already."""
    beside = Listing.objects.filter(kind=kind, key=winner.pk, edition=OuterRef("edition"))
    return Listing.objects.filter(Exists(beside), kind=kind, key=loser.pk)
