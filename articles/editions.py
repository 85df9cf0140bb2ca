"""Writing editions and their listings. Called by workflow, inside its transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from articles import listings, picture_uses, snapshot, typesetting
from articles.models import FOREVER, Article, Correction, Edition, Listing, ListKind, Revision
from articles.text import typography

Change = Callable[[Edition], None]


@dataclass(frozen=True)
class Window:
    """When an edition is public, and the times it shows."""

    public_from: datetime
    published_at: datetime
    updated_at: datetime | None = None
    public_until: datetime = FOREVER


def write(article: Article, revision: Revision, window: Window) -> Edition:
    """Close the open editions at the new one's beginning, write it, and list it."""
    with listings.totals_in_step(article):
        _make_room(article, window)
        edition = Edition.objects.create(
            article=article,
            revision=revision,
            story_id=article.story_id,
            public_from=window.public_from,
            public_until=window.public_until,
            published_at=window.published_at,
            updated_at=window.updated_at,
            **rendered(article),
        )
        listings.enter(edition, listings.places_of(edition, article))
        picture_uses.keep_edition(edition)
    return edition


def rewrite(article: Article, change: Change, at: datetime) -> None:
    """Write the public edition anew from `at` on, and a planned one, as `change` makes them.

    Of the same revision: what the desk has changed since stays at the desk. What `change` marks
    as retracted stands in the list of corrections alone, and no plan follows it.
    """
    with listings.totals_in_step(article):
        rows = article.editions.filter(public_until__gt=at).order_by("public_from", "id")
        found = [(row, list(row.listings.values_list("kind", "key"))) for row in rows]
        for planned, _places in found[1:]:
            planned.delete()
        shown = article.editions.filter(public_until__gt=at)
        Listing.objects.filter(edition__in=shown).delete()
        shown.update(public_until=at)
        for edition, places in found:
            _write_anew(edition, places, change, at)
            if edition.is_retracted:
                break


def _write_anew(
    edition: Edition, places: list[listings.Place], change: Change, at: datetime
) -> None:
    edition.pk = None
    edition._state.adding = True
    edition.public_from = max(edition.public_from, at)
    change(edition)
    if edition.is_retracted:
        edition.public_until, places = FOREVER, []
    edition.save()
    listings.enter(edition, dict.fromkeys([*places, (str(ListKind.NOTES), 0)]))
    picture_uses.keep_edition(edition)


def close(article: Article, at: datetime) -> None:
    """End every edition at `at`, drop those that never began, and take them off all lists."""
    with listings.totals_in_step(article):
        for edition in article.editions.filter(public_from__gt=at):
            edition.delete()
        article.editions.filter(public_until__gt=at).update(public_until=at)
        Listing.objects.filter(number=article.pk).delete()


def drop_planned(article: Article) -> None:
    """Drop what never began; what is public now goes on without an end."""
    now = timezone.now()
    with listings.totals_in_step(article):
        for edition in article.editions.filter(public_from__gt=now):
            edition.delete()
        endless = {"public_until": FOREVER}
        article.editions.filter(public_until__gt=now).update(**endless)
        Listing.objects.filter(number=article.pk, public_until__gt=now).update(**endless)


def rendered(article: Article) -> dict[str, Any]:
    """What an edition stores of the desk's text: typeset, with ids in place of names."""
    notes = [noted(note, article.language) for note in article.corrections.all()]
    return {
        **typesetting.typeset(snapshot.take(article), line=article.credit_line),
        "corrections": notes,
    }


def noted(note: Correction, language: str) -> dict[str, Any]:
    """A correction as editions store it: typeset, its lines kept."""
    return {
        "id": note.pk,
        "kind": note.kind,
        "text": typography.typeset(note.text, language),
        "made_at": note.made_at.isoformat(),
    }


def _make_room(article: Article, window: Window) -> None:
    """Let what is public end where the new edition begins; drop what never began."""
    now = timezone.now()
    for edition in article.editions.filter(public_from__gt=now):
        edition.delete()
    ended = {"public_until": window.public_from}
    article.editions.filter(public_until__gt=now).update(**ended)
    rows = Listing.objects.filter(number=article.pk)
    rows.filter(public_until__gt=now).update(**ended)
    rows.filter(public_until__lte=now).delete()
