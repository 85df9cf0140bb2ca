"""An opened picture → its pixels alone: upright, in sRGB, not too large, without metadata."""

import struct
from contextlib import suppress
from io import BytesIO
from math import ceil

from PIL import ExifTags, Image, ImageCms
from PIL.ImageFile import ImageFile

LONGEST_SIDE = 4096
SIXTEEN_TO_EIGHT_BITS = 1 / 256
# What Pillow raises for broken EXIF and colour profiles, neither of which spoils a picture.
BROKEN = (
    ArithmeticError, AttributeError, ImageCms.PyCMSError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, struct.error,
)  # fmt: skip
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def strip(opened: ImageFile) -> Image.Image:
    """Return a new image in RGB, or in RGBA when some of it is really transparent."""
    _load(opened)
    profile, turn = opened.info.get("icc_profile"), UPRIGHT.get(_orientation(opened))
    image = _resizable(opened)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=None)
    image = _opaque_if_possible(_in_srgb(image, profile))
    if turn is not None:
        image = image.transpose(turn)
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare


def _load(opened: ImageFile) -> None:
    """Decode the first frame; a JPEG at half or a quarter of its size where that is enough."""
    scale = min(1.0, LONGEST_SIDE / max(opened.size))
    opened.draft(None, (ceil(opened.width * scale), ceil(opened.height * scale)))
    opened.load()


def _orientation(opened: ImageFile) -> int:
    with suppress(*BROKEN):
        return int(opened.getexif().get(ExifTags.Base.Orientation, 1))
    return 1


def _resizable(opened: ImageFile) -> Image.Image:
    if opened.mode.startswith("I"):
        return opened.point(lambda value: value * SIXTEEN_TO_EIGHT_BITS).convert("L")
    wanted = opened.mode if opened.mode in {"L", "CMYK"} else "RGB"
    if opened.has_transparency_data:
        wanted = "RGBA"
    return opened if opened.mode == wanted else opened.convert(wanted)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as browsers take them. A profile that is broken or of another kind is ignored."""
    if image.mode == "RGBA":
        colours = _in_srgb(image.convert("RGB"), profile)
        colours.putalpha(image.getchannel("A"))
        return colours
    if profile:
        with suppress(*BROKEN):
            return _transformed(image, profile)
    return image.convert("RGB")


def _transformed(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    target = ImageCms.createProfile("sRGB")
    transform = ImageCms.buildTransform(source, target, image.mode, "RGB")
    return ImageCms.applyTransform(image, transform) or image


def _opaque_if_possible(image: Image.Image) -> Image.Image:
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image
