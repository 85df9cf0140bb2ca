"""Pictures: uploaded bytes → checked, stripped, resized. Pillow is used in this package alone."""

from articles.pictures.check import MEGABYTE
from articles.pictures.crops import Focal
from articles.pictures.master import Master, check_and_strip, likeness_of
from articles.pictures.metadata import Metadata, one_line
from articles.pictures.refusals import PictureRefused
from articles.pictures.renditions import (
    WIDTHS_KNOWN_BY,
    Recipe,
    RenditionFile,
    make_renditions,
)
from articles.pictures.rights import Rights

__all__ = [
    "MEGABYTE",
    "WIDTHS_KNOWN_BY",
    "Focal",
    "Master",
    "Metadata",
    "PictureRefused",
    "Recipe",
    "RenditionFile",
    "Rights",
    "check_and_strip",
    "likeness_of",
    "make_renditions",
    "one_line",
]
