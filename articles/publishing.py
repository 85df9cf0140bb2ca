"""The rules of publishing: when a text becomes public, what refuses it, which times it shows."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import seal
from accounts.models import User
from articles import aliases, changes, editions, requirements
from articles.models import Article, Correction, Edition, Revision

Status = Article.Status
RETRACTED = gettext_lazy(
    "This story was retracted. What is true after all is a new story of its own."
)


@dataclass(frozen=True)
class Plan:
    """When a text becomes public, and the newest edition that readers ever saw, if any."""

    moment: datetime
    is_later: bool
    shown: Edition | None
    is_public: bool

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
    shown = article.editions.filter(public_from__lte=now).first()
    moment = at if at and (at > now or (is_archive and shown is None)) else now
    is_public = article.status == Status.PUBLISHED and shown is not None
    return Plan(moment, moment > now, shown, is_public and article.edition is not None)


def refuse_gaps(article: Article, plan: Plan, *, note: str, is_minor: bool) -> None:
    """Refuse with one message for each thing that is missing or stands in the way."""
    if article.is_killed:
        raise ValidationError(_("It was killed: a chief editor reopens it before anybody writes."))
    if article.is_retracted:
        raise ValidationError(RETRACTED)
    at = plan.moment if plan.is_later else None
    missing = [problem.message for problem in requirements.blocking(article, at=at)]
    if article.editions.exclude(language=article.language).exists():
        missing.append(_("The language can't change any more: readers know this number by it."))
    if article.embargo_until and plan.moment < article.embargo_until:
        missing.append(_("The embargo has not ended yet."))
    if (elsewhere := article.embargo_elsewhere) and plan.moment < elsewhere:
        missing.append(_("The embargo on this story in another language has not ended yet."))
    if note and (is_minor or not plan.is_public):
        missing.append(_("A note for readers goes with a change of substance only."))
    if missing:
        raise ValidationError(missing)


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


def explain(article: Article, plan: Plan, note: str, *, by: User) -> None:
    """Add what readers are told of the change; its time is that of the change."""
    if note:
        Correction.objects.create(
            article=article, kind=Correction.Kind.UPDATE, text=note, made_at=plan.moment, by=by
        )


def window(article: Article, plan: Plan, revision: Revision, *, is_minor: bool) -> editions.Window:
    """When the edition is public, and whether it shows an updated time."""
    shown = plan.shown
    is_silent = is_minor or _says_the_same(article, revision, shown)
    return editions.Window(
        public_from=plan.moment,
        published_at=plan.first_published_at,
        updated_at=(shown.updated_at if is_silent else plan.moment) if shown else None,
    )


def forget_plan(article: Article, *, since: datetime | None = None) -> None:
    """Drop what goes with a plan: what waits to be sent, and notes that no reader has seen.

    `since` is its moment where what is public goes on: what waits to be told of that still is.
    """
    changes.cancel(changes.article(article.pk), since=since)
    with seal.opened():
        article.corrections.filter(made_at__gt=timezone.now()).delete()


def _says_the_same(article: Article, revision: Revision, shown: Edition | None) -> bool:
    """Whether readers would find nothing new in it, as after a second click on Publish."""
    return (
        shown is not None
        and aliases.same(shown.revision.data, revision.data)
        and len(shown.corrections) == article.corrections.count()
    )
