"""Chains of sources in which two that become one stand one after the other. For merging_names."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

from articles import aliases
from articles.models import Article, Attribution


def fold(loser: Any, winner: Any) -> None:
    """Leave one of neighbouring steps that merging makes the same single source: the nearer.

    Goes before the rows change over. Two statements, and none where no article names both.
    """
    gone = [
        row.pk
        for rows in _of_both(loser, winner)
        for steps in [_repeated(rows, loser, winner)]
        for row in rows
        if row.step in steps
    ]
    if gone:
        Attribution.objects.filter(pk__in=gone).delete()


def folded(loser: Any, winner: Any) -> int:
    """In how many articles of the desk steps become one."""
    return sum(bool(_repeated(rows, loser, winner)) for rows in _of_both(loser, winner))


def odd(loser: Any, winner: Any) -> list[tuple[int, str]]:
    """Articles (number, headline) that will say "A citing A and B": somebody should look."""
    both = {loser.pk, winner.pk}
    numbers = [
        rows[0].article_id
        for rows in _of_both(loser, winner)
        if _names_twice(rows, both) - _repeated(rows, loser, winner)
    ]
    found = Article.objects.filter(pk__in=numbers).order_by("pk")
    return list(found.values_list("pk", "headline"))


def _of_both(loser: Any, winner: Any) -> Iterator[list[Attribution]]:
    """The chains that name both, article by article."""
    naming = Attribution.objects.order_by()
    rows = Attribution.objects.filter(
        article__in=naming.filter(source=loser).values("article")
    ).filter(article__in=naming.filter(source=winner).values("article"))
    ordered = rows.order_by("article_id", "step", "position", "id")
    for _article, chain in groupby(ordered, key=lambda row: row.article_id):
        yield list(chain)


def _repeated(rows: list[Attribution], loser: Any, winner: Any) -> set[int]:
    known = {("source", loser.pk): winner.pk}
    return aliases.repeated([(row.source_id, row.step) for row in rows], known)


def _names_twice(rows: list[Attribution], both: set[int]) -> set[int]:
    """The steps that name one of `both`, where the step before names the other."""
    steps: dict[int, set[int]] = {}
    for row in rows:
        steps.setdefault(row.step, set()).add(row.source_id)
    pairs = [(step, steps[before] & both, steps[step] & both) for before, step in pairwise(steps)]
    return {step for step, near, far in pairs if near and far and near | far == both}
