"""Rules about times."""

from collections.abc import Iterator

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
        shown = times.date_time(moment, get_language() or "ru", timezone.get_current_timezone())
        message = _("Embargo until %(time)s: plan it for a later time, nobody can publish before.")
        yield Problem("embargo_until", message % {"time": shown})
