"""The shapes that a picture was cut into: which files of each there are."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

BEST_FIRST = (("avif", "image/avif"), ("webp", "image/webp"))


@dataclass(frozen=True, slots=True)
class Crop:
    """One shape of a picture; `sources` are (mime type, srcset) pairs, the best format first.

    `width` and `height` are those of the largest file, of which `largest` is the JPEG.
    """

    src: str
    width: int
    height: int
    largest: str
    sources: tuple[tuple[str, str], ...] = ()


def crop(key: str, files: dict[str, Any], ratio: str) -> Crop:
    """A shape from the summary of files: {"formats": […], "16x9": [[width, height], …]}."""
    sizes = files[ratio]
    width, height = sizes[-1]
    stem = f"{settings.MEDIA_URL}pictures/{key}/{ratio}-"
    sources = tuple(
        (mime, ", ".join([f"{stem}{w}.{format_} {w}w" for w, _h in sizes]))
        for format_, mime in BEST_FIRST
        if format_ in files["formats"]
    )
    fallback = [w for w, _h in sizes if w <= 1000] or [sizes[0][0]]
    return Crop(f"{stem}{fallback[-1]}.jpeg", width, height, f"{stem}{width}.jpeg", sources)
