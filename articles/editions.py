"""Writing editions and their listings. Called by workflow, inside its transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from articles import crediting, listings, picture_uses, typesetting
from articles.models import FOREVER, Article, Correction, Edition, Listing, ListKind, Revision
from articles.models.listing import Spot
from articles.requirements import Text
from articles.search import desk, entries
from articles.text import typography

Change = Callable[[Edition], None]


@dataclass(frozen=True)
class Window:
    """When an edition is public, and the times it shows."""

    public_from: datetime
    published_at: datetime
    updated_at: datetime | None = None
    public_until: datetime = FOREVER


def write(
    text: Text,
    revision: Revision,
    window: Window,
    *,
    notes: Iterable[Correction],
    standing: Sequence[Edition],
) -> tuple[Edition, list[Spot]]:
    """Write the edition of a text and list it, with what readers are told of changes.

    What is `standing`, public or planned, ends where the new one begins, or is dropped. Returns
    the places in lists too, where it stood or stands now.
    """
    article = text.article
    with listings.in_step(article) as stood:
        left, is_second = _make_room(article, window, standing, stood)
        edition = Edition.objects.create(
            article=article,
            revision=revision,
            story_id=article.story_id,
            public_from=window.public_from,
            public_until=window.public_until,
            published_at=window.published_at,
            updated_at=window.updated_at,
            **rendered(text, notes),
        )
        places = listings.places_of(edition, article)
        stood.now = left + listings.enter(edition, places)
        entries.enter(edition, places, second=is_second)
        if window.public_from <= timezone.now():
            desk.drop(article)
        picture_uses.keep_edition(edition, text.held)
    return edition, stood


def rewrite(article: Article, change: Change, at: datetime, *, is_gone: bool = False) -> list[Spot]:
    """Write the public edition anew from `at` on, and a planned one, as `change` makes them.

    Of the same revision: what the desk has changed since stays at the desk. What `change` marks
    as retracted stands in the list of corrections alone, no plan follows it, and it `is_gone`.
    Returns the places in lists where it stood, or stands now.
    """
    with listings.in_step(article, is_gone=is_gone) as stood:
        rows = article.editions.filter(public_until__gt=at).order_by("public_from", "id")
        found = [(row, list(row.listings.values_list("kind", "key"))) for row in rows]
        for planned, _places in found[1:]:
            planned.delete()
        shown = article.editions.filter(public_until__gt=at)
        Listing.objects.filter(edition__in=shown).delete()
        entries.of_article(article).delete()
        shown.update(public_until=at)
        for order, (edition, places) in enumerate(found):
            _write_anew(edition, places, change, at, second=order > 0)
            if edition.is_retracted:
                _keep_at_desk(article)
                break
    return stood


def _write_anew(
    edition: Edition,
    places: list[listings.ListPlace],
    change: Change,
    at: datetime,
    *,
    second: bool,
) -> None:
    edition.pk = None
    edition._state.adding = True
    edition.public_from = max(edition.public_from, at)
    change(edition)
    if edition.is_retracted:
        edition.public_until, places = FOREVER, []
    edition.save()
    listings.enter(edition, dict.fromkeys([*places, (str(ListKind.NOTES), 0)]))
    entries.enter(edition, places, second=second)
    picture_uses.keep_edition(edition)


def close(article: Article, at: datetime) -> list[Spot]:
    """End every edition at `at`, drop those that never began, and take them off all lists.

    Returns the places in lists where it stood.
    """
    with listings.in_step(article, is_gone=True) as stood:
        for edition in article.editions.filter(public_from__gt=at):
            edition.delete()
        article.editions.filter(public_until__gt=at).update(public_until=at)
        Listing.objects.of_article(article).delete()
        entries.of_article(article).delete()
        _keep_at_desk(article)
    return stood


def drop_planned(article: Article) -> None:
    """Drop what never began; what is public now goes on without an end."""
    now = timezone.now()
    with listings.in_step(article):
        for edition in article.editions.filter(public_from__gt=now):
            edition.delete()
        endless = {"public_until": FOREVER}
        article.editions.filter(public_until__gt=now).update(**endless)
        Listing.objects.of_article(article).filter(public_until__gt=now).update(**endless)
        entries.of_article(article).filter(public_until__gt=now).update(**endless)


def rendered(text: Text, notes: Iterable[Correction]) -> dict[str, Any]:
    """What an edition stores of the desk's text: typeset, with ids in place of names."""
    line = crediting.line(text.data, text.sources)
    tags = [tag.pk for tag in text.tags]
    typeset = typesetting.typeset(text.data, line=line, tags=tags)
    return typeset | {"corrections": [noted(note, text.language) for note in notes]}


def noted(note: Correction, language: str) -> dict[str, Any]:
    """A correction as editions store it: typeset, its lines kept."""
    return {
        "id": note.pk,
        "kind": note.kind,
        "text": typography.typeset(note.text, language),
        "made_at": note.made_at.isoformat(),
    }


def _keep_at_desk(article: Article) -> None:
    """Let the desk find what readers can't any more."""
    if newest := article.revisions.first():
        desk.keep(article, newest.snapshot)


def _make_room(
    article: Article, window: Window, standing: Sequence[Edition], stood: Iterable[Spot]
) -> tuple[list[Spot], bool]:
    """Let what is public end where the new edition begins; drop what never began.

    Returns the places where it is listed still, and which of its two entries in the search is
    free.
    """
    if not standing:
        return list(stood), False
    now = timezone.now()
    dropped = [edition for edition in standing if edition.public_from > now]
    for edition in dropped:
        edition.delete()
    left = [spot for spot in stood if spot.public_from <= now]
    if not left and len(dropped) == len(standing):
        return [], False
    ended = {"public_until": window.public_from}
    article.editions.filter(public_until__gt=now).update(**ended)
    rows = Listing.objects.of_article(article)
    if window.public_from <= now:
        rows.delete()
        left = []
    else:
        rows.filter(public_until__gt=now).update(**ended)
        if any(spot.public_until <= now for spot in stood):
            rows.filter(public_until__lte=now).delete()
        still = [spot for spot in left if spot.public_until > now]
        left = [spot._replace(public_until=window.public_from) for spot in still]
    return left, entries.make_room(article, window.public_from, now)
