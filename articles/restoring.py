"""Bringing an earlier save back to the desk."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from accounts.models import User
from articles import integrity, publishing, snapshot, trace, workflow
from articles.models import Article, Picture, Revision
from articles.text import figures

BEFORE, AFTER = "before restoring", "restored"


@transaction.atomic
def restore(article: Article, version: int, *, by: User) -> Revision:
    """Make an earlier save the desk's text, keeping the present one as a revision first.

    Readers see nothing of it: of a published article it becomes an unpublished change. Raises
    PermissionDenied, and ValidationError when there is no such save or it was tampered with.
    """
    article.refresh_from_db(from_queryset=Article.objects.held())
    if not workflow.may_change(article, by):
        raise PermissionDenied
    wanted = article.revisions.filter(version=version).first()
    if wanted is None:
        raise ValidationError(_("There is no such save."))
    if version in integrity.verify(article):
        raise ValidationError(_("This save is not what was once written: it can't be restored."))
    workflow.record(article, by=by, note=BEFORE)
    snapshot.restore(article, _fitting(article, wanted.snapshot))
    restored = workflow.record(article, by=by, note=f"{AFTER} {version}")
    trace.step(article, "restore", by=by, was=article.status, note=str(version))
    return restored


def pictures_lost(article: Article, version: int) -> int:
    """How many pictures a save shows that were deleted since: it comes back without them."""
    wanted = article.revisions.filter(version=version).first()
    if wanted is None:
        return 0
    data = wanted.snapshot
    named = {*figures.picture_ids(data["body"]), data["lead_picture_id"]} - {None}
    return len(named) - Picture.objects.filter(pk__in=named).count()


def embargo_kept(article: Article, version: int) -> datetime | None:
    """The end of the article's embargo where it lasts, though a save that came back says less."""
    wanted = article.revisions.filter(version=version).first()
    return snapshot.lasting_embargo(article, wanted.snapshot) if wanted else None


def _fitting(article: Article, data: dict[str, Any]) -> dict[str, Any]:
    """What may come back: not the language, and no end of an embargo that lasts.

    What is published or planned keeps its own embargo, whatever an earlier save says.
    """
    data = data | {"language": article.language}
    if article.status != Article.Status.PUBLISHED:
        data = snapshot.with_lasting_embargo(article, data)
        if until := parse_datetime(data["embargo_until"] or ""):
            publishing.refuse_embargo(article, until)
        return data
    own = article.embargo_until
    return data | {"embargo_until": own.isoformat() if own else None}
