"""What a step of an article's life leaves behind: an event, and an entry of the log."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from articles.models import Article, Event

LONGEST_NOTE = 500
"""So long may be what a person says of a step, be it a reason that readers see."""


class Act(models.TextChoices):
    """Steps that the audit log keeps, in the words of its list."""

    PUBLISH = "publish", pgettext_lazy("audit log", "published")
    PUBLISH_CHANGE = "publish change", pgettext_lazy("audit log", "published a change")
    SCHEDULE = "schedule", pgettext_lazy("audit log", "scheduled")
    SCHEDULE_CHANGE = "schedule change", pgettext_lazy("audit log", "scheduled a change")
    UNSCHEDULE = "unschedule", pgettext_lazy("audit log", "took off the schedule")
    CANCEL_CHANGE = "cancel change", pgettext_lazy("audit log", "cancelled a planned change")
    WITHDRAW = "withdraw", pgettext_lazy("audit log", "withdrew")
    KILL = "kill", pgettext_lazy("audit log", "killed")
    REOPEN = "reopen", pgettext_lazy("audit log", "reopened")
    DELETE = "delete", pgettext_lazy("audit log", "deleted")
    REPLACE_PICTURE = "replace picture", _("replaced the file of a picture")
    MERGE = "merge", pgettext_lazy("audit log", "merged")
    SHARE = "share", _("made a secret link")
    UNSHARE = "unshare", _("revoked a secret link")
    CORRECT = "correct", _("published a correction")
    REDACT = "redact", _("took words out of the record")


def step(
    article: Article,
    verb: str,
    *,
    by: User,
    was: str,
    note: str = "",
    planned_for: datetime | None = None,
    **details: Any,
) -> None:
    """Add the event of a step, and its entry in the audit log where that keeps such steps."""
    moment = planned_for.isoformat() if planned_for else ""
    Event.objects.create(
        article=article,
        verb=verb,
        from_status=was,
        to_status=article.status,
        by=by,
        note=f"{moment} {note}".strip()[:LONGEST_NOTE],
        address=audit.address(),
    )
    if verb in Act.values:
        log(article, verb, by=by, note=note, planned_for=moment, **details)


def refuse_long(note: str) -> None:
    """Refuse in words a note that no row would hold whole."""
    if len(note) > LONGEST_NOTE:
        message = gettext("A note has at most %(most)s characters; this one has %(length)s.")
        raise ValidationError(message % {"most": LONGEST_NOTE, "length": len(note)})


def log(article: Article, act: str, *, by: User, **details: Any) -> None:
    """Add what was done to an article to the audit log; what is empty says nothing."""
    said = {name: value for name, value in details.items() if value}
    about = f"{article.pk}: {article.headline}"
    audit.record(act, by=by, about=about, language=article.language, **said)
