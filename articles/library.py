"""The picture library: every way in which a picture comes, changes and goes.

Files are made outside of transactions, so call these functions outside of one, too.
"""

import errno
import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import transaction

from accounts import audit
from accounts.models import User
from articles import (
    picture_files,
    picture_likes,
    picture_making,
    picture_permission,
    picture_uses,
    picture_words,
    pictures,
)
from articles.models import Picture, PictureText, Rendition
from articles.picture_making import AVIF, RENEWAL, RIGHTS, add_avif, outdated, renew, sign_anew
from articles.picture_words import Texts
from articles.pictures import Focal, Master, PictureRefused, crops
from articles.trace import Act

__all__ = [
    "AVIF",
    "RENEWAL",
    "RIGHTS",
    "InUse",
    "add_avif",
    "add_picture",
    "confirm",
    "delete",
    "examine",
    "hold",
    "outdated",
    "recrop",
    "renew",
    "replace",
    "sign_anew",
    "tell",
]

CENTRE = crops.CENTRE
NAME_LENGTH = 100
REPLACED = [
    "sha256", "likeness", "uploaded_name", "folded", "focal_x", "focal_y", "crops", "found",
    "is_confirmed",
]  # fmt: skip
FULL = {errno.ENOSPC, errno.EDQUOT}
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
    picture_permission.ask_to_add(by)
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
            picture_likes.begin()
            picture.save(force_insert=True)
            Rendition.objects.bulk_create(renditions)
            PictureText.objects.bulk_create(words)
            picture_likes.keep(picture)
            picture_making.ask_for_avif(picture)
    return picture


def recrop(
    picture: Picture,
    focal: Focal,
    drawn: Mapping[str, Any] | None = None,
    *,
    by: User,
    then: Callable[[], object] | None = None,
) -> None:
    """Crop a picture round another point, or as somebody drew; None keeps the crops drawn.

    `then` is called in the same transaction, for what is to be saved with it or not at all.
    Raises PermissionDenied, and PictureRefused where the disk has no room, and where somebody else
    cut, replaced or deleted it meanwhile.
    """
    renewed = _as_it_is(picture)
    picture_permission.ask_to_change(renewed, by)
    renewed.focal_x, renewed.focal_y = focal
    if drawn is not None:
        renewed.crops = crops.kept((renewed.width, renewed.height), drawn)
    with _room_for(renewed.uploaded_name):
        master = _master_of(renewed)
        fields = ["focal_x", "focal_y", "crops"]
        picture_making.exchange(renewed, master, fields, then=then)
    picture.refresh_from_db()


def replace(
    picture: Picture, data: bytes, name: str, *, by: User, master: Master | None = None
) -> None:
    """Put another file in the place of a picture's own; its number, words and uses stay.

    Focal point and crops stay as well where it is the same photograph by its looks and shape, as
    after a retouch; of another photograph they would mean nothing, and go. What is told of it may
    be false of another one, so that is kept from readers until somebody calls `confirm`, and what
    the file says of itself goes for it.
    Raises PictureRefused, and PermissionDenied. A failure leaves everything as it was.
    """
    renewed = _as_it_is(picture)
    picture_permission.ask_to_change(renewed, by)
    master = master or examine(data, name)
    was = renewed.uploaded_name
    if not picture_likes.is_same_photo(renewed, data, master):
        renewed.focal_x, renewed.focal_y = CENTRE
        renewed.crops, renewed.is_confirmed = {}, False
    _take_over(renewed, master, data, name)
    renewed.crops = crops.kept((renewed.width, renewed.height), renewed.crops)
    renewed.found = picture_words.said(master.metadata)
    about = f"{picture.pk}: {renewed.uploaded_name}"
    noted = partial(audit.record, Act.REPLACE_PICTURE, by=by, about=about, was=was)
    with _room_for(name):
        picture_making.exchange(renewed, master.data, REPLACED, then=noted)
    picture.refresh_from_db()


def hold(picture: Picture, told: str) -> None:
    """Lock a picture before its words are saved, in the caller's transaction.

    `told` is the digest of its words as they were shown. Raises PictureRefused where somebody else
    wrote others since, or deleted it.
    """
    now = Picture.objects.select_for_update().filter(pk=picture.pk).first()
    if now is None:
        raise PictureRefused("gone")
    if picture_words.digest(now) != told:
        raise PictureRefused("reworded")


def tell(picture: Picture, facts: Mapping[str, Any], *, by: User) -> None:
    """Keep what is told of a picture, and have its files say the same of its rights.

    Call it when its texts are saved: its credit goes into the files, too. Raises PermissionDenied.
    """
    picture_permission.ask_to_change(picture, by)
    for name, value in facts.items():
        setattr(picture, name, value)
    with transaction.atomic():
        picture.save(update_fields=[*facts, "folded"])
        picture = Picture.objects.prefetch_related("texts").get(pk=picture.pk)
        picture_making.ask_to_sign(picture)


def confirm(picture: Picture, *, by: User) -> None:
    """Say that what is told of a picture is true of the photograph that came with its `key`.

    Call `tell` after it, in the same transaction. Raises PermissionDenied, and PictureRefused
    where somebody put yet another file in its place, or deleted it.
    """
    picture_permission.ask_to_change(picture, by)
    with transaction.atomic():
        now = Picture.objects.select_for_update().filter(pk=picture.pk).first()
        if now is None or now.key != picture.key:
            raise PictureRefused("gone" if now is None else "changed")
        picture.is_confirmed = True
        picture.save(update_fields=["is_confirmed"])


def delete(picture: Picture, *, by: User) -> None:
    """Delete a picture that nothing rests on, with its files.

    Raises InUse where something does, and PermissionDenied.
    """
    picture_permission.ask_to_delete(by)
    with transaction.atomic():
        picture_likes.begin()
        locked = Picture.objects.select_for_update().get(pk=picture.pk)
        if picture_uses.is_used(locked):
            raise InUse
        about = f"{locked.pk}: {locked.uploaded_name}"
        transaction.on_commit(partial(picture_files.remove, locked.key))
        leaning = picture_likes.leaning_on(locked)
        locked.delete()
        picture_likes.settle(leaning)
        audit.record(Act.DELETE, by=by, about=about, kind="picture")


def _take_over(picture: Picture, master: Master, data: bytes, name: str) -> None:
    picture.extension = master.extension
    picture.width, picture.height = master.width, master.height
    picture.sha256 = hashlib.sha256(data).hexdigest()
    picture.likeness = master.likeness
    picture.uploaded_name = pictures.one_line(name, NAME_LENGTH)


def _as_it_is(picture: Picture) -> Picture:
    """The picture as it is stored now."""
    now = Picture.objects.filter(pk=picture.pk).first()
    if now is None:
        raise PictureRefused("gone")
    return now


def _master_of(picture: Picture) -> bytes:
    """The bytes of its master; they go at once when somebody puts others in their place."""
    try:
        return picture_files.read(picture.master_name)
    except FileNotFoundError:
        if _as_it_is(picture).key == picture.key:
            raise
        raise PictureRefused("changed") from None


@contextmanager
def _room_for(name: str) -> Iterator[None]:
    """Say in words that files could not be written: whoever uploads can't mend a full disk."""
    try:
        yield
    except OSError as error:
        log.exception("The files of a picture could not be written.")
        code = "no_room" if error.errno in FULL else "not_written"
        raise PictureRefused(code, name=pictures.one_line(name, NAME_LENGTH)) from error
