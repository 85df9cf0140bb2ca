"""Making the files of a picture: all at an upload, AVIF later, in place when only rights change."""

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from django.db import transaction

from articles import changes, picture_files, picture_likes, pictures
from articles.models import Picture, Rendition, RetiredKey
from articles.picture_words import rights_of
from articles.pictures import WIDTHS_KNOWN_BY, PictureRefused, Recipe, Rights

AT_UPLOAD = ("jpeg", "webp")
AFTERWARDS = ("avif",)
AT_ONCE = 500
AVIF, RIGHTS, RENEWAL, WIDTHS = "avif", "rights", "renewal", "widths"
MADE = ["key", "extension", "width", "height", "files"]
"""The fields of a picture that follow from its files."""


def new_key() -> str:
    """Under which a picture's files lie: nobody guesses it, and it is never used again."""
    return secrets.token_hex(16)


def write_all(picture: Picture, master: bytes, rights: Rights) -> list[Rendition]:
    """Write the master and what is made at once; note in `picture.files` what there is."""
    picture_files.write(picture.master_name, master)
    renditions = _write(picture, master, AT_UPLOAD, rights)
    picture.files = summary(renditions) | {RIGHTS: rights.digest, WIDTHS: WIDTHS_KNOWN_BY}
    return renditions


def exchange(
    renewed: Picture,
    master: bytes,
    fields: Sequence[str],
    *,
    forget: bool = False,
    then: Callable[[], object] | None = None,
) -> None:
    """Write the files of `renewed` under a new key, save its `fields`, and drop the old files.

    Readers keep a file for a year under its name, so other pixels need other names. Addresses with
    the old key lead to the new files, unless they are to `forget` what was there. AVIF files are
    left for later, as after an upload. `then` is called in the same transaction. Raises
    PictureRefused when somebody else exchanged or deleted it meanwhile. A failure leaves
    everything as it was.
    """
    started_from, renewed.key = renewed.key, new_key()
    with picture_files.all_or_nothing(renewed.key) as keep:
        renditions = write_all(renewed, master, rights_of(renewed, renewed.texts.all()))
        with transaction.atomic():
            transaction.on_commit(keep)
            picture_likes.begin()
            _lock_unchanged(renewed, started_from)
            Rendition.objects.filter(picture=renewed).delete()
            renewed.save(update_fields=[*MADE, *fields])
            Rendition.objects.bulk_create(renditions)
            picture_likes.keep(renewed)
            _retire(renewed, started_from, forget=forget)
            transaction.on_commit(partial(picture_files.remove, started_from))
            ask_for_avif(renewed)
            changes.clear([changes.picture(renewed.pk)])
            if then:
                then()


def add_avif(picture: Picture) -> None:
    """Make the AVIF files that an upload does not wait for. Idempotent.

    A picture that is cropped anew in the meantime is left as it then is.
    """
    picture.refresh_from_db()
    if set(AFTERWARDS) <= set(picture.files["formats"]):
        return
    rights = rights_of(picture, picture.texts.all())
    master = picture_files.read(picture.master_name)
    renditions = _write(picture, master, AFTERWARDS, rights)
    with transaction.atomic():
        if now := _still(picture):
            Rendition.objects.bulk_create(renditions, ignore_conflicts=True)
            now.files = _told_anew(now)
            _note_rights(now, rights, are_all_written=rights.digest == now.files[RIGHTS])
            now.save(update_fields=["files"])
            picture.files = now.files
            changes.clear([changes.picture(now.pk)])


def sign_anew(picture: Picture) -> None:
    """Write every file again with the rights as they are now. Idempotent.

    Under the same names: the pixels are the same, and a browser that keeps the older file shows
    nothing else. Widths and a likeness that an older release did not make are made along.
    """
    picture.refresh_from_db()
    rights = rights_of(picture, picture.texts.all())
    master = picture_files.read(picture.master_name)
    renditions = _write(picture, master, picture.files["formats"], rights)
    looks = picture.likeness or pictures.likeness_of(master)
    with transaction.atomic():
        picture_likes.begin()
        if now := _still(picture):
            are_all_written = picture.files["formats"] == now.files["formats"]
            _note_written(now, renditions, are_all_written=are_all_written)
            _note_rights(now, rights, are_all_written=are_all_written)
            is_new, now.likeness = not now.likeness, now.likeness or looks
            now.save(update_fields=["files", "likeness"])
            if is_new:
                picture_likes.keep(now)
            picture.files, picture.likeness = now.files, now.likeness


def renew(picture: Picture) -> None:
    """Write every file again under a new key; those under the old one go. Safe to run twice."""
    renewed = Picture.objects.get(pk=picture.pk)
    exchange(renewed, picture_files.read(renewed.master_name), [])


