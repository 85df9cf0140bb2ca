"""The master: the one file that is kept of an upload, encoded anew."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from articles.pictures import likeness
from articles.pictures.check import open_checked
from articles.pictures.metadata import Metadata, one_line, read
from articles.pictures.refusals import PictureRefused
from articles.pictures.strip import strip
from articles.pictures.turns import DECODING

NAME_IN_MESSAGES = 60


@dataclass(frozen=True)
class Master:
    """A checked and stripped picture. `format` is "jpeg" or, where it is transparent, "png"."""

    data: bytes
    format: str
    width: int
    height: int
    metadata: Metadata
    likeness: str = ""

    @property
    def extension(self) -> str:
        """What the name of its file ends in."""
        return self.format


def check_and_strip(data: bytes, claimed_name: str) -> Master:
    """Make a master from uploaded bytes; `claimed_name` stands in messages and decides nothing.

    Raises PictureRefused, and nothing else, whatever the bytes are.
    """
    name = one_line(claimed_name, NAME_IN_MESSAGES) or "?"
    try:
        with DECODING:
            return _master(data)
    except PictureRefused as refused:
        refused.params["name"] = name
        raise
    except Exception as error:
        raise PictureRefused("damaged", name=name) from error


def _master(data: bytes) -> Master:
    with open_checked(data) as opened:
        bare = strip(opened)
        metadata = read(opened.info, data)
    format_ = "png" if bare.mode == "RGBA" else "jpeg"
    return Master(
        data=_encoded(bare, format_),
        format=format_,
        width=bare.width,
        height=bare.height,
        metadata=metadata,
        likeness=likeness.of(bare),
    )


def likeness_of(master: bytes) -> str:
    """The likeness of a master that is kept already."""
    with DECODING, Image.open(BytesIO(master), formats=("JPEG", "PNG")) as opened:
        return likeness.of(opened)


def _encoded(image: Image.Image, format_: str) -> bytes:
    file = BytesIO()
    if format_ == "png":
        image.save(file, "PNG", compress_level=4)
    else:
        image.save(file, "JPEG", quality=88)
    return file.getvalue()
