"""Every change of an article's state. Permission is asked here, whatever the door."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from articles import editions, mails, publishing, resting, snapshot, trace
from articles.distribution import announcing
from articles.models import Article, Edition, Story
from articles.recording import has_unpublished_changes as has_unpublished_changes
from articles.recording import record as record
from articles.recording import record_held

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
    "take": Step("articles.change_any_article", (Status.REVIEW,), None),
    "publish": Step(
        "articles.publish_article",
        (Status.DRAFT, Status.REVIEW, Status.WITHDRAWN, Status.PUBLISHED),
        Status.PUBLISHED,
    ),
    "discard": Step("articles.publish_article", (Status.PUBLISHED,), None),
    "cancel_change": Step("articles.publish_article", (Status.PUBLISHED,), None),
    "withdraw": Step("articles.withdraw_article", (Status.PUBLISHED,), Status.WITHDRAWN),
    "kill": Step("articles.kill_article", (Status.PUBLISHED, Status.WITHDRAWN), Status.WITHDRAWN),
    "reopen": Step("articles.reopen_article", (Status.WITHDRAWN,), Status.DRAFT),
    "delete": Step("articles.delete_article", (Status.DRAFT, Status.REVIEW), None),
}


def may_change(article: Article, user: User) -> bool:
    """Whether `user` may write in `article`: anybody's for editors, a reporter's own drafts.

    In what was killed nobody writes until it is reopened.
    """
    if article.is_killed:
        return False
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
    was = _lock(article, "take_back", by)
    if article.taken_by:
        reason = _("%(name)s is working on it: ask for it to be returned.")
        raise ValidationError(reason, params={"name": article.taken_by})
    _set_state(article, Status.DRAFT)
    trace.step(article, "take_back", by=by, was=was)


@transaction.atomic
def take(article: Article, *, by: User) -> None:
    """Say that one works on what waits for an editor; a colleague may take it over."""
    was = _lock(article, "take", by)
    if article.taken_by_id == by.pk:
        raise ValidationError(_("You have taken it already."))
    _set_state(article, Status.REVIEW, taken_by=by)
    trace.step(article, "take", by=by, was=was)


@transaction.atomic
def send_back(article: Article, *, by: User, note: str) -> None:
    """Return an article to its reporter with a note."""
    if not note.strip():
        raise ValidationError(_("Say what is to be done, so that the reporter knows."))
    _move(article, "return", by=by, note=note)
    mails.returned(article, by=by, note=note)


@transaction.atomic
def publish(
    article: Article,
    *,
    by: User,
    at: datetime | None = None,
    is_minor: bool = False,
    is_archive: bool = False,
    note: str = "",
    upon: int | None = None,
) -> Edition:
    """Make the desk's text public from `at` on (an aware datetime; now when not given).

    Of a public article this publishes the change; a minor one keeps the updated time, another
    may tell readers in a `note` what is new. A past `at` counts as now, except for a text
    brought from an archive that no reader has seen yet. Raises PermissionDenied when `by` may
    not publish, and ValidationError with one message for each thing that is missing, or when
    the desk's text is no longer the version `upon` which it was decided.
    """
    was = _lock(article, "publish", by, upon)
    plan = publishing.plan(article, at, is_archive=is_archive)
    text = publishing.read(article, plan)
    publishing.refuse_gaps(text, plan, note=note.strip(), is_minor=is_minor)
    times = publishing.settle(text, plan)
    revision = record_held(text, by=by, note=plan.verb, goes_public=not plan.is_later)
    _set_state(article, Status.PUBLISHED, version=article.version, **times)
    notes = publishing.explain(article, plan, note.strip(), by=by)
    window = publishing.window(plan, revision, notes, is_minor=is_minor)
    edition, places = editions.write(text, revision, window, notes=notes, standing=plan.standing)
    later = plan.moment if plan.is_later else None
    trace.step(article, plan.verb, by=by, was=was, note=note, planned_for=later)
    if not is_archive:
        announcing.changed(article, places, at=plan.moment, is_first=not plan.is_public)
    return edition


@transaction.atomic
def withdraw(article: Article, *, by: User, reason: str = "") -> None:
    """Take a published article back. Its address says why from now on; a plan is just dropped.

    A plan that is dropped leaves a draft, and the tombstone of what was withdrawn before.
    """
    was = _lock(article, "withdraw", by)
    if article.edition is None and article.planned_edition:
        _take_down(article, Status.DRAFT, published_at=None)
        trace.step(article, "unschedule", by=by, was=was, note=reason)
        return
    _ask_why(reason)
    _take_down(
        article,
        Status.WITHDRAWN,
        withdrawn_at=timezone.now(),
        withdrawn_reason=reason,
        killed_at=None,
    )
    trace.step(article, "withdraw", by=by, was=was, note=reason)


@transaction.atomic
def kill(article: Article, *, by: User, reason: str) -> None:
    """Withdraw for good what readers saw, published or withdrawn: it must not be used.

    Nobody writes in it or publishes it until it is reopened; the address says why.
    """
    was = _lock(article, "kill", by)
    _ask_why(reason)
    if not article.was_public:
        raise ValidationError(_("No reader has seen it: take it off the schedule instead."))
    if article.is_killed:
        raise ValidationError(_("It was killed before."))
    now = timezone.now()
    _take_down(article, Status.WITHDRAWN, withdrawn_at=now, withdrawn_reason=reason, killed_at=now)
    trace.step(article, "kill", by=by, was=was, note=reason)


@transaction.atomic
def reopen(article: Article, *, by: User, note: str = "") -> None:
    """Make a draft again of what was withdrawn or killed. Its tombstone stays until it returns."""
    _move(article, "reopen", by=by, note=note)


@transaction.atomic
def cancel_change(article: Article, *, by: User) -> None:
    """Drop the change that is planned for a public article: what readers have goes on."""
    was = _lock(article, "cancel_change", by)
    planned = article.planned_edition
    if article.edition is None or planned is None:
        raise ValidationError(_("No change is planned."))
    editions.drop_planned(article)
    publishing.forget_plan(article, timezone.now(), since=planned.public_from)
    trace.step(article, "cancel change", by=by, was=was)


@transaction.atomic
def delete(article: Article, *, by: User, upon: int | None = None) -> None:
    """Delete a draft that never was public.

    Raises ValidationError where something rests on it, and ProtectedError for what was public.
    """
    _lock(article, "delete", by, upon)
    if found := resting.on(article):
        raise ValidationError(found)
    trace.log(article, "delete", by=by)
    article.delete()


@transaction.atomic
def discard_changes(article: Article, *, by: User, upon: int | None = None) -> None:
    """Bring the desk's text back to what is public, keeping the discarded one as a revision."""
    was = _lock(article, "discard", by, upon)
    edition = article.latest_edition
    if edition is None:
        raise ValidationError(_("There is no published text to go back to."))
    record(article, by=by, note="before discarding")
    snapshot.restore(article, snapshot.with_lasting_embargo(article, edition.revision.snapshot))
    record(article, by=by, note="discard")
    trace.step(article, "discard", by=by, was=was)


