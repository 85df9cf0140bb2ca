"""Taking words out of the record, where a court or the law on personal data demands it."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from accounts import seal
from accounts.models import AuditEntry, User
from articles import (
    changes,
    integrity,
    listings,
    months,
    picture_making,
    trace,
    workflow,
)
from articles.distribution import announcing
from articles.models import Article, Edition, Picture, PictureText, Redaction, Revision
from articles.redaction_places import Place, find
from articles.search import renewing, suggesting, vocabulary
from articles.text.blackout import Phrases

NOTE = "redaction"
SHORTEST = 3


@transaction.atomic
def redact(
    article: Article,
    *,
    words: Iterable[str],
    demanded_by: str,
    by: User,
    with_pictures: bool = False,
) -> Redaction:
    """Take phrases out of every text of an article, public or not, and record that it happened.

    The chain of revisions still verifies; the words are kept nowhere. `with_pictures` takes them
    out of what is said of its pictures, too. Raises PermissionDenied and ValidationError.
    """
    if not by.has_perm("articles.redact_article"):
        raise PermissionDenied
    article.refresh_from_db(from_queryset=Article.objects.held())
    phrases = phrases_of(words, article)
    demanded_by = demanded_by.strip()
    if not demanded_by:
        raise ValidationError(_("Say who demands it: the decision or request, its date."))
    if phrases.places(demanded_by):
        raise ValidationError(_("The demand holds the words itself, and it stays on record."))
    found = list(find(article, phrases, with_pictures=with_pictures))
    if not found:
        raise ValidationError(_("These words stand nowhere in the record of this article."))
    places = sum(place.count for place in found)
    act = Redaction.objects.create(
        article=article, demanded_by=demanded_by[:300], places=places, by=by
    )
    with seal.opened():
        for place in found:
            _write(place)
        entries = _seal_anew([place.row for place in found], act)
    _settle(article, act, entries)
    _settle_search(article, found)
    _settle_pictures({number for place in found if (number := _picture_of(place.row))})
    return act


def came_after(article: Article, version: int) -> bool:
    """Whether words were taken out since `version`: what was typed upon it may still hold them."""
    return article.revisions.filter(note=NOTE, version__gt=version).exists()


def phrases_of(words: Iterable[str], article: Article) -> Phrases:
    """The phrases to look for. Raises ValidationError when there are none, or one is too short."""
    wanted = [phrase.strip() for phrase in words if phrase.strip()]
    if not wanted:
        raise ValidationError(_("Write the words that are to go, a phrase on each line."))
    for phrase in wanted:
        if sum(map(str.isalnum, phrase)) < SHORTEST:
            message = _("“%(phrase)s” is too short: it would tear holes into other words.")
            raise ValidationError(message % {"phrase": phrase})
    return Phrases(wanted, article.language)


def _write(place: Place) -> None:
    type(place.row)._base_manager.filter(pk=place.row.pk).update(**{place.field: place.new})


def _seal_anew(rows: list[Model], act: Redaction) -> dict[str, str]:
    """Take the salt from the chained rows, and hash what is left; return that of log entries.

    Without its salt no guess can be tried against the hash that the next row is chained to.
    """
    for revision in Revision.objects.filter(pk__in=_numbers(rows, Revision)):
        revision.salt, revision.redaction = "", act
        left = {"salt": "", "redaction": act, "redacted_hash": revision.digest(revision.hash)}
        Revision.objects.filter(pk=revision.pk).update(**left)
    entries = {}
    for entry in AuditEntry.objects.filter(pk__in=_numbers(rows, AuditEntry)):
        entry.salt = ""
        AuditEntry.objects.filter(pk=entry.pk).update(salt="")
        entries[str(entry.pk)] = entry.digest(entry.hash)
    return entries


def _numbers(rows: list[Model], model: type[Model]) -> set[int]:
    return {row.pk for row in rows if isinstance(row, model)}


def _settle(article: Article, act: Redaction, entries: dict[str, str]) -> None:
    """Keep what is left as a save of its own, so that no form opened before saves over it.

    That save and the entry of the log are chained, and hold the hashes of what was rewritten.
    """
    article.refresh_from_db()
    article.save(update_fields=["folded"])
    left = integrity.left_by_redactions(article)
    workflow.record(article, by=act.by, note=NOTE, always=True, left=left)
    by, was, note = act.by, article.status, act.demanded_by
    trace.step(article, "redact", by=by, was=was, note=note, left=entries)
    stands = listings.spots(article)
    listings.tell(article, stands, is_gone=True)
    changes.clear([changes.NAMES])  # with which readers' processes keep what editions say
    announcing.changed(article, stands)
    months.touch(article, stands)


def _settle_search(article: Article, found: list[Place]) -> None:
    """Have nobody find the article by the words, and no box propose those that nothing else has."""
    renewing.anew([article.pk])
    gone: set[str] = set()
    for place in found:
        if isinstance(place.row, Edition) and place.field in ("headline", "deck"):
            was = getattr(place.row, place.field)
            gone |= vocabulary.of(was) - vocabulary.of(place.new)
    suggesting.forget(gone, article.language)


def _picture_of(row: object) -> int | None:
    """The number of the picture that a row says something of."""
    if isinstance(row, PictureText):
        return row.picture_id
    return row.pk if isinstance(row, Picture) else None


def _settle_pictures(numbers: Iterable[int]) -> None:
    """Have what is derived from their words follow, and their files where those say the words."""
    for picture in Picture.objects.filter(pk__in=numbers).prefetch_related("texts"):
        picture.save(update_fields=["folded"])
        for text in picture.texts.all():
            text.save(update_fields=["folded", "folded_credit"])
        picture_making.ask_to_renew(picture)
        key = changes.picture(picture.pk)
        changes.clear([key, changes.gone(key)])
