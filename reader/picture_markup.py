"""The markup of a picture: written here and not in a template, since lists are full of it."""

from functools import lru_cache

from markupsafe import Markup

from reader.crops import Crop
from reader.xml import text

LAZY = ' loading="lazy" decoding="async"'
EAGER = ' fetchpriority="high"'
PHONE = ' media="(max-width: 639px)"'


def picture(
    crop: Crop, alt: str, sizes: str, narrow: Crop | None = None, *, eager: bool = False
) -> Markup:
    """A picture in one shape; `eager` for the one at the top of a page.

    `narrow` is another shape for a phone, where the picture is about 112 px wide. Everything but
    the words is ours: addresses are made of keys and numbers.
    """
    before, after = _around(crop, sizes, narrow, eager)
    return Markup(f"{before}{text(alt)}{after}")  # noqa: S704


@lru_cache(maxsize=10_000)
def _around(crop: Crop, sizes: str, narrow: Crop | None, eager: bool) -> tuple[str, str]:
    """What stands before and after the words."""
    parts = []
    if narrow:
        size = f'sizes="112px" width="{narrow.width}" height="{narrow.height}"'
        parts += [
            f'<source{PHONE} type="{mime}" srcset="{srcset}" {size}>'
            for mime, srcset in narrow.sources
        ]
    parts += [
        f'<source type="{mime}" srcset="{srcset}" sizes="{sizes}">' for mime, srcset in crop.sources
    ]
    before = (
        f'<picture>{"".join(parts)}<img src="{crop.src}" width="{crop.width}"'
        f' height="{crop.height}" alt="'
    )
    return before, f'"{EAGER if eager else LAZY}></picture>'
