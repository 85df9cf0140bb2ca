"""What article n of any archive is: everything but its text and its moment, from n alone."""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from articles.archive import cast
from articles.archive.chance import Ranked, numbers

PATTERN: tuple[tuple[str, int], ...] = (
    ("ru", 0), ("ru", 0), ("kk", 0), ("ru", 0), ("kk", 1),
    ("ru", 0), ("kk", 0), ("ru", 0), ("ru", 0), ("kk", 1),
    ("en", 2), ("ru", 0), ("ru", 0), ("kk", 0), ("ru", 0),
    ("ru", 0), ("en", 0), ("ru", 0), ("ru", 0), ("kk", 0),
)  # fmt: skip
"""Twenty articles: the language of each, and how far before it stands what it is a version of."""
TURN = len(PATTERN)
PICTURES = 240
TABLE = 1 << 16
TAG_OF_MANY = 0.3
"""One tag stands on this part of all articles."""
FORMS = ("news",) * 13 + ("interview", "reportage", "opinion")
LABELS = ("partner", "advertising", "state_order")


class Fate(Enum):
    """What became of an article after it was written."""

    PUBLISHED = "published"
    CHANGED = "changed"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"
    SCHEDULED = "scheduled"


FATES = (
    (997, 50, Fate.SCHEDULED),
    (331, 40, Fate.WITHDRAWN),
    (1933, 45, Fate.RETRACTED),
    (97, 30, Fate.CORRECTED),
    (19, 7, Fate.CHANGED),
)
"""Every so many articles, which of them, and what becomes of it; the first that fits holds."""


class Recipe(NamedTuple):
    """Numbers of tags, authors, … count from 0 in the lists of `cast`; those of articles from 1."""

    ordinal: int
    original: int
    language: str
    fate: Fate
    section: int
    place: int | None
    tags: tuple[int, ...]
    credits: tuple[tuple[int, str], ...]
    chain: int
    form: str
    label: str
    lead: int | None
    pictures: tuple[int, ...]
    related: tuple[int, ...]
    link: int | None
    has_event: bool
    owner: int
    spread: int
    """A number of 32 bits for what is left to decide: how long something took."""


def language_of(ordinal: int) -> str:
    return PATTERN[(ordinal - 1) % TURN][0]


def recipe(ordinal: int) -> Recipe:
    language, back = PATTERN[(ordinal - 1) % TURN]
    story, own = numbers(b"story %d" % (ordinal - back), 12), numbers(b"own %d" % ordinal, 8)
    tables = _tables()
    lead = story[4] % PICTURES if story[4] >> 24 < 224 else None
    return Recipe(
        ordinal=ordinal,
        original=ordinal - back,
        language=language,
        fate=_fate(ordinal),
        section=tables.sections[story[0] & 255],
        place=tables.places[story[1] & 255] if story[1] >> 24 < 180 else None,
        tags=_tags(story[2:4] + story[8:12], tables.tags),
        credits=_credits(own, tables.authors, is_version=back > 0),
        chain=story[5] % cast.CHAINS,
        form=FORMS[story[6] & 15],
        label=LABELS[story[6] >> 8 & 1] if story[6] >> 24 < 3 else "",
        lead=lead,
        pictures=_pictures(story[7], lead),
        related=_related(ordinal, own[4]),
        link=_link(ordinal, own[5]),
        has_event=story[6] >> 16 & 255 < 70,
        owner=own[6],
        spread=own[7],
    )


@dataclass(frozen=True)
class Tables:
    """What comes up how often, so that a few bits choose."""

    sections: list[int]
    places: list[int]
    tags: list[int]
    authors: list[int]


@cache
def _tables() -> Tables:
    desks = len(cast.authors()) - cast.PERSONS
    people = [*range(4), *range(cast.PERSONS, cast.PERSONS + desks), *range(4, cast.PERSONS)]
    return Tables(
        sections=Ranked(range(8)).table(256),
        places=Ranked(range(1, 31)).table(256),
        tags=Ranked(range(1, cast.TAGS), power=1.4, shift=6).table(TABLE),
        authors=Ranked(people).table(256),
    )


def _fate(ordinal: int) -> Fate:
    for every, which, fate in FATES:
        if ordinal % every == which:
            return fate
    return Fate.PUBLISHED


def _tags(chosen: tuple[int, ...], table: list[int]) -> tuple[int, ...]:
    first, *others = chosen
    count = (1, 1, 2, 2, 2, 3, 3, 4)[first & 7]
    found = [table[number & TABLE - 1] for number in others[:count]]
    if first >> 8 < TAG_OF_MANY * (1 << 24):
        found.append(0)
    return tuple(dict.fromkeys(found))


def _credits(
    own: tuple[int, ...], authors: list[int], *, is_version: bool
) -> tuple[tuple[int, str], ...]:
    found = [(authors[own[0] & 255], "text")]
    if own[0] >> 24 < 20:
        found.append((authors[own[1] & 255], "text"))
    if is_version:
        found.append((own[2] % cast.PERSONS, "translation"))
    if own[0] >> 8 & 255 < 90:
        found.append((own[3] % cast.PERSONS, "photo"))
    if own[0] >> 16 & 255 < 12:
        found.append((own[2] % cast.PERSONS, "editing"))
    return tuple(dict.fromkeys(found))


def _pictures(chosen: int, lead: int | None) -> tuple[int, ...]:
    """What is shown in the text, of one article in seven: a picture, seldom a gallery."""
    if chosen >> 26 >= 9:
        return ()
    shown = 3 if chosen >> 24 & 3 == 0 else 1
    found = [(chosen + turn * 37) % PICTURES for turn in range(shown)]
    return tuple(number for number in found if number != lead)


def _link(ordinal: int, chosen: int) -> int | None:
    """An earlier article in the same language, of one in sixteen."""
    earlier = ordinal - TURN * (1 + chosen % 50)
    return earlier if chosen >> 24 < 16 and earlier > 0 else None


def _related(ordinal: int, chosen: int) -> tuple[int, ...]:
    """Two earlier articles in the same language, of one in ten."""
    if chosen >> 24 >= 26:
        return ()
    back = (1 + chosen % 40, 41 + (chosen >> 8) % 40)
    return tuple(ordinal - TURN * turns for turns in back if ordinal > TURN * turns)
