"""Public notes on what was published: each reaches readers at once, and brings nothing else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from articles import editions, publishing, trace
from articles.distribution import announcing
from articles.models import Article, Correction, Edition

Kind = Correction.Kind


@dataclass(frozen=True)
class Use:
    """What a kind of correction is for, and where readers find it."""

    what_for: Any
    where: Any


NOT_PUBLIC = gettext_lazy("Only what readers can see is corrected. Change the text itself.")
ABOVE = gettext_lazy("Stands above the text.")
BELOW = gettext_lazy("Stands beneath the text.")
USES = {
    Kind.UPDATE: Use(gettext_lazy("Something happened, or became known, after publishing."), BELOW),
    Kind.CLARIFICATION: Use(
        gettext_lazy("Nothing was wrong, but it could be misunderstood: say what was meant."), BELOW
    ),
    Kind.CORRECTION: Use(
        gettext_lazy("We were wrong: say what was wrong and what is right."), ABOVE
    ),
    Kind.REFUTATION: Use(
        gettext_lazy("By demand of a person or a court: say that what was published is not true."),
        ABOVE,
    ),
    Kind.REPLY: Use(
        gettext_lazy("The answer of those whom the story is about, in their own words."), ABOVE
    ),
    Kind.RETRACTION: Use(
        gettext_lazy("We take the whole story back: say why. There is no way back from this."),
        gettext_lazy(
            "Stands in place of the text. The headline and the address stay; the story leaves the "
            "front page, all lists and feeds but the corrections."
        ),
    ),
}


@transaction.atomic
def add(
    article: Article, *, kind: str, text: str, by: User, at: datetime | None = None
) -> Correction:
    """Make a note public at once, and nothing of what the desk has changed meanwhile.

    `at` is for a text brought from an archive: a moment between its edition's beginning and now.
    Raises PermissionDenied, and ValidationError with a sentence for each thing that is missing.
    """
    if not by.has_perm("articles.correct_article"):
        raise PermissionDenied
    article.refresh_from_db(from_queryset=Article.objects.held())
    shown = article.edition
    if shown is None:
        raise ValidationError(NOT_PUBLIC)
    if article.is_retracted:
        raise ValidationError(publishing.RETRACTED)
    moment = max(at, shown.public_from) if at else timezone.now()
    note = write(article, kind=kind, text=text, by=by, at=moment)
    is_gone = kind == Kind.RETRACTION
    places = editions.rewrite(
        article, lambda edition: _note(edition, note), moment, is_gone=is_gone
    )
    if is_gone:
        publishing.forget_plan(article, timezone.now())
    trace.step(article, "correct", by=by, was=article.status, note=note.text)
    if at is None:
        announcing.changed(article, places)
    return note


def write(
    article: Article, *, kind: str, text: str, by: User, at: datetime | None = None
) -> Correction:
    """Write the row alone; the next edition that is written carries it. Permission is not asked."""
    if kind not in Kind.values:
        raise ValidationError(_("Choose what kind of note it is."))
    if not text.strip():
        raise ValidationError(_("Write what readers should know."))
    return Correction.objects.create(
        article=article, kind=kind, text=text.strip(), by=by, made_at=at or timezone.now()
    )


def _note(edition: Edition, note: Correction) -> None:
    """Put `note` into an edition that is being written anew."""
    notes = [*edition.corrections, editions.noted(note, edition.language)]
    edition.corrections = sorted(notes, key=lambda each: datetime.fromisoformat(each["made_at"]))
    edition.updated_at = max(note.made_at, edition.updated_at or note.made_at)
    if note.kind != Kind.RETRACTION:
        return
    edition.is_retracted = True
    edition.deck = edition.body = edition.excerpt = edition.credit_line = ""
    edition.chain, edition.tags, edition.related = [], [], []
    edition.picture_id = edition.breaking_until = None
    edition.words = 0
