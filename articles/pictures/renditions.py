"""The files that pages show: a master at several widths, whole and cropped to three ratios."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import Any

from PIL import Image
from PIL.ImageFile import ImageFile

from articles.pictures import crops
from articles.pictures import rights as rights_of
from articles.pictures.crops import CENTRE, Crops, Focal
from articles.pictures.rights import NONE, Rights
from articles.pictures.turns import DECODING

ORIGINAL = "original"
# 752 is the least for phones of 360 and 375 px at twice the density, and of 412 at 1.75 times.
WIDTHS = {
    ORIGINAL: (320, 640, 752, 960, 1440, 2048),
    "16x9": (480, 752, 960, 1600),
    "4x3": (480, 960),
    "1x1": (240, 480),
}
WIDTHS_KNOWN_BY = sha256(repr(WIDTHS).encode()).hexdigest()[:8]
"""Another one with other widths: tells the pictures whose files were made to earlier ones."""
# No rendition is larger than this, so a JPEG needn't be decoded larger either.
ENOUGH = (2048, 900)
# WebP by method 2 takes half the time of method 4 and makes photos 6 % larger. AVIF comes as close
# to the master as that does, in three quarters of the bytes.
ENCODERS: dict[str, dict[str, Any]] = {
    "jpeg": {"format": "JPEG", "quality": 80, "progressive": True},
    "webp": {"format": "WEBP", "quality": 78, "method": 2},
    "avif": {"format": "AVIF", "quality": 57, "speed": 7},
}
WHITE = (255, 255, 255)


@dataclass(frozen=True)
class RenditionFile:
    """One file of a picture, as bytes."""

    ratio: str
    width: int
    height: int
    format: str
    data: bytes


@dataclass(frozen=True)
class Recipe:
    """How files are cut and signed: `focal` is the point (across, down; 0 to 1) that crops keep.

    `drawn` are the crops drawn by hand, {"16x9": [left, top, width, height]} in parts of the whole.
    """

    focal: Focal = CENTRE
    drawn: Crops = field(default_factory=dict)
    rights: Rights = NONE


PLAIN = Recipe()


def make_renditions(
    master: bytes, recipe: Recipe = PLAIN, formats: Sequence[str] = ("jpeg", "webp")
) -> Iterator[RenditionFile]:
    """Yield every rendition of a master, largest first within a ratio; nothing is enlarged."""
    with DECODING:
        image = _decoded(master, is_whole=bool(recipe.drawn))
        for ratio in WIDTHS:
            box = crops.pixels(image.size, ratio, recipe.focal, recipe.drawn)
            for resized in _resized(image, ratio, box):
                for format_ in formats:
                    data = _encoded(resized, format_, recipe.rights)
                    yield RenditionFile(ratio, resized.width, resized.height, format_, data)


def _decoded(master: bytes, *, is_whole: bool) -> Image.Image:
    """The pixels of a master; of a part of it, all are wanted."""
    with Image.open(BytesIO(master), formats=("JPEG", "PNG")) as opened:
        if not is_whole:
            _draft(opened)
        opened.load()
        return opened.copy()


def _draft(opened: ImageFile) -> None:
    if min(w // e for w, e in zip(opened.size, ENOUGH, strict=True)) >= 1:
        opened.draft(None, ENOUGH)


def _resized(image: Image.Image, ratio: str, box: crops.Box) -> Iterator[Image.Image]:
    """The widths of one ratio, each made from the one before it."""
    box_width, box_height = box[2] - box[0], box[3] - box[1]
    for width in _widths(ratio, int(box_width)):
        height = max(1, round(width * box_height / box_width))
        image = image.resize((width, height), Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)
        box = (0, 0, width, height)
        yield image


def _widths(ratio: str, available: int) -> list[int]:
    """The widths that need no enlarging, largest first; what there is when all would."""
    return sorted((w for w in WIDTHS[ratio] if w <= available), reverse=True) or [max(1, available)]


def _encoded(image: Image.Image, format_: str, rights: Rights) -> bytes:
    if format_ == "jpeg" and image.mode == "RGBA":
        ground = Image.new("RGB", image.size, WHITE)
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    file = BytesIO()
    image.save(file, **ENCODERS[format_], **_signed(rights, format_))
    return file.getvalue()


def _signed(rights: Rights, format_: str) -> dict[str, Any]:
    """What tells an encoder whose the picture is."""
    if not rights:
        return {}
    signed: dict[str, Any] = {"xmp": rights_of.xmp(rights)}
    return signed | {"extra": rights_of.iptc(rights)} if format_ == "jpeg" else signed
