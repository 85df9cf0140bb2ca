"""Pictures: uploaded bytes → checked, stripped, resized. Pillow is used in this package alone."""

from articles.pictures.master import Master, check_and_strip
from articles.pictures.metadata import Metadata, one_line
from articles.pictures.refusals import PictureRefused
from articles.pictures.renditions import RenditionFile, make_renditions

__all__ = [
    "Master",
    "Metadata",
    "PictureRefused",
    "RenditionFile",
    "check_and_strip",
    "make_renditions",
    "one_line",
]
