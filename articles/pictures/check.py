"""What an uploaded file must be before a decoder may run on it, and opening it."""

import re
import warnings
from collections.abc import Iterator
from io import BytesIO

from django.conf import settings

# Registered here, so that Pillow never loads the decoders of the formats that we refuse.
from PIL import (
    AvifImagePlugin,  # noqa: F401
    GifImagePlugin,  # noqa: F401
    Image,
    JpegImagePlugin,  # noqa: F401
    PngImagePlugin,  # noqa: F401
    WebPImagePlugin,  # noqa: F401
)
from PIL.ImageFile import ImageFile

from articles.pictures.refusals import PictureRefused
from articles.pictures.signatures import sniff

MEGABYTE = 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 12_000
MAX_SCANS = 200
# Every scan passes over the whole picture, so a large one may have fewer: 40 at 50 megapixels.
MAX_SCANNED_PIXELS = 2_000_000_000

# A second line: Pillow's own limit, for the whole process and every thread alike.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)

BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# Inside a scan an FF is followed by 00 or by a restart, so anything else is the next marker.
JPEG_MARKER = re.compile(rb"\xff+([^\x00\x01\xd0-\xd8\xff])")
START_OF_SCAN, END_OF_IMAGE = b"\xda", b"\xd9"


def open_checked(data: bytes) -> ImageFile:
    """Open a picture whose format, size and structure are within limits; decode no pixel yet."""
    if len(data) > settings.PICTURE_MAX_BYTES:
        raise PictureRefused("too_big", limit=settings.PICTURE_MAX_BYTES // MEGABYTE)
    format_ = sniff(data)
    try:
        opened = Image.open(BytesIO(data), formats=(format_,))
    except BOMBS as bomb:
        raise PictureRefused("too_many_pixels", limit=MAX_PIXELS // 1_000_000) from bomb
    _check_size(*opened.size)
    if format_ == "JPEG":
        _check_scans(data, min(MAX_SCANS, MAX_SCANNED_PIXELS // (opened.width * opened.height)))
    return opened


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise PictureRefused("too_many_pixels", limit=MAX_PIXELS // 1_000_000)
    if max(width, height) > MAX_SIDE:
        raise PictureRefused("too_long_side", limit=MAX_SIDE)


def _check_scans(data: bytes, limit: int) -> None:
    scans = sum(marker == START_OF_SCAN for marker in _jpeg_markers(data))
    if scans > limit:
        raise PictureRefused("too_many_scans", limit=limit)


def _jpeg_markers(data: bytes) -> Iterator[bytes]:
    """The markers of a JPEG that a decoder would meet, up to the end of the first image."""
    at = 2
    while (found := JPEG_MARKER.search(data, at)) and found[1] != END_OF_IMAGE:
        yield found[1]
        length = int.from_bytes(data[found.end() : found.end() + 2], "big")
        at = found.end() + max(length, 2)
