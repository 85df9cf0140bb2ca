"""Tags that show moments, days and numbers in the language and the zone of the page."""

import json
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import cache

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from articles.text import times

DEFAULT_RELATIVE_HOURS = 7 * 24

register = template.Library()


@register.simple_tag
def ago(moment: datetime) -> SafeString:
    """Show how long ago `moment` was, or its date once it is older than `relative_window()`.

    The script reader/js/ago.js keeps the words fresh; `data-print` is the time for paper.
    """
    now, zone = timezone.now(), timezone.get_current_timezone()
    return mark_safe(ago_then(moment, now, page_language(), zone, relative_window()))  # noqa: S308


def ago_then(
    moment: datetime, now: datetime, language: str, zone: tzinfo, window: timedelta
) -> str:
    """The markup of `ago`; numbers and Babel's words, none of them anybody's text."""
    local = moment.astimezone(zone)
    iso, (paper, title) = local.isoformat(timespec="seconds"), times.both(local, language, zone)
    if now - moment >= window:
        words = times.long_date(local, language)
        return f'<time datetime="{iso}" title="{title}">{words}</time>'
    words = times.ago(moment, now, language)
    return f'<time class="ago" datetime="{iso}" title="{title}" data-print="{paper}">{words}</time>'


@register.simple_tag
def ago_words() -> str:
    """Give ago.js the words of this language as JSON, for a `data-ago-words` attribute."""
    return ago_words_in(page_language())


def ago_words_in(language: str) -> str:
    """Give the same for one language."""
    return _ago_words(language, relative_window())


@cache
def _ago_words(language: str, window: timedelta) -> str:
    words: dict[str, object] = {
        "now": times.JUST_NOW[language],
        "seconds": int(window.total_seconds()),
        **times.ago_patterns(language),
    }
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


@register.simple_tag
def newsdate(moment: datetime) -> SafeString:
    """Show the date and the clock of `moment`."""
    language, zone = page_language(), timezone.get_current_timezone()
    local = moment.astimezone(zone)
    iso, (words, title) = local.isoformat(timespec="seconds"), times.both(local, language, zone)
    return mark_safe(f'<time datetime="{iso}" title="{title}">{words}</time>')  # noqa: S308


@register.simple_tag
def day(value: date) -> SafeString:
    """Show a date without a clock; of a moment, its day in the current zone."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    words = times.long_date(value, page_language())
    return mark_safe(f'<time datetime="{value.isoformat()}">{words}</time>')  # noqa: S308


@register.filter
def number(value: int | float | Decimal) -> str:
    """Write a number with the separators of the page's language."""
    return times.number(value, page_language())


def page_language() -> str:
    """Give the active language without its region."""
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def relative_window() -> timedelta:
    """Give the age from which a date is shown instead of relative words."""
    return timedelta(hours=getattr(settings, "NEWSROOM_RELATIVE_HOURS", DEFAULT_RELATIVE_HOURS))
