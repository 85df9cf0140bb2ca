"""Pictures as pages show them: which files exist, in the words of the page's language."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext as _

from articles import changes
from articles.models import Picture
from reader.cache import recording
from reader.pages import Crop, Image

RATIOS = {"original": "original", "wide": "16x9", "standard": "4x3", "square": "1x1"}
BEST_FIRST = (("avif", "image/avif"), ("webp", "image/webp"))


def load(numbers: Iterable[int | None], language: str) -> dict[int, Image]:
    """The images of these pictures, in one query."""
    wanted = {number for number in numbers if number}
    recording.depends(*(changes.picture(number) for number in wanted))
    if not wanted:
        return {}
    pictures = Picture.objects.filter(pk__in=wanted).annotate(
        words=FilteredRelation("texts", condition=Q(texts__language=language))
    )
    rows = pictures.values_list(
        "pk", "key", "files", "words__caption", "words__alt", "words__credit"
    )
    return {
        number: image(key, files, caption or "", alt or "", credit or "")
        for number, key, files, caption, alt, credit in rows
    }


def image(key: str, files: dict[str, Any], caption: str, alt: str, credit: str) -> Image:
    """An Image from the summary of its files: {"formats": […], "16x9": [[width, height], …]}."""
    if credit and ":" not in credit:
        credit = _("Photo: %(credit)s") % {"credit": credit}
    crops = {name: _crop(key, files, ratio) for name, ratio in RATIOS.items()}
    return Image(alt=alt, caption=caption, credit=credit, **crops)


def _crop(key: str, files: dict[str, Any], ratio: str) -> Crop:
    sizes = files[ratio]
    width, height = sizes[-1]
    sources = tuple(
        (mime, ", ".join(f"{_url(key, ratio, w, format_)} {w}w" for w, _h in sizes))
        for format_, mime in BEST_FIRST
        if format_ in files["formats"]
    )
    fallback = [w for w, _h in sizes if w <= 1000] or [sizes[0][0]]
    return Crop(_url(key, ratio, fallback[-1], "jpeg"), width, height, sources)


def _url(key: str, ratio: str, width: int, format_: str) -> str:
    return f"{settings.MEDIA_URL}pictures/{key}/{ratio}-{width}.{format_}"
