"""Dates and times as the browser's own pickers write them, in the newsroom's zone."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language

from articles.text import times

MINUTES = "%Y-%m-%dT%H:%M"
DAYS = "%Y-%m-%d"


class TimeField(forms.DateTimeField):
    """A moment, to the minute."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.DateTimeInput(format=MINUTES, attrs={"type": "datetime-local"})
        super().__init__(**kwargs)


class DayField(forms.DateField):
    """A day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.DateInput(format=DAYS, attrs={"type": "date"})
        super().__init__(**kwargs)


def zone_name() -> str:
    """The clock that times are typed by: "Астана, UTC+5"."""
    zone = timezone.get_current_timezone()
    shown = times.full(timezone.now(), get_language() or "ru", zone)
    return shown.rpartition("(")[2].rstrip(")")
