"""Rules about times."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.requirements.problem import Problem
from articles.requirements.text import Text
from articles.text import times


def embargo(text: Text) -> Iterator[Problem]:
    """Said in advance: until it ends, Publish is refused and only a later time may be set."""
    moment = parse_datetime(text.data["embargo_until"] or "")
    if moment and moment > timezone.now():
        message = _("Embargo until %(time)s: plan it for a later time, nobody can publish before.")
        yield Problem("embargo_until", message % {"time": _shown(moment)})
    elsewhere = text.article.embargo_elsewhere
    if elsewhere and (moment is None or moment < elsewhere):
        message = _(
            "This story is under embargo in another language until %(time)s: plan this version for "
            "a later time, too."
        )
        yield Problem("embargo_until", message % {"time": _shown(elsewhere)})


def _shown(moment: datetime) -> str:
    return times.date_time(moment, get_language() or "ru", timezone.get_current_timezone())
