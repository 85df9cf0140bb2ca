"""Merging tags, authors and sources: two that are one thing become one, for good."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from articles import (
    changes,
    merging_chains,
    merging_fills,
    merging_lists,
    naming,
    search_upkeep,
    trace,
)
from articles.aliases import KINDS
from articles.models import (
    Address,
    Article,
    Attribution,
    Credit,
    Listing,
    Picture,
    TaggedArticle,
)

DESK_ROWS: dict[str, tuple[Any, str, tuple[str, ...]]] = {
    "tag": (TaggedArticle, "tag", ("content_object",)),
    "author": (Credit, "author", ("article", "role")),
    "source": (Attribution, "source", ("article", "step")),
}
"""The rows that put a thing on an article: the model, its column, and what else makes it once."""


@transaction.atomic
def merge(kind: str, loser: Any, winner: Any, *, by: User) -> None:
    """Let `winner` answer for all that `loser` stood for. There is no way back.

    Desk rows and lists go over to the winner; editions and revisions keep the loser's number,
    which is read as the winner's from then on (`articles.aliases`). Names in languages that the
    winner lacks become its own, and what its own lack is filled from the loser's; the others stay
    with the loser's row and go on finding the winner.
    Raises PermissionDenied, and ValidationError when these two can't be one.
    """
    if not by.has_perm(f"articles.change_{kind}"):
        raise PermissionDenied
    loser, winner = _locked(kind, loser, winner)
    refuse(loser, winner)
    lists = merging_lists.keys(kind, loser, winner)
    _wait_for_writers(kind, loser)
    _desk(kind, loser, winner)
    merging_lists.join(kind, loser, winner)
    about = f"{naming.main_name(loser)[0]} → {naming.main_name(winner)[0]}"
    old, new = loser.slug, winner.slug
    merging_fills.hand_over(kind, loser, winner)
    _addresses(kind, loser, winner)
    changes.clear([changes.NAMES, *lists])
    search_upkeep.renamed(kind, winner.pk)
    audit.record(trace.Act.MERGE, by=by, about=about, kind=kind, old=old, new=new)


def refuse(loser: Any, winner: Any) -> None:
    """Raise ValidationError when these two can't be one."""
    if loser.pk == winner.pk:
        raise ValidationError(_("Choose another one: it can't be merged into itself."))
    if loser.merged_into_id or winner.merged_into_id:
        raise ValidationError(_("One of the two was merged already."))
    if naming.kind_of(loser) != "author":
        return
    if loser.user_id and winner.user_id:
        raise ValidationError(_("Each of the two has an account of its own: two people."))
    if loser.kind != winner.kind:
        raise ValidationError(_("A person and a desk can't be one."))


def desk_articles(kind: str, thing: Any) -> QuerySet[Article]:
    """Articles of the desk that it stands on."""
    model, column, (article, *_rest) = DESK_ROWS[kind]
    return Article.objects.filter(pk__in=model.objects.filter(**{column: thing}).values(article))


def twice(kind: str, loser: Any, winner: Any) -> QuerySet[Any]:
    """Desk rows of the loser beside which the winner stands already."""
    model, column, others = DESK_ROWS[kind]
    beside = model.objects.filter(**{column: winner}, **{each: OuterRef(each) for each in others})
    rows: QuerySet[Any] = model.objects.filter(Exists(beside), **{column: loser})
    return rows


def _locked(kind: str, loser: Any, winner: Any) -> tuple[Any, Any]:
    """Both rows as they are now, locked in the order of their numbers."""
    rows = KINDS[kind].objects.select_for_update().filter(pk__in=[loser.pk, winner.pk])
    found = {row.pk: row for row in rows.order_by("pk")}
    if not {loser.pk, winner.pk} <= found.keys():
        raise ValidationError(_("One of the two is gone."))
    return found[loser.pk], found[winner.pk]


def _wait_for_writers(kind: str, loser: Any) -> None:
    """Lock the articles that name the loser: who is publishing one is let finish first."""
    listed = Listing.objects.filter(kind=kind, key=loser.pk).values("number")
    either = Q(pk__in=desk_articles(kind, loser).values("pk")) | Q(pk__in=listed)
    list(
        Article.objects.select_for_update(no_key=True)
        .filter(either)
        .order_by("pk")
        .values_list("pk")
    )


def _desk(kind: str, loser: Any, winner: Any) -> None:
    model, column, _others = DESK_ROWS[kind]
    if kind == "source":
        merging_chains.fold(loser, winner)
    twice(kind, loser, winner).delete()
    model.objects.filter(**{column: loser}).update(**{column: winner})
    if kind == "source":
        Picture.objects.filter(source=loser).update(source=winner)


def _addresses(kind: str, loser: Any, winner: Any) -> None:
    """Let every address that led to the loser lead to the winner, at one step."""
    Address.objects.filter(kind=kind, target=loser.pk).update(target=winner.pk)
    Address.objects.filter(kind=kind, old=loser.slug).delete()
    Address.objects.create(kind=kind, old=loser.slug, target=winner.pk)
    KINDS[kind].objects.filter(merged_into=loser).update(merged_into=winner)
    loser.merged_into, loser.slug = winner, naming.placeholder()
    loser.save(update_fields=["merged_into", "slug"])
