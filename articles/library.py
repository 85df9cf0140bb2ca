"""The picture library: every way in which a picture comes, changes and goes.

Files are made outside of transactions, so call these functions outside of one, too.
"""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet

from accounts import audit
from accounts.models import User
from articles import picture_files, picture_making, picture_uses, picture_words, pictures
from articles.models import Picture, PictureText, Rendition
from articles.picture_making import AVIF, RENEWAL, RIGHTS, add_avif, renew, sign_anew
from articles.picture_words import Texts
from articles.pictures import Focal, Master, PictureRefused, crops, likeness
from articles.trace import Act

__all__ = [
    "AVIF",
    "RENEWAL",
    "RIGHTS",
    "InUse",
    "add_avif",
    "add_picture",
    "alike",
    "alike_in_library",
    "changeable",
    "delete",
    "examine",
    "may_change",
    "recrop",
    "renew",
    "replace",
    "sign_anew",
    "tell",
    "twins",
]

CENTRE = crops.CENTRE
NAME_LENGTH = 100
MOST_ALIKE = 6
SAME_SHAPE = 0.02
"""How far the proportions of two files of one photograph may differ."""
log = logging.getLogger(__name__)


class InUse(Exception):
    """A picture that something rests on; it can't be deleted."""


def examine(data: bytes, name: str) -> Master:
    """Check a file and make its master, keeping nothing. Raises PictureRefused."""
    return pictures.check_and_strip(data, name)


def add_picture(
    data: bytes,
    name: str,
    *,
    by: User,
    texts: Texts | None = None,
    focal: Focal = CENTRE,
    facts: Mapping[str, Any] | None = None,
    master: Master | None = None,
) -> Picture:
    """Take an uploaded file into the library; its name is kept as text alone.

    `texts` are caption, alt and credit by language, `facts` what is told of the picture besides;
    what is missing in both is taken from the file. `master` saves examining the file a second time.
    Raises PictureRefused, and PermissionDenied. A failure leaves no file and no row.
    """
    if not by.has_perm("articles.add_picture"):
        raise PermissionDenied
    master = master or examine(data, name)
    picture = Picture(
        key=picture_making.new_key(), focal_x=focal[0], focal_y=focal[1], uploaded_by=by
    )
    _take_over(picture, master, data, name)
    for fact, value in (facts or {}).items():
        setattr(picture, fact, value)
    picture_words.from_file(picture, master.metadata)
    words = picture_words.texts_of(picture, texts or {}, master.metadata)
    with _room_for(name), picture_files.all_or_nothing(picture.key) as keep:
        rights = picture_words.rights_of(picture, words)
        renditions = picture_making.write_all(picture, master.data, rights)
        with transaction.atomic():
            transaction.on_commit(keep)
            picture.save(force_insert=True)
            Rendition.objects.bulk_create(renditions)
            PictureText.objects.bulk_create(words)
            picture_making.ask_for_avif(picture)
    return picture


def alike(data: bytes, master: Master) -> list[Picture]:
    """What the library has of the same bytes, or looks like it: the most alike first, a handful."""
    return _alike(master.likeness, hashlib.sha256(data).hexdigest(), besides=0)


def alike_in_library(picture: Picture) -> list[Picture]:
    """The same for a picture that is in the library already."""
    return _alike(picture.likeness, picture.sha256, besides=picture.pk)


def twins(pictures: Iterable[Picture]) -> dict[int, list[Picture]]:
    """For each of these pictures the others of the same bytes or the same hash. Two queries."""
    rows = list(pictures)
    looks = {row.likeness for row in rows if row.likeness}
    same = Q(sha256__in={row.sha256 for row in rows}) | Q(likeness__in=looks)
    known = list(Picture.objects.filter(same).order_by("id").prefetch_related("texts"))
    return {
        row.pk: [
            other
            for other in known
            if other.pk != row.pk
            and (other.sha256 == row.sha256 or (row.likeness and other.likeness == row.likeness))
        ]
        for row in rows
    }


def may_change(picture: Picture, by: User) -> bool:
    """Whether `by` may change a picture: what readers see of one, only who may publish."""
    if not by.has_perm("articles.change_picture"):
        return False
    return by.has_perm("articles.publish_article") or not picture_uses.is_public(picture)


def changeable(pictures: QuerySet[Picture], by: User) -> QuerySet[Picture]:
    """Those of `pictures` that `by` may change."""
    if not by.has_perm("articles.change_picture"):
        return pictures.none()
    publishes = by.has_perm("articles.publish_article")
    return pictures if publishes else picture_uses.unseen(pictures)


