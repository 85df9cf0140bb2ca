"""The archive's pictures: many rows that share the files of a few."""

import hashlib
import shutil
from collections.abc import Iterator
from copy import copy
from pathlib import Path

from django.conf import settings

from accounts.models import User
from articles import changes, library
from articles.archive import cast
from articles.archive.lexicon import LANGUAGES
from articles.archive.pools import pools
from articles.archive.recipe import PICTURES
from articles.models import Picture, PictureText, Rendition

FOLDER = Path(__file__).parents[1] / "demo" / "pictures"
DRAWN = ("steppe-harvest", "library")
"""Drawings of the demo that are taken into the library; all others are copies of their rows."""
NAME = "archive-{:03}.webp"


def fill(by: User) -> None:
    """Make the missing pictures, each with words of its own."""
    known = set(Picture.objects.values_list("uploaded_name", flat=True))
    missing = [number for number in range(PICTURES) if NAME.format(number) not in known]
    for number in missing[:]:
        if number < len(DRAWN):
            _draw(number, by)
            missing.remove(number)
    _copy(missing)


def numbers() -> list[int]:
    """The pictures' primary keys in their order."""
    known = dict(Picture.objects.values_list("uploaded_name", "pk"))
    return [known[NAME.format(number)] for number in range(PICTURES)]


def _draw(number: int, by: User) -> None:
    data = (FOLDER / f"{DRAWN[number]}.webp").read_bytes()
    made = library.add_picture(data, NAME.format(number), by=by, texts=_texts(number))
    changes.cancel(f"picture:{made.pk}")  # no AVIF: the copies would lack it


def _copy(missing: list[int]) -> None:
    drawn = [NAME.format(number) for number in range(len(DRAWN))]
    found = Picture.objects.filter(uploaded_name__in=drawn).order_by("uploaded_name")
    originals = list(found.prefetch_related("renditions"))
    pairs = [(number, originals[number % len(originals)]) for number in missing]
    made = Picture.objects.bulk_create(_copied(number, original) for number, original in pairs)
    renditions: list[Rendition] = []
    texts: list[PictureText] = []
    for picture, (number, original) in zip(made, pairs, strict=True):
        renditions += _renditions(picture, original)
        texts += (
            PictureText(picture=picture, language=code, **words)
            for code, words in _texts(number).items()
        )
    Rendition.objects.bulk_create(renditions)
    PictureText.objects.bulk_create(texts)


def _copied(number: int, original: Picture) -> Picture:
    """The row of another picture with the same files; it looks like none, lest all be alike."""
    name, made = NAME.format(number), copy(original)
    digest = hashlib.sha256(name.encode()).hexdigest()
    made.pk, made.key, made.sha256 = None, digest[:32], digest
    made.uploaded_name, made.likeness = name, ""
    made._state = copy(original._state)
    made._state.adding = True
    _share(original.key, made.key, original.extension)
    return made


def _renditions(picture: Picture, original: Picture) -> Iterator[Rendition]:
    for row in original.renditions.all():
        made = copy(row)
        made.pk, made.picture = None, picture
        made._state = copy(row._state)
        made._state.adding = True
        yield made


def _share(old: str, new: str, extension: str) -> None:
    """Let the files of one key be found under another, taking room but once where that can be."""
    root = Path(settings.MEDIA_ROOT)
    (root / "pictures" / new).mkdir(parents=True, exist_ok=True)
    pairs = [(root / f"masters/{old}.{extension}", root / f"masters/{new}.{extension}")]
    pairs += [
        (file, root / "pictures" / new / file.name) for file in (root / "pictures" / old).iterdir()
    ]
    for file, name in pairs:
        name.unlink(missing_ok=True)
        try:
            name.hardlink_to(file)
        except OSError:  # this disk knows no such links
            shutil.copyfile(file, name)


def _texts(number: int) -> dict[str, dict[str, str]]:
    found = {}
    for code, credit in zip(LANGUAGES, cast.photo_credit(), strict=True):
        ready = pools(code)
        said = [ready.shelf.desk[ready.heads + number + PICTURES * turn] for turn in (0, 1)]
        caption, alt = (f"{words.decode()}." for words in said)
        found[code] = {"caption": caption, "alt": alt, "credit": credit}
    return found