def outdated() -> Iterator[int]:
    """The numbers of pictures whose files say other rights than theirs, or lack a width of ours.

    Reads all pictures.
    """
    rows = Picture.objects.select_related("source").order_by("id")
    whole = rows.prefetch_related("texts", "source__names")
    for picture in whole.iterator(chunk_size=AT_ONCE):
        made = (rights_of(picture, picture.texts.all()).digest, WIDTHS_KNOWN_BY)
        if (picture.files.get(RIGHTS), picture.files.get(WIDTHS)) != made:
            yield picture.pk


def ask_to_renew(picture: Picture) -> None:
    """Have files that still say what was taken out of the rights exchanged for others.

    Browsers keep a file for a year under its name, so these need new names.
    """
    rights = rights_of(picture, picture.texts.all())
    if picture.files.get(RIGHTS) != rights.digest:
        changes.cancel(f"{RIGHTS}:{picture.pk}")
        changes.send(RENEWAL, f"{RENEWAL}:{picture.pk}", {"picture": picture.pk})


def ask_for_avif(picture: Picture) -> None:
    changes.send(AVIF, f"picture:{picture.pk}", {"picture": picture.pk})


def ask_to_sign(picture: Picture) -> None:
    """Have the rights written into the files, unless they say the same already."""
    rights = rights_of(picture, picture.texts.all())
    about = f"{RIGHTS}:{picture.pk}"
    changes.cancel(about)
    if picture.files.get(RIGHTS) != rights.digest:
        changes.send(RIGHTS, about, {"picture": picture.pk})


def summary(renditions: Iterable[Rendition]) -> dict[str, Any]:
    """What pages ask of the files: {"formats": ["jpeg", …], "16x9": [[width, height], …], …}.

    A size that is not there in each of the formats is left out.
    """
    sizes = Counter[tuple[int, int, str]]()
    made = set()
    for row in renditions:
        sizes[row.width, row.height, row.ratio] += 1
        made.add(row.format)
    told: dict[str, Any] = {"formats": [f for f in (*AT_UPLOAD, *AFTERWARDS) if f in made]}
    for width, height, ratio in sorted(size for size, files in sizes.items() if files == len(made)):
        told.setdefault(ratio, []).append([width, height])
    return told


def _write(
    picture: Picture, master: bytes, formats: Sequence[str], rights: Rights
) -> list[Rendition]:
    renditions = list(_written(picture, master, formats, rights))
    picture_files.settle(picture.key)
    return renditions


def _written(
    picture: Picture, master: bytes, formats: Sequence[str], rights: Rights
) -> Iterator[Rendition]:
    recipe = Recipe((picture.focal_x, picture.focal_y), picture.crops, rights)
    for file in pictures.make_renditions(master, recipe, formats):
        rendition = Rendition(
            picture=picture,
            ratio=file.ratio,
            width=file.width,
            height=file.height,
            format=file.format,
            bytes=len(file.data),
        )
        picture_files.write(rendition.name, file.data)
        yield rendition


def _still(picture: Picture) -> Picture | None:
    """Lock the picture and return it as it is now; None when it has other files by now, or none.

    Then the files just written are dropped.
    """
    now = Picture.objects.select_for_update().filter(pk=picture.pk).first()
    if now is not None and now.key == picture.key:
        return now
    picture_files.remove(picture.key)
    return None


def _lock_unchanged(picture: Picture, key: str) -> None:
    now = Picture.objects.select_for_update().filter(pk=picture.pk).first()
    if now is None or now.key != key:
        raise PictureRefused("gone" if now is None else "changed")


def _retire(picture: Picture, key: str, *, forget: bool) -> None:
    if forget:
        RetiredKey.objects.filter(picture=picture).delete()
    else:
        RetiredKey.objects.create(picture=picture, key=key)


def _told_anew(now: Picture) -> dict[str, Any]:
    """What pages ask of the files of a locked picture, by its rows, and what else was noted."""
    noted: dict[str, Any] = now.files
    return noted | summary(Rendition.objects.filter(picture=now))


def _note_written(now: Picture, written: Sequence[Rendition], *, are_all_written: bool) -> None:
    """Bring the rows of a locked picture in step with files that were written again.

    Pages name a width that is new only once it is there in every format.
    """
    for row in written:
        found = Rendition.objects.filter(picture=now, ratio=row.ratio, width=row.width)
        found.filter(format=row.format).update(bytes=row.bytes)
    if are_all_written and now.files.get(WIDTHS) != WIDTHS_KNOWN_BY:
        Rendition.objects.bulk_create(written, ignore_conflicts=True)
        now.files = _told_anew(now) | {WIDTHS: WIDTHS_KNOWN_BY}
        changes.clear([changes.picture(now.pk)])


def _note_rights(now: Picture, written: Rights, *, are_all_written: bool) -> None:
    """Note which rights the files of a locked picture say, and ask for what changed meanwhile."""
    current = rights_of(now, now.texts.all())
    is_right = are_all_written and written.digest == current.digest
    now.files = now.files | {RIGHTS: written.digest if is_right else ""}
    if not is_right:
        ask_to_sign(now)
