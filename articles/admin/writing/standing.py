"""How an article stands: what readers have and since when, what the desk has, what is planned."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models import Article
from articles.text import times

Status = Article.Status


def of(article: Article, *, changed: bool) -> dict[str, Any]:
    """The lines under the state: `both`, `planned`, `taken`, `gone`; empty where there is none."""
    is_public = article.status == Status.PUBLISHED and not article.is_scheduled
    planned = article.planned_edition if is_public else None
    return {
        "both": _both(article) if (changed or planned) and is_public else "",
        "planned": exact(planned.public_from) if planned else "",
        "gone": "" if is_public else article.withdrawn_reason,
        "taken": article.taken_by if article.status == Status.REVIEW else None,
    }


def exact(moment: datetime) -> str:
    """A moment to come, with the name of the clock it goes by."""
    return times.full(moment, get_language() or "ru", timezone.get_current_timezone())


def _both(article: Article) -> str:
    """Since when readers have their text, and who changed the desk's when."""
    shown, last = article.edition, article.revisions.select_related("by").first()
    if shown is None or last is None:
        return ""
    return _("Public since %(since)s, changed by %(name)s %(when)s") % {
        "since": _short(shown.public_from),
        "name": last.by,
        "when": _short(last.at),
    }


def _short(moment: datetime) -> str:
    """The clock of a moment today, the date as well of any other."""
    zone = timezone.get_current_timezone()
    if timezone.localdate(moment) == timezone.localdate():
        return times.clock(moment, zone)
    return times.date_time(moment, get_language() or "ru", zone)
