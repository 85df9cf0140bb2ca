"""The shapes that a picture was cut into: which files of each there are."""

from dataclasses import dataclass
from functools import lru_cache
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
    sizes = tuple([(width, height) for width, height in files[ratio]])
    return _crop(f"{settings.MEDIA_URL}pictures/{key}/{ratio}-", sizes, tuple(files["formats"]))


@lru_cache(maxsize=10_000)
def _crop(stem: str, sizes: tuple[tuple[int, int], ...], formats: tuple[str, ...]) -> Crop:
    width, height = sizes[-1]
    sources = tuple(
        (mime, ", ".join([f"{stem}{w}.{format_} {w}w" for w, _h in sizes]))
        for format_, mime in BEST_FIRST
        if format_ in formats
    )
    fallback = [w for w, _h in sizes if w <= 1000] or [sizes[0][0]]
    return Crop(f"{stem}{fallback[-1]}.jpeg", width, height, f"{stem}{width}.jpeg", sources)


def largest(key: str, files: dict[str, Any], ratio: str) -> tuple[str, int, int]:
    """The largest JPEG of a shape: its address, width and height."""
    width, height = files[ratio][-1]
    return _jpeg(key, ratio, width), width, height


def fitting(
    key: str, files: dict[str, Any], width: int, height: int
) -> tuple[str, int, int] | None:
    """The largest JPEG as taken that is no larger than this, if there is one."""
    small = [size for size in files["original"] if size[0] <= width and size[1] <= height]
    return (_jpeg(key, "original", small[-1][0]), *small[-1]) if small else None


def _jpeg(key: str, ratio: str, width: int) -> str:
    return f"{settings.MEDIA_URL}pictures/{key}/{ratio}-{width}.jpeg"


def whole(url: str, root: str) -> str:
    """The address of a file with the site's before it, unless files lie elsewhere."""
    return root + url if url.startswith("/") else url
