"""The shapes that a picture was cut into: which files of each there are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings

Sizes = tuple[tuple[int, int], ...]
RATIOS = ("original", "16x9", "4x3", "1x1")
BEST_FIRST = (("avif", "image/avif"), ("webp", "image/webp"))


@dataclass(frozen=True, slots=True, eq=False)
class Files:
    """Formats, and sizes by shape: width and height, the smallest first.

    Pictures with the same files share one, so it is looked up by what it is, not what it holds.
    """

    formats: tuple[str, ...]
    sizes: Mapping[str, Sizes]


class Crop(NamedTuple):
    """One shape of a picture; `sources` are (mime type, srcset) pairs, the best format first.

    `width` and `height` are those of the largest file, of which `largest` is the JPEG.
    """

    src: str
    width: int
    height: int
    largest: str
    sources: tuple[tuple[str, str], ...] = ()


def files_of(summary: str | Mapping[str, Any]) -> Files:
    """What a picture's column says of its files: {"formats": […], "16x9": [[width, height], …]}."""
    return _files_in(summary) if isinstance(summary, str) else _files(summary)


@lru_cache(maxsize=10_000)
def _files_in(summary: str) -> Files:
    return _files(json.loads(summary))


def _files(summary: Mapping[str, Any]) -> Files:
    sizes = {
        ratio: tuple((width, height) for width, height in summary[ratio])
        for ratio in RATIOS
        if ratio in summary
    }
    return Files(tuple(summary["formats"]), sizes)


@lru_cache(maxsize=20_000)
def crop(key: str, files: Files, ratio: str) -> Crop:
    """A picture in one shape."""
    sizes = files.sizes[ratio]
    width, height = sizes[-1]
    stem = f"{settings.MEDIA_URL}pictures/{key}/{ratio}-"
    sources = tuple(
        (mime, ", ".join([f"{stem}{w}.{format_} {w}w" for w, _h in sizes]))
        for format_, mime in BEST_FIRST
        if format_ in files.formats
    )
    fallback = [w for w, _h in sizes if w <= 1000] or [sizes[0][0]]
    return Crop(f"{stem}{fallback[-1]}.jpeg", width, height, f"{stem}{width}.jpeg", sources)


def largest(key: str, files: Files, ratio: str) -> tuple[str, int, int]:
    """The largest JPEG of a shape: its address, width and height."""
    width, height = files.sizes[ratio][-1]
    return _jpeg(key, ratio, width), width, height


def fitting(key: str, files: Files, width: int, height: int) -> tuple[str, int, int] | None:
    """The largest JPEG as taken that is no larger than this, if there is one."""
    small = [size for size in files.sizes["original"] if size[0] <= width and size[1] <= height]
    return (_jpeg(key, "original", small[-1][0]), *small[-1]) if small else None


def _jpeg(key: str, ratio: str, width: int) -> str:
    return f"{settings.MEDIA_URL}pictures/{key}/{ratio}-{width}.jpeg"


def whole(url: str, root: str) -> str:
    """The address of a file with the site's before it, unless files lie elsewhere."""
    return root + url if url.startswith("/") else url
