"""The picture library: bytes → a picture with its words and files, and changes to its files.

Files are made outside of transactions, so call these functions outside of one, too.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from articles import changes, picture_files, pictures
from articles.models import Picture, PictureText, Rendition

Focal = tuple[float, float]
Texts = Mapping[str, Mapping[str, str]]

CENTRE: Focal = (0.5, 0.5)
AT_UPLOAD = ("jpeg", "webp")
AFTERWARDS = ("avif",)
AVIF = "avif"
NAME_LENGTH = 100
CREDIT_LENGTH = 200
KAZAKH_LETTERS = frozenset("әғқңөұүһі")


def add_picture(
    data: bytes, name: str, *, by: User, texts: Texts | None = None, focal: Focal = CENTRE
) -> Picture:
    """Take an uploaded file into the library; its name is kept as text alone.

    `texts` are caption, alt and credit by language; what is missing there is taken from the file.
    Raises PictureRefused, and PermissionDenied. A failure leaves no file and no row.
    """
    if not by.has_perm("articles.add_picture"):
        raise PermissionDenied
    master = pictures.check_and_strip(data, name)
    picture = Picture(
        key=secrets.token_hex(16),
        extension=master.extension,
        width=master.width,
        height=master.height,
        sha256=hashlib.sha256(data).hexdigest(),
        uploaded_name=pictures.one_line(name, NAME_LENGTH),
        focal_x=focal[0],
        focal_y=focal[1],
        uploaded_by=by,
    )
    with picture_files.all_or_nothing(picture.key) as keep:
        renditions = _write_all(picture, master.data)
        with transaction.atomic():
            transaction.on_commit(keep)
            picture.save(force_insert=True)
            Rendition.objects.bulk_create(renditions)
            PictureText.objects.bulk_create(_words(picture, texts or {}, master.metadata))
            _ask_for_avif(picture)
    return picture


def find_same(data: bytes) -> Picture | None:
    """The first picture that was made of exactly these bytes."""
    digest = hashlib.sha256(data).hexdigest()
    return Picture.objects.filter(sha256=digest).order_by("id").first()


def refocus(picture: Picture, focal: Focal) -> None:
    """Crop a picture round another point.

    Readers keep a file for a year under its name, so other crops need other names: the picture
    gets a new key. AVIF files are left for later, as after an upload.
    """
    renewed = Picture.objects.get(pk=picture.pk)
    master = picture_files.read(renewed.master_name)
    renewed.key, (renewed.focal_x, renewed.focal_y) = secrets.token_hex(16), focal
    with picture_files.all_or_nothing(renewed.key) as keep:
        renditions = _write_all(renewed, master)
        with transaction.atomic():
            transaction.on_commit(keep)
            old = Picture.objects.select_for_update().get(pk=picture.pk)
            Rendition.objects.filter(picture=old).delete()
            renewed.save(update_fields=["key", "focal_x", "focal_y", "files"])
            Rendition.objects.bulk_create(renditions)
            transaction.on_commit(partial(picture_files.remove, old.key))
            _ask_for_avif(picture)
            changes.clear([f"picture:{picture.pk}"])
    picture.refresh_from_db()


def add_avif(picture: Picture) -> None:
    """Make the AVIF files that an upload does not wait for. Idempotent.

    A picture that is cropped anew in the meantime is left as it then is.
    """
    picture.refresh_from_db()
    if set(AFTERWARDS) <= set(picture.files["formats"]):
        return
    renditions = _write(picture, picture_files.read(picture.master_name), AFTERWARDS)
    with transaction.atomic():
        now = Picture.objects.select_for_update().get(pk=picture.pk)
        if now.key != picture.key:
            picture_files.remove(picture.key)
            return
        Rendition.objects.bulk_create(renditions, ignore_conflicts=True)
        picture.files = _summary(Rendition.objects.filter(picture=picture))
        picture.save(update_fields=["files"])
        changes.clear([f"picture:{picture.pk}"])


def _ask_for_avif(picture: Picture) -> None:
    changes.send(AVIF, f"picture:{picture.pk}", {"picture": picture.pk})


def _write_all(picture: Picture, master: bytes) -> list[Rendition]:
    picture_files.write(picture.master_name, master)
    renditions = _write(picture, master, AT_UPLOAD)
    picture.files = _summary(renditions)
    return renditions


def _write(picture: Picture, master: bytes, formats: Sequence[str]) -> list[Rendition]:
    focal, renditions = (picture.focal_x, picture.focal_y), []
    for file in pictures.make_renditions(master, focal, formats):
        rendition = Rendition(
            picture=picture,
            ratio=file.ratio,
            width=file.width,
            height=file.height,
            format=file.format,
            bytes=len(file.data),
        )
        picture_files.write(rendition.name, file.data)
        renditions.append(rendition)
    picture_files.settle(picture.key)
    return renditions


def _summary(renditions: Iterable[Rendition]) -> dict[str, Any]:
    """What pages ask of the files: {"formats": ["jpeg", …], "16x9": [[width, height], …], …}."""
    rows = list(renditions)
    made = {row.format for row in rows}
    summary: dict[str, Any] = {"formats": [f for f in (*AT_UPLOAD, *AFTERWARDS) if f in made]}
    for width, height, ratio in sorted({(row.width, row.height, row.ratio) for row in rows}):
        summary.setdefault(ratio, []).append([width, height])
    return summary


def _words(picture: Picture, texts: Texts, found: pictures.Metadata) -> list[PictureText]:
    """A row for each language given; a caption from the file stands in its own language only."""
    credit = " / ".join(dict.fromkeys(filter(None, (found.byline, found.credit))))
    credit = (credit or found.copyright)[:CREDIT_LENGTH]
    language = _language_of(found.caption)
    if not texts and (found.caption or credit):
        texts = {language: {}}
    return [
        PictureText(
            picture=picture,
            language=code,
            caption=words.get("caption") or (found.caption if code == language else ""),
            alt=words.get("alt", ""),
            credit=words.get("credit") or credit,
        )
        for code, words in texts.items()
    ]


def _language_of(text: str) -> str:
    """A guess by letters; the site's own language where there are none."""
    letters = set(text.casefold())
    if letters & KAZAKH_LETTERS:
        return "kk"
    if any("а" <= letter <= "я" for letter in letters):
        return "ru"
    return "en" if letters else str(settings.LANGUAGE_CODE)
