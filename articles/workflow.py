"""Every change of an article's state. Permission is asked here, whatever the door."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from articles import changes, editions, requirements, snapshot
from articles.models import Article, Edition, Event, Revision, Story
from articles.models.revision import canonical, digest
from articles.text import slugs

Status = Article.Status


@dataclass(frozen=True)
class Step:
    """One verb: who may, from which states, to which state (None: it stays)."""

    permission: str
    sources: tuple[Status, ...]
    target: Status | None


STEPS = {
    "submit": Step("articles.change_article", (Status.DRAFT,), Status.REVIEW),
    "take_back": Step("articles.change_article", (Status.REVIEW,), Status.DRAFT),
    "return": Step("articles.change_any_article", (Status.REVIEW,), Status.DRAFT),
    "publish": Step(
        "articles.publish_article",
        (Status.DRAFT, Status.REVIEW, Status.WITHDRAWN, Status.PUBLISHED),
        Status.PUBLISHED,
    ),
    "discard": Step("articles.publish_article", (Status.PUBLISHED,), None),
    "withdraw": Step("articles.withdraw_article", (Status.PUBLISHED,), Status.WITHDRAWN),
}


def may_change(article: Article, user: User) -> bool:
    """Whether `user` may write in `article`: anybody's for editors, a reporter's own drafts."""
    if user.has_perm("articles.change_any_article"):
        return True
    if not user.has_perm("articles.change_article") or article.status != Status.DRAFT:
        return False
    return Article.objects.own(user).filter(pk=article.pk).exists()


@transaction.atomic
def start(article: Article, *, by: User, story: Story | None = None) -> None:
    """Save a new draft of `by`'s, as a version of `story` or as a story of its own."""
    if not by.has_perm("articles.add_article"):
        raise PermissionDenied
    article.story = story or Story.objects.create()
    article.owner = by
    article.save()


@transaction.atomic
def record(article: Article, *, by: User, note: str = "") -> Revision:
    """Keep the desk's text as a revision, chained to the one before.

    Nothing changed since the last revision: that one is returned. `article.version` follows.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    last = locked.revisions.first()
    data = canonical(snapshot.take(article))
    if last and last.data == data:
        article.version = last.version
        return last
    previous = last.hash if last else ""
    article.version = locked.version + 1
    Article.objects.filter(pk=article.pk).update(version=article.version)
    return Revision.objects.create(
        article=article,
        version=article.version,
        data=data,
        by=by,
        note=note,
        previous_hash=previous,
        hash=digest(previous, data),
    )


@transaction.atomic
def submit(article: Article, *, by: User, note: str = "") -> None:
    """Hand a draft in for an editor to read."""
    if not may_change(article, by):
        raise PermissionDenied
    _move(article, "submit", by=by, note=note)


@transaction.atomic
def take_back(article: Article, *, by: User) -> None:
    """Take one's own article back from review."""
    if not Article.objects.own(by).filter(pk=article.pk).exists():
        raise PermissionDenied
    _move(article, "take_back", by=by)


@transaction.atomic
def send_back(article: Article, *, by: User, note: str) -> None:
    """Return an article to its reporter with a note."""
    if not note.strip():
        raise ValidationError(_("Say what is to be done, so that the reporter knows."))
    _move(article, "return", by=by, note=note)


@transaction.atomic
def publish(
    article: Article,
    *,
    by: User,
    at: datetime | None = None,
    is_minor: bool = False,
    is_archive: bool = False,
) -> Edition:
    """Make the desk's text public from `at` on (an aware datetime; now when not given).

    Of a public article this publishes the change; a minor one keeps the updated time. A past
    `at` counts as now, except for a text brought from an archive that no reader has seen yet.
    Raises PermissionDenied when `by` may not publish, and ValidationError with one message
    for each thing that is missing.
    """
    was = _lock(article, "publish", by)
    now = timezone.now()
    shown = article.editions.filter(public_from__lte=now).first()
    moment = at if at and (at > now or (is_archive and shown is None)) else now
    _refuse_gaps(article, moment)
    published_at = shown.published_at if shown else moment
    if not article.slug:
        article.slug = slugs.slug(article.headline, article.language)
    verb = _verb(article, moment > now)
    _set_state(article, Status.PUBLISHED, **_times(article, published_at, moment > now))
    revision = record(article, by=by, note=verb)
    is_silent = is_minor or _says_the_same(article, revision, shown)
    window = editions.Window(
        public_from=moment,
        published_at=published_at,
        updated_at=(shown.updated_at if is_silent else moment) if shown else None,
    )
    before = editions.listed(article)
    edition = editions.write(article, revision, window)
    _trace(article, verb, by=by, was=was, note=moment.isoformat() if moment > now else "")
    _tell(article, before)
    return edition


