"""Pictures that look like another one, or are the same file: found by an index, not by a scan."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from articles.models import Picture, PictureBand, Resemblance
from articles.pictures import Master, likeness

MOST_ALIKE = 6
SAME_SHAPE = 0.02
"""How far the proportions of two files of one photograph may differ."""
ONE_AFTER_ANOTHER = 0x6C696B65  # a lock's number on PostgreSQL; nothing else takes it


class Look(NamedTuple):
    """What a picture is compared by; number 0 is none of the library's."""

    number: int
    sha256: str
    likeness: str


def begin() -> None:
    """Let transactions that call `keep` or `settle` follow one another. Before any other lock.

    Of two copies that come at once, the second to be kept has to see the first. On SQLite the
    transaction has kept others out already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AFTER_ANOTHER])


def keep(picture: Picture) -> None:
    """Bring what is written down of a picture's looks in step with them; see `begin`."""
    PictureBand.objects.filter(picture=picture).delete()
    PictureBand.objects.bulk_create(
        PictureBand(picture=picture, band=band) for band in likeness.bands(picture.likeness)
    )
    leaning = leaning_on(picture)
    Resemblance.objects.filter(Q(picture=picture) | Q(other=picture)).delete()
    near = settle([picture.pk, *leaning])[picture.pk]
    known = set(Resemblance.objects.filter(picture__in=near).values_list("picture", flat=True))
    _write({number: [picture.pk] for number in near if number not in known})


def leaning_on(picture: Picture) -> list[int]:
    """The numbers of pictures of which it is written down that they are like this one."""
    return list(Resemblance.objects.filter(other=picture).values_list("picture", flat=True))


def settle(numbers: list[int]) -> dict[int, list[int]]:
    """Write down, and return, what those are like of which nothing is written; see `begin`."""
    rows = Picture.objects.filter(pk__in=numbers).only("sha256", "likeness")
    orders = _orders([_look(row) for row in rows.order_by("pk")])
    _write(orders)
    return orders


def alike(data: bytes, master: Master, *, besides: Picture | None = None) -> list[Picture]:
    """What the library has of the same bytes, or looks like it: the most alike first, a handful."""
    number = besides.pk if besides else 0
    return _few([Look(number, hashlib.sha256(data).hexdigest(), master.likeness)])[number]


def alike_in_library(picture: Picture) -> list[Picture]:
    """The same for a picture that is in the library already."""
    return twins([picture])[picture.pk]


def twins(pictures: Iterable[Picture]) -> dict[int, list[Picture]]:
    """For each of these pictures the others that are like it. A fixed number of queries."""
    return _few([_look(picture) for picture in pictures])


def others(pictures: Iterable[Picture]) -> dict[int, Picture]:
    """For those of these pictures that are like another one, that one. Two queries."""
    rows = Resemblance.objects.filter(picture__in=[picture.pk for picture in pictures])
    told = rows.select_related("other").prefetch_related("other__texts")
    return {row.picture_id: row.other for row in told}


def is_same_photo(picture: Picture, data: bytes, master: Master) -> bool:
    """Whether a new file shows what the picture shows: by its bytes, or its looks and its shape."""
    if hashlib.sha256(data).hexdigest() == picture.sha256:
        return True
    if not picture.likeness or not master.likeness:
        return False
    shape = picture.width / picture.height
    is_shaped = abs(master.width / master.height / shape - 1) <= SAME_SHAPE
    return is_shaped and likeness.distance(picture.likeness, master.likeness) <= likeness.ALIKE


def _look(picture: Picture) -> Look:
    return Look(picture.pk, picture.sha256, picture.likeness)


def _few(looks: list[Look]) -> dict[int, list[Picture]]:
    orders = {number: order[:MOST_ALIKE] for number, order in _orders(looks).items()}
    wanted = {number for order in orders.values() for number in order}
    others = Picture.objects.prefetch_related("texts").in_bulk(wanted)
    return {
        number: [others[other] for other in order if other in others]
        for number, order in orders.items()
    }


def _orders(looks: list[Look]) -> dict[int, list[int]]:
    """For each the numbers of all that are like it: the same files, then the most alike."""
    same, shelves = _same({look.sha256 for look in looks}), _shelves(looks)
    orders = {}
    for look in looks:
        found = [*same[look.sha256], *likeness.nearest(look.likeness, shelves)]
        orders[look.number] = [number for number in dict.fromkeys(found) if number != look.number]
    return orders


def _same(files: set[str]) -> dict[str, list[int]]:
    found = defaultdict(list)
    rows = Picture.objects.filter(sha256__in=files).order_by("pk")
    for number, sha256 in rows.values_list("pk", "sha256"):
        found[sha256].append(number)
    return found


def _shelves(looks: list[Look]) -> likeness.Shelves:
    """What has a band in common with one of these: all that is like one of them is among that."""
    bands = {band for look in looks for band in likeness.bands(look.likeness)}
    shelves = defaultdict(list)
    if bands:
        rows = PictureBand.objects.filter(band__in=bands).order_by()
        for band, number, bits in rows.values_list("band", "picture_id", "picture__likeness"):
            shelves[band].append((number, int(bits, 16)))
    return shelves


def _write(orders: dict[int, list[int]]) -> None:
    """Write down the first of each order."""
    Resemblance.objects.bulk_create(
        Resemblance(picture_id=number, other_id=order[0])
        for number, order in orders.items()
        if order
    )