def recrop(picture: Picture, focal: Focal, drawn: Mapping[str, Any] | None = None) -> None:
    """Crop a picture round another point, or as somebody drew; None keeps the crops drawn.

    Raises PictureRefused where the disk has no room.
    """
    renewed = Picture.objects.get(pk=picture.pk)
    renewed.focal_x, renewed.focal_y = focal
    if drawn is not None:
        renewed.crops = crops.kept((renewed.width, renewed.height), drawn)
    with _room_for(renewed.uploaded_name):
        master = picture_files.read(renewed.master_name)
        picture_making.exchange(renewed, master, ["focal_x", "focal_y", "crops"])
    picture.refresh_from_db()


def replace(
    picture: Picture, data: bytes, name: str, *, by: User, master: Master | None = None
) -> None:
    """Put another file in the place of a picture's own; its number, words and uses stay.

    Focal point and crops stay as well where it is the same photograph by its looks and shape, as
    after a retouch; of another photograph they would mean nothing, and go.
    Raises PictureRefused, and PermissionDenied. A failure leaves everything as it was.
    """
    renewed = Picture.objects.get(pk=picture.pk)
    if not may_change(renewed, by):
        raise PermissionDenied
    master = master or examine(data, name)
    was, shape = renewed.uploaded_name, renewed.width / renewed.height
    if not _is_same_photo(renewed, master, shape):
        renewed.focal_x, renewed.focal_y = CENTRE
        renewed.crops = {}
    _take_over(renewed, master, data, name)
    renewed.crops = crops.kept((renewed.width, renewed.height), renewed.crops)
    looks = ["sha256", "likeness", "uploaded_name", "folded", "focal_x", "focal_y", "crops"]
    with _room_for(name):
        picture_making.exchange(renewed, master.data, looks)
    about = f"{picture.pk}: {renewed.uploaded_name}"
    audit.record(Act.REPLACE_PICTURE, by=by, about=about, was=was)
    picture.refresh_from_db()


def tell(picture: Picture, facts: Mapping[str, Any]) -> None:
    """Keep what is told of a picture, and have its files say the same of its rights.

    Call it when its texts are saved: its credit goes into the files, too.
    """
    for name, value in facts.items():
        setattr(picture, name, value)
    with transaction.atomic():
        picture.save(update_fields=[*facts, "folded"])
        picture = Picture.objects.prefetch_related("texts").get(pk=picture.pk)
        picture_making.ask_to_sign(picture)


def delete(picture: Picture, *, by: User) -> None:
    """Delete a picture that nothing rests on, with its files.

    Raises InUse where something does, and PermissionDenied.
    """
    if not by.has_perm("articles.delete_picture"):
        raise PermissionDenied
    with transaction.atomic():
        locked = Picture.objects.select_for_update().get(pk=picture.pk)
        if picture_uses.is_used(locked):
            raise InUse
        about = f"{locked.pk}: {locked.uploaded_name}"
        transaction.on_commit(partial(picture_files.remove, locked.key))
        locked.delete()
        audit.record(Act.DELETE, by=by, about=about, kind="picture")


def _alike(looks: str, sha256: str, *, besides: int) -> list[Picture]:
    others = Picture.objects.exclude(pk=besides).order_by("id")
    same = list(others.filter(sha256=sha256).values_list("pk", flat=True)[:MOST_ALIKE])
    known = others.exclude(likeness="").order_by().values_list("pk", "likeness")
    order = dict.fromkeys([*same, *likeness.nearest(looks, known.iterator())])
    numbers = list(order)[:MOST_ALIKE]
    found = Picture.objects.prefetch_related("texts").in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def _take_over(picture: Picture, master: Master, data: bytes, name: str) -> None:
    picture.extension = master.extension
    picture.width, picture.height = master.width, master.height
    picture.sha256 = hashlib.sha256(data).hexdigest()
    picture.likeness = master.likeness
    picture.uploaded_name = pictures.one_line(name, NAME_LENGTH)


def _is_same_photo(picture: Picture, master: Master, shape: float) -> bool:
    if not picture.likeness or not master.likeness:
        return False
    is_shaped = abs(master.width / master.height / shape - 1) <= SAME_SHAPE
    return is_shaped and likeness.distance(picture.likeness, master.likeness) <= likeness.ALIKE


@contextmanager
def _room_for(name: str) -> Iterator[None]:
    """Say in words that files could not be written: whoever uploads can't mend a full disk."""
    try:
        yield
    except OSError as error:
        log.exception("The files of a picture could not be written.")
        raise PictureRefused("no_room", name=pictures.one_line(name, NAME_LENGTH)) from error
