"""What a new file says of itself, offered for what was told of the photograph before it."""

from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_date

from articles.models import Picture
from articles.picture_words import credit_in, known_source, language_of
from articles.text import words as folding

OF_RIGHTS = ("byline", "credit", "copyright", "source", "terms")
NAMES = ("byline", "credit", "copyright")


def facts(picture: Picture) -> dict[str, Any]:
    """What is offered for the facts of a picture, by the name of the field.

    Whose it is comes from the file as a whole or not at all: an old copyright beside a new
    photographer would be as false as both.
    """
    found, offered = picture.found, {}
    if names_somebody(found):
        offered = {
            "byline": found.get("byline", ""),
            "copyright": found.get("copyright", ""),
            "licence": found.get("terms", ""),
            "licence_ends_on": None,
            "source": known_source(found.get("source", "")),
        }
    if taken_on := parse_date(found.get("taken", "")):
        offered["taken_on"] = taken_on
    return offered


def words(picture: Picture, language: str) -> dict[str, str]:
    """What is offered for its caption and credit in one language, where the file has such."""
    found, offered = picture.found, {}
    if names_somebody(found):
        offered["credit"] = credit_in(found)
    if (caption := found.get("caption", "")) and language_of(caption) == language:
        offered["caption"] = caption
    return offered


def names_somebody(found: Mapping[str, str]) -> bool:
    """Whether a file says whose it is."""
    return any(found.get(name) for name in OF_RIGHTS)


def says_otherwise(picture: Picture, before: Mapping[str, str]) -> bool:
    """Whether its new file names somebody whom neither the file `before` named nor anybody here."""
    told = [picture.byline, picture.copyright, *(text.credit for text in picture.texts.all())]
    known = folding.fold("\n".join(told))
    new = [picture.found.get(n, "") for n in NAMES if picture.found.get(n) != before.get(n)]
    return any(folding.fold(name) not in known for name in new if name)
