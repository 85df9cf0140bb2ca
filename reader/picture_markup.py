"""The markup of a picture: written here and not in a template, since lists are full of it."""

from functools import lru_cache

from markupsafe import Markup

from reader.crops import Crop, Files, crop
from reader.pages import Image
from reader.xml import text

LAZY = ' loading="lazy" decoding="async"'
EAGER = ' fetchpriority="high"'
PHONE = ' media="(max-width: 639px)"'


def picture(shape: Crop, alt: str, sizes: str, *, eager: bool = False) -> Markup:
    """A picture in one shape; `eager` for the one at the top of a page.

    Everything but the words is ours: addresses are made of keys and numbers.
    """
    before, after = _around(shape, sizes, None, eager)
    return Markup(f"{before}{text(alt)}{after}")  # noqa: S704


def in_card(image: Image, sizes: str, *, narrow: bool = True) -> str:
    """A picture of a card: 16:9, and where it is `narrow` 4:3 on a phone, about 112 px wide."""
    before, after = _around_in_card(image.key, image.files, sizes, narrow)
    return f"{before}{text(image.alt)}{after}"


@lru_cache(maxsize=20_000)
def _around_in_card(key: str, files: Files, sizes: str, narrow: bool) -> tuple[str, str]:
    wide = crop(key, files, "16x9")
    return _around(wide, sizes, crop(key, files, "4x3") if narrow else None, False)


@lru_cache(maxsize=10_000)
def _around(shape: Crop, sizes: str, narrow: Crop | None, eager: bool) -> tuple[str, str]:
    """What stands before and after the words."""
    parts = []
    if narrow:
        size = f'sizes="112px" width="{narrow.width}" height="{narrow.height}"'
        parts += [
            f'<source{PHONE} type="{mime}" srcset="{srcset}" {size}>'
            for mime, srcset in narrow.sources
        ]
    parts += [
        f'<source type="{mime}" srcset="{srcset}" sizes="{sizes}">'
        for mime, srcset in shape.sources
    ]
    before = (
        f'<picture>{"".join(parts)}<img src="{shape.src}" width="{shape.width}"'
        f' height="{shape.height}" alt="'
    )
    return before, f'"{EAGER if eager else LAZY}></picture>'
