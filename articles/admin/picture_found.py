"""What a file said of itself, in words beside the fields in which it is checked."""

from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

LABELS = {
    "caption": _("Caption in the file"),
    "byline": _("Photographer in the file"),
    "credit": _("Credit in the file"),
    "source": _("Source in the file"),
    "copyright": _("Copyright in the file"),
    "terms": _("Terms in the file"),
    "statement": _("Address of the licence in the file"),
    "taken": _("Taken on, by the file"),
    "made_by": _("How it was made, by the file"),
    "credentials": _("Content Credentials"),
}
# Of IPTC's vocabulary of digital source types, those that an editor has to know.
MADE_BY = {
    "digitalCapture": _("taken by a camera"),
    "computationalCapture": _("taken by a camera and computed"),
    "digitalCreation": _("made by a person on a computer"),
    "composite": _("put together of several"),
    "compositeWithTrainedAlgorithmicMedia": _("partly made by artificial intelligence"),
    "trainedAlgorithmicMedia": _("made by artificial intelligence"),
    "algorithmicMedia": _("made by a program"),
}
CREDENTIALS = _(
    "The uploaded file had them. Our copies are other files, for which they don't vouch."
)


def rows(found: Mapping[str, str]) -> list[tuple[Any, Any]]:
    """Each thing that the file said, with its label."""
    return [(label, _words(name, found[name])) for name, label in LABELS.items() if found.get(name)]


def _words(name: str, text: str) -> Any:
    if name == "taken" and (day := parse_date(text)):
        return date_format(day)
    if name == "credentials":
        return CREDENTIALS
    return MADE_BY.get(text, text) if name == "made_by" else text
