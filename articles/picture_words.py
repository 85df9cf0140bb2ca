"""The words of a picture: taken from its file, told at the desk, written into its renditions."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils.dateparse import parse_date

from articles.models import Picture, PictureText, Source
from articles.pictures import Metadata, Rights
from articles.text import words as folding

Texts = Mapping[str, Mapping[str, str]]

FACTS = ("byline", "copyright", "licence", "licence_ends_on", "source", "taken_on")
COLUMNS = ("byline", "copyright", "licence", "licence_ends_on", "source_id", "taken_on")
CREDIT_LENGTH = 200
KAZAKH_LETTERS = frozenset("әғқңөұүһі")


def from_file(picture: Picture, found: Metadata) -> None:
    """Take over what the file says of itself, where nobody has said otherwise."""
    picture.found = said(found)
    picture.byline = picture.byline or found.byline
    picture.copyright = picture.copyright or found.copyright
    picture.licence = picture.licence or found.terms
    picture.taken_on = picture.taken_on or parse_date(found.taken)
    picture.source = picture.source or known_source(found.source)


def said(found: Metadata) -> dict[str, str]:
    """What a file says of itself, as it is kept with its picture."""
    return {name: text for name, text in asdict(found).items() if text and name != "captions"}


def texts_of(picture: Picture, given: Texts, found: Metadata) -> list[PictureText]:
    """A row for each language given; a caption from the file stands in its own language only."""
    credit = credit_in(said(found))
    captions = _captions(found)
    if not given and (captions or credit):
        given = {code: {} for code in captions or [language_of("")]}
    return [
        PictureText(
            picture=picture,
            language=code,
            caption=words.get("caption") or captions.get(code, ""),
            alt=words.get("alt", ""),
            credit=words.get("credit") or credit,
        )
        for code, words in given.items()
    ]


def credit_in(found: Mapping[str, str]) -> str:
    """Whom a file names as its maker and owner, by what is kept of what it said."""
    named = dict.fromkeys(filter(None, (found.get("byline"), found.get("credit"))))
    return (" / ".join(named) or found.get("copyright", ""))[:CREDIT_LENGTH]


def digest(picture: Picture) -> str:
    """What changes when what is told of a picture does: its facts, its words in any language."""
    words = sorted((t.language, t.caption, t.alt, t.credit) for t in picture.texts.all())
    facts = [str(getattr(picture, field)) for field in COLUMNS]
    return sha256(json.dumps([facts, words]).encode()).hexdigest()[:16]


def rights_of(picture: Picture, texts: Iterable[PictureText]) -> Rights:
    """What the files of a picture say of it: its credit in the first language that has one.

    While what is told of it may be another photograph's, they say what the file itself did.
    """
    if not picture.is_confirmed:
        named = {field.name: picture.found.get(field.name, "") for field in fields(Rights)}
        return Rights(**named | {"credit": credit_in(picture.found)})
    credits = {text.language: text.credit for text in texts if text.credit}
    order = [settings.LANGUAGE_CODE, *(code for code, _name in settings.LANGUAGES)]
    return Rights(
        byline=picture.byline,
        credit=next((credits[code] for code in order if code in credits), ""),
        source=_source_of(picture, order),
        copyright=picture.copyright,
        terms=picture.licence,
        statement=_statement_of(picture),
        made_by=picture.found.get("made_by", ""),
    )


def language_of(text: str) -> str:
    """A guess by letters; the site's own language where there are none."""
    letters = set(text.casefold())
    if letters & KAZAKH_LETTERS:
        return "kk"
    if any("а" <= letter <= "я" for letter in letters):
        return "ru"
    return "en" if letters else str(settings.LANGUAGE_CODE)


def _captions(found: Metadata) -> dict[str, str]:
    """The captions of a file by language: as it marks them, else as its letters tell."""
    ours = dict(settings.LANGUAGES)
    captions = {code: text for code, text in found.captions if code in ours}
    if found.caption:
        captions.setdefault(language_of(found.caption), found.caption)
    return captions


def known_source(name: str) -> Source | None:
    """The one source of ours that has this name; a new one is for the desk to make."""
    found = Source.objects.filter(names__folded=folding.fold(name)).distinct()
    named = list(found[:2]) if name else []
    return named[0] if len(named) == 1 else None


def _statement_of(picture: Picture) -> str:
    """The address of the licence in the file, unless somebody wrote other terms than it had."""
    terms = picture.found.get("terms")
    return picture.found.get("statement", "") if terms in {None, picture.licence} else ""


def _source_of(picture: Picture, order: list[str]) -> str:
    if picture.source is None:
        return ""
    names: dict[str, Any] = {name.language: name.text for name in picture.source.names.all()}
    return next((names[code] for code in order if code in names), "")
