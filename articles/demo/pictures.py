"""The demo's pictures: drawn for it, with words in three languages in pictures.toml."""

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from accounts.models import User
from articles import library, licences
from articles.models import Picture

FOLDER = Path(__file__).parent / "pictures"
TOLD = ("byline", "copyright", "licence")
DAYS = {"licence_days": "licence_ends_on", "taken_days": "taken_on"}


def fill(by: User) -> Iterator[str]:
    """Put the missing pictures into the library through the upload pipeline; yield their names."""
    known = set(Picture.objects.values_list("uploaded_name", flat=True))
    for words in ("pictures.toml", "copies.toml"):
        entries = tomllib.loads((FOLDER / words).read_text(encoding="utf-8"))
        for key, about in entries.items():
            if f"{key}.webp" not in known:
                _take_in(key, about, by)
                yield key


def _take_in(key: str, about: dict[str, Any], by: User) -> None:
    focal = about.get("focal", [0.5, 0.5])
    library.add_picture(
        (FOLDER / f"{about.get('file', key)}.webp").read_bytes(),
        f"{key}.webp",
        by=by,
        texts={code: text for code, text in about.items() if isinstance(text, dict)},
        focal=(focal[0], focal[1]),
        facts=_facts(about),
    )


def _facts(about: dict[str, Any]) -> dict[str, Any]:
    """What is told of a picture besides; days are counted from the day on which it is put in."""
    facts = {name: about[name] for name in TOLD if name in about}
    for name, field in DAYS.items():
        if name in about:
            facts[field] = licences.today() + timedelta(days=about[name])
    return facts
