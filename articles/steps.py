"""The steps of an article's life: who may take each, from which states. Asked under its lock."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from articles.models import Article

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


def hold(article: Article, verb: str, by: User, upon: int | None = None) -> str:
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