@transaction.atomic
def withdraw(article: Article, *, by: User, reason: str) -> None:
    """Take a published article back. Its address says why from now on; a plan is just dropped."""
    was = _lock(article, "withdraw", by)
    if not reason.strip():
        raise ValidationError(_("Say why: the reason stands at the article's address."))
    before = editions.listed(article)
    now = timezone.now()
    seen = article.was_public
    editions.close(article, now)
    if seen:
        _set_state(article, Status.WITHDRAWN, withdrawn_at=now, withdrawn_reason=reason)
    else:
        _set_state(article, Status.DRAFT, published_at=None)
    _trace(article, "withdraw" if seen else "unschedule", by=by, was=was, note=reason)
    changes.cancel(f"article:{article.pk}")
    _tell(article, before)


@transaction.atomic
def discard_changes(article: Article, *, by: User) -> None:
    """Bring the desk's text back to what is public, keeping the discarded one as a revision."""
    was = _lock(article, "discard", by)
    edition = article.latest_edition
    if edition is None:
        raise ValidationError(_("There is no published text to go back to."))
    record(article, by=by, note="before discarding")
    snapshot.restore(article, edition.revision.snapshot)
    record(article, by=by, note="discard")
    _trace(article, "discard", by=by, was=was)


def has_unpublished_changes(article: Article) -> bool:
    """Whether the desk's text differs from the newest edition's."""
    edition = article.latest_edition
    if article.status != Status.PUBLISHED or edition is None:
        return False
    last = article.revisions.first()
    return last is not None and last.data != edition.revision.data


def _lock(article: Article, verb: str, by: User) -> str:
    """Ask permission, lock the row, refuse a verb that its state doesn't know; return the state.

    The row is read anew: what somebody else saved since the caller read it counts.
    """
    step = STEPS[verb]
    if not by.has_perm(step.permission):
        raise PermissionDenied
    article.refresh_from_db(from_queryset=Article.objects.select_for_update())
    if article.status not in step.sources:
        raise ValidationError(
            _("This can't be done to an article in the state “%(state)s”."),
            params={"state": article.get_status_display()},
        )
    return article.status


def _move(article: Article, verb: str, *, by: User, note: str = "") -> None:
    was = _lock(article, verb, by)
    _set_state(article, STEPS[verb].target or Status(was))
    _trace(article, verb, by=by, note=note, was=was)


def _set_state(article: Article, status: Status, **times: object) -> None:
    article.status = status
    for name, value in times.items():
        setattr(article, name, value)
    article.save(update_fields=["status", "slug", *times])


def _trace(article: Article, verb: str, *, by: User, was: str, note: str = "") -> None:
    Event.objects.create(
        article=article,
        verb=verb,
        from_status=was,
        to_status=article.status,
        by=by,
        note=note,
    )


def _tell(article: Article, before: set[editions.Place]) -> None:
    lists = before | editions.listed(article)
    keys = [f"list:{kind}:{key}:{article.language}" for kind, key in sorted(lists)]
    changes.clear([f"article:{article.pk}", f"{changes.FRONT}:{article.language}", *keys])


def _refuse_gaps(article: Article, moment: datetime) -> None:
    missing = [problem.message for problem in requirements.blocking(article)]
    if article.editions.exclude(language=article.language).exists():
        missing.append(_("The language can't change any more: readers know this number by it."))
    if article.embargo_until and moment < article.embargo_until:
        missing.append(_("The embargo has not ended yet."))
    if missing:
        raise ValidationError(missing)


def _verb(article: Article, is_planned: bool) -> str:
    public = article.status == Status.PUBLISHED and article.was_public
    if is_planned:
        return "schedule change" if public else "schedule"
    return "publish change" if public else "publish"


def _times(article: Article, published_at: datetime, is_planned: bool) -> dict[str, object]:
    """The times that publishing sets: a plan leaves the tombstone standing until it begins."""
    times: dict[str, object] = {"published_at": published_at}
    if not is_planned:
        times |= {"withdrawn_at": None, "withdrawn_reason": ""}
    if article.embargo_until and article.embargo_until > published_at:
        times["embargo_until"] = None  # it has ended, and readers knew the story before it
    return times


def _says_the_same(article: Article, revision: Revision, shown: Edition | None) -> bool:
    """Whether readers would find nothing new in it, as after a second click on Publish."""
    return (
        shown is not None
        and shown.revision.data == revision.data
        and len(shown.corrections) == article.corrections.count()
    )
