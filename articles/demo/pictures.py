"""The demo's pictures: drawn for it, with words in three languages in pictures.toml."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from accounts.models import User
from articles import library
from articles.models import Picture

FOLDER = Path(__file__).parent / "pictures"


def fill(by: User) -> Iterator[str]:
    """Put the missing pictures into the library through the upload pipeline; yield their names."""
    words = tomllib.loads((FOLDER / "pictures.toml").read_text(encoding="utf-8"))
    known = set(Picture.objects.values_list("uploaded_name", flat=True))
    for key, about in words.items():
        name = f"{key}.webp"
        if name in known:
            continue
        focal = about.pop("focal", [0.5, 0.5])
        library.add_picture(
            (FOLDER / name).read_bytes(), name, by=by, texts=about, focal=(focal[0], focal[1])
        )
        yield key
