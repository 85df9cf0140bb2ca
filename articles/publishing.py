"""The rules of publishing: when a text becomes public, what refuses it, which times it shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts import seal
from accounts.models import User
from articles import aliases, changes, editions, licences, picture_uses, requirements, snapshot
from articles.models import Article, Correction, Edition, Revision
from articles.requirements import Text
from articles.text import slugs
from articles.text import times as times_of

Status = Article.Status
NEWEST = 2
"""So many editions of an article matter: the newest that began, and at most one is planned."""
RETRACTED = gettext_lazy(
    "This story was retracted. What is true after all is a new story of its own."
)


@dataclass(frozen=True)
class Plan:
    """When a text becomes public, and what readers have of it so far: read once.

    `shown` is the newest edition that they ever saw, `planned` one that the clock will make public
    and `notes` what they are told of changes, then as well; `made_at` is when all that was asked.
    """

    made_at: datetime
    moment: datetime
    is_public: bool
    shown: Edition | None
    planned: Edition | None
    notes: Sequence[Correction]

    @property
    def is_later(self) -> bool:
        return self.moment > self.made_at

    @property
    def standing(self) -> list[Edition]:
        """What readers see now, and what they will see without anybody's doing."""
        seen = [self.shown] if self.shown and self.shown.public_until > self.made_at else []
        return [*seen, *([self.planned] if self.planned else [])]

    @property
    def first_published_at(self) -> datetime:
        return self.shown.published_at if self.shown else self.moment

    @property
    def verb(self) -> str:
        if self.is_later:
            return "schedule change" if self.is_public else "schedule"
        return "publish change" if self.is_public else "publish"


def plan(article: Article, at: datetime | None, *, is_archive: bool) -> Plan:
    """Settle the moment: a past one counts as now, except for an archive nobody has seen yet."""
    now = timezone.now()
    newest = list(article.editions.select_related("revision").defer("body")[:NEWEST])
    shown = next((edition for edition in newest if edition.public_from <= now), None)
    return Plan(
        made_at=now,
        moment=at if at and (at > now or (is_archive and shown is None)) else now,
        is_public=article.status == Status.PUBLISHED and shown is not None and shown.is_public(now),
        shown=shown,
        planned=next((edition for edition in newest if edition.public_from > now), None),
        notes=list(article.corrections.all()) if newest else [],
    )


def read(article: Article, plan: Plan) -> Text:
    """The desk's text with all that publishing asks of it; its pictures are locked."""
    held = picture_uses.hold(article)
    has_limits = plan.is_later and any(each.licence_ends_on for each in held.values())
    day = licences.day_of(plan.moment) if has_limits else None
    return Text(snapshot.take(article), article, day=day, held=held)


def refuse_gaps(text: Text, plan: Plan, *, note: str, is_minor: bool) -> None:
    """Refuse with one message for each thing that is missing or stands in the way."""
    if text.article.is_killed:
        raise ValidationError(_("It was killed: a chief editor reopens it before anybody writes."))
    if any(each.kind == Correction.Kind.RETRACTION for each in plan.notes):
        raise ValidationError(RETRACTED)
    missing = [problem.message for problem in requirements.blocking_of(text)]
    if any(edition.language != text.language for edition in (plan.shown, plan.planned) if edition):
        missing.append(_("The language can't change any more: readers know this number by it."))
    missing += _embargoes(text.article, plan)
    if note and (is_minor or not plan.is_public):
        missing.append(_("A note for readers goes with a change of substance only."))
    if missing:
        raise ValidationError(missing)


def _embargoes(article: Article, plan: Plan) -> Iterator[str]:
    if article.embargo_until and plan.moment < article.embargo_until:
        yield _("The embargo has not ended yet.")
    elsewhere = None if plan.is_public else article.embargo_elsewhere
    if elsewhere and plan.moment < elsewhere:
        yield _("The embargo on this story in another language has not ended yet.")


def refuse_embargo(article: Article, until: datetime) -> None:
    """Refuse an embargo that a text which is public, or waits for its time, would outrun.

    It is the story's: a version in another language that no reader has yet may be that text.
    """
    known = Article.objects.filter(pk=article.pk, status=Status.PUBLISHED)
    if known.filter(published_at__lt=until).exists():
        raise ValidationError(_("The embargo can't end after the time of publication."))
    if elsewhere := article.planned_elsewhere(until) if until > timezone.now() else None:
        zone = timezone.get_current_timezone()
        message = _(
            "The story is planned in another language for %(time)s, before this embargo ends: take "
            "that version off the schedule first."
        )
        shown = times_of.date_time(elsewhere, get_language() or "ru", zone)
        raise ValidationError(message % {"time": shown})


def settle(text: Text, plan: Plan) -> dict[str, object]:
    """Set the slug and the times, in the text as well; return what of it is to be saved."""
    article = text.article
    article.slug = article.slug or slugs.slug(article.headline, article.language)
    found = times(article, plan)
    for name, value in found.items():
        setattr(article, name, value)
    text.data.update(snapshot.own(article))
    return found


def times(article: Article, plan: Plan) -> dict[str, object]:
    """The times that publishing sets: a plan leaves the tombstone standing until it begins."""
    comes_back = plan.is_later and not plan.is_public
    published_at = plan.moment if comes_back else plan.first_published_at
    found: dict[str, object] = {"published_at": published_at}
    if not plan.is_later:
        found |= {"withdrawn_at": None, "withdrawn_reason": "", "killed_at": None}
    if article.embargo_until and article.embargo_until > published_at:
        found["embargo_until"] = None  # it has ended, and readers knew the story before it
    return found


def explain(article: Article, plan: Plan, note: str, *, by: User) -> list[Correction]:
    """Add what readers are told of the change, at its time; return all that they are told then.

    What goes with a plan that is dropped by this goes, too.
    """
    notes = [each for each in plan.notes if not (plan.planned and each.made_at > plan.made_at)]
    if plan.planned:
        has_notes = len(notes) < len(plan.notes)
        since = plan.planned.public_from
        forget_plan(article, plan.made_at, has_notes=has_notes, since=since)
    if note:
        made = Correction(article=article, kind=Correction.Kind.UPDATE, text=note, by=by)
        made.made_at = plan.moment
        made.save()
        notes.append(made)
    return notes


def window(
    plan: Plan, revision: Revision, notes: Sequence[Correction], *, is_minor: bool
) -> editions.Window:
    """When the edition is public, and whether it shows an updated time."""
    shown = plan.shown
    is_silent = is_minor or _says_the_same(shown, revision, notes)
    return editions.Window(
        public_from=plan.moment,
        published_at=plan.first_published_at,
        updated_at=(shown.updated_at if is_silent else plan.moment) if shown else None,
    )


def forget_plan(
    article: Article,
    now: datetime,
    *,
    has_notes: bool | None = None,
    since: datetime | None = None,
) -> None:
    """Drop what goes with a plan: what waits to be sent, and notes that no reader has seen.

    `has_notes` says whether there are any, where that is known.
    `since` is its moment where what is public goes on: what waits to be told of that still is.
    """
    changes.cancel(changes.article(article.pk), since=since)
    unseen = article.corrections.filter(made_at__gt=now)
    if unseen.exists() if has_notes is None else has_notes:
        seal.take_out(unseen)


def _says_the_same(shown: Edition | None, revision: Revision, notes: Sequence[Correction]) -> bool:
    """Whether readers would find nothing new in it, as after a second click on Publish."""
    return (
        shown is not None
        and aliases.same(shown.revision.data, revision.data)
        and len(shown.corrections) == len(notes)
    )