def _lock(article: Article, verb: str, by: User, upon: int | None = None) -> str:
    """Ask permission, lock the row, refuse a verb that its state doesn't know; return the state.

    The row is read anew: what somebody else saved since the caller read it counts, and is refused
    where the verb was decided `upon` another version.
    """
    step = STEPS[verb]
    if not by.has_perm(step.permission):
        raise PermissionDenied
    article.refresh_from_db(from_queryset=Article.objects.held(to_delete=verb == "delete"))
    if article.status not in step.sources:
        raise ValidationError(
            _("This can't be done to an article in the state “%(state)s”."),
            params={"state": article.get_status_display()},
        )
    if upon not in (None, article.version):
        last = article.revisions.first()
        raise ValidationError(
            _("%(name)s saved it after you had opened the page. Look at it again, then decide."),
            params={"name": last.by if last else article.owner},
            code="stale",
        )
    return article.status


def _move(article: Article, verb: str, *, by: User, note: str = "") -> None:
    trace.refuse_long(note)
    was = _lock(article, verb, by)
    _set_state(article, STEPS[verb].target or Status(was))
    trace.step(article, verb, by=by, note=note, was=was)


def _set_state(article: Article, status: Status, **values: object) -> None:
    """Save the state, and that nobody works on it any more once it leaves review."""
    article.status = status
    for name, value in values.items():
        setattr(article, name, value)
    if status != Status.REVIEW:
        article.taken_by = None
    article.save(update_fields=["status", "slug", "taken_by", *values])


def _take_down(article: Article, status: Status, **values: object) -> None:
    """Let readers have nothing of it from now on: no edition, no list, nothing that waits."""
    now = timezone.now()
    places = editions.close(article, now)
    publishing.forget_plan(article, now)
    _set_state(article, status, **values)
    if status == Status.WITHDRAWN:
        announcing.gone(article, places)


def _ask_why(reason: str) -> None:
    if not reason.strip():
        raise ValidationError(_("Say why: the reason stands at the article's address."))
    trace.refuse_long(reason)
