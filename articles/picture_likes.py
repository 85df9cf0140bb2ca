"""Pictures that look like another one, or are the same file: found by an index, not by a scan."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable

from articles.models import Picture, PictureBand
from articles.pictures import Master, likeness

MOST_ALIKE = 6
SAME_SHAPE = 0.02
"""How far the proportions of two files of one photograph may differ."""


def keep(picture: Picture) -> None:
    """Bring the bands of a picture in step with its likeness, in the caller's transaction."""
    PictureBand.objects.filter(picture=picture).delete()
    PictureBand.objects.bulk_create(
        PictureBand(picture=picture, band=band) for band in likeness.bands(picture.likeness)
    )


def alike(data: bytes, master: Master, *, besides: Picture | None = None) -> list[Picture]:
    """What the library has of the same bytes, or looks like it: the most alike first, a handful."""
    number = besides.pk if besides else 0
    return _alike(master.likeness, hashlib.sha256(data).hexdigest(), besides=number)


def alike_in_library(picture: Picture) -> list[Picture]:
    """The same for a picture that is in the library already."""
    return _alike(picture.likeness, picture.sha256, besides=picture.pk)


def twins(pictures: Iterable[Picture]) -> dict[int, list[Picture]]:
    """For each of these pictures the others that are like it. A fixed number of queries."""
    rows = list(pictures)
    same = defaultdict(list)
    shas = {row.sha256 for row in rows}
    for number, sha in Picture.objects.filter(sha256__in=shas).values_list("pk", "sha256"):
        same[sha].append(number)
    known = _sharing_a_band({row.likeness for row in rows})
    found = {
        row.pk: _in_order(same[row.sha256], row.likeness, known, besides=row.pk) for row in rows
    }
    numbers = {number for order in found.values() for number in order}
    others = Picture.objects.prefetch_related("texts").in_bulk(numbers)
    return {
        pk: [others[number] for number in order if number in others] for pk, order in found.items()
    }


def is_same_photo(picture: Picture, master: Master) -> bool:
    """Whether a new file shows what the picture shows: by its looks and its shape."""
    if not picture.likeness or not master.likeness:
        return False
    shape = picture.width / picture.height
    is_shaped = abs(master.width / master.height / shape - 1) <= SAME_SHAPE
    return is_shaped and likeness.distance(picture.likeness, master.likeness) <= likeness.ALIKE


def _alike(looks: str, sha256: str, *, besides: int) -> list[Picture]:
    same = Picture.objects.filter(sha256=sha256).order_by("id").values_list("pk", flat=True)
    known = _sharing_a_band({looks})
    numbers = _in_order(list(same[: MOST_ALIKE + 1]), looks, known, besides=besides)
    found = Picture.objects.prefetch_related("texts").in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def _sharing_a_band(looks: Collection[str]) -> list[tuple[int, str]]:
    """Numbers and likenesses of what may be like one of these; all that is, is among them."""
    wanted = {band for each in looks for band in likeness.bands(each)}
    if not wanted:
        return []
    rows = PictureBand.objects.filter(band__in=wanted).order_by()
    return list(rows.values_list("picture_id", "picture__likeness").distinct())


def _in_order(
    same: list[int], looks: str, known: list[tuple[int, str]], *, besides: int
) -> list[int]:
    order = dict.fromkeys([*sorted(same), *likeness.nearest(looks, known)])
    order.pop(besides, None)
    return list(order)[:MOST_ALIKE]
