"""What the desk has and readers don't: changed texts, and what waits for its time."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from articles import aliases
from articles.models import Article, Correction, Edition, Revision

Status = Article.Status
COMPARED = 2_000


def changed(articles: QuerySet[Any]) -> QuerySet[Any]:
    """Published articles whose newest revision says something else than their newest edition.

    They are looked for among what readers don't have, which is little (see `articles.search.desk`),
    and of much the newest. That is found first and alone: one statement for both has the database
    compare the saves of every article. What was retracted is changed for nobody.
    """
    kept = articles.filter(status=Status.PUBLISHED, desk_entry__isnull=False)
    numbers = list(kept.order_by("-saved_at", "-id").values_list("pk", flat=True)[:COMPARED])
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-version")
    editions = Edition.objects.filter(article=OuterRef("pk")).order_by("-public_from", "-id")
    differing: QuerySet[Any] = (
        articles.filter(pk__in=numbers)
        .annotate(
            last_version=Subquery(newest.values("version")[:1]),
            shown_version=Subquery(editions.values("revision__version")[:1]),
            last_data=Subquery(newest.values("data")[:1]),
            shown_data=Subquery(editions.values("revision__data")[:1]),
        )
        .filter(~Q(last_version=F("shown_version")), ~Q(last_data=F("shown_data")), ~retracted())
        .order_by("-saved_at", "-id")
    )
    return differing


def retracted() -> Exists:
    """Whether an article was taken back: a condition for a list of articles."""
    kind = Correction.Kind.RETRACTION
    return Exists(Correction.objects.filter(article=OuterRef("pk"), kind=kind))


def scheduled(articles: QuerySet[Any]) -> QuerySet[Any]:
    """What the clock will publish, a change of a public article too; the soonest first."""
    coming = Edition.objects.filter(public_from__gt=timezone.now())
    soonest = coming.filter(article=OuterRef("pk")).order_by("public_from")
    planned: QuerySet[Any] = articles.filter(
        pk__in=coming.order_by().values("article"), status=Status.PUBLISHED
    )
    moment = Subquery(soonest.values("public_from")[:1])
    ordered: QuerySet[Any] = planned.annotate(planned_for=moment).order_by("planned_for", "id")
    return ordered


def really_changed(articles: QuerySet[Any], most: int) -> list[Any]:
    """Of those changed, the newest that differ by more than what was merged since."""
    newest = changed(articles).select_related("owner").defer("body", "folded")[: most * 2]
    if not (rows := list(newest)):
        return []
    merged = aliases.known()
    return [row for row in rows if not aliases.same(row.last_data, row.shown_data, merged)][:most]
