"""Rules about licences: what we may no longer show is not published, what ends soon is said."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from articles import licences
from articles.models import Picture
from articles.requirements.pictures import place_of
from articles.requirements.problem import Problem
from articles.requirements.text import Text


def licence_ended(text: Text) -> Iterator[Problem]:
    ended = _("The licence of the picture “%(name)s” has ended: choose another picture.")
    will_have = _(
        "The licence of the picture “%(name)s” ends before the day of publication: choose another"
        " picture or an earlier day."
    )
    for number, picture, today in _limited(text):
        if licences.has_ended(picture, max(today, text.day or today)):
            message = ended if licences.has_ended(picture, today) else will_have
            name = {"name": picture.uploaded_name}
            yield Problem(place_of(text, number), message % name, ("picture", number))


def licence_ends_soon(text: Text) -> Iterator[Problem]:
    message = _("The licence of the picture “%(name)s” ends soon: it has to leave this text then.")
    for number, picture, today in _limited(text):
        if licences.ends_soon(picture, today):
            name = {"name": picture.uploaded_name}
            yield Problem(place_of(text, number), message % name, ("picture", number))


def _limited(text: Text) -> Iterator[tuple[int, Picture, date]]:
    """The pictures of a text whose licence has an end, and the day."""
    found = {n: picture for n, picture in text.pictures.items() if picture.licence_ends_on}
    if found:
        today = licences.today()
        for number, picture in found.items():
            yield number, picture, today
