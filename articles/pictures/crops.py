"""Boxes within a picture: drawn by hand, or laid round the focal point."""

from collections.abc import Mapping, Sequence
from typing import Any

Size = tuple[int, int]
Box = tuple[float, float, float, float]
Focal = tuple[float, float]
Crops = Mapping[str, Sequence[float]]

RATIOS = {"16x9": (16, 9), "4x3": (4, 3), "1x1": (1, 1)}
CENTRE: Focal = (0.5, 0.5)
SMALLEST = 0.05
"""The least part of a picture's width that a crop may be."""
DIGITS = 4


def pixels(size: Size, ratio: str, focal: Focal, crops: Crops) -> Box:
    """The box of a shape in pixels (left, top, right, bottom); the whole where it is no crop."""
    width, height = size
    if ratio not in RATIOS:
        return (0, 0, width, height)
    if drawn := crops.get(ratio):
        left, top, across, down = drawn
        return (left * width, top * height, (left + across) * width, (top + down) * height)
    return _round(size, RATIOS[ratio], focal)


def fitted(size: Size, ratio: str, left: float, top: float, across: float) -> list[float]:
    """A crop of this ratio inside of the picture, as [left, top, width, height] in parts of it.

    Idempotent: what it returned once it returns again.
    """
    width, height = size
    wide, high = RATIOS[ratio]
    widest = min(1.0, height * wide / high / width)
    across = round(min(max(across, min(SMALLEST, widest)), widest), DIGITS)
    down = min(1.0, across * width * high / wide / height)
    left, top = min(max(left, 0.0), 1 - across), min(max(top, 0.0), 1 - down)
    return [round(part, DIGITS) for part in (left, top, across, down)]


def kept(size: Size, drawn: Mapping[str, Any]) -> dict[str, list[float]]:
    """The same crops, each fitted to a picture of this size."""
    return {ratio: fitted(size, ratio, *drawn[ratio][:3]) for ratio in RATIOS if drawn.get(ratio)}


def _round(size: Size, ratio: tuple[int, int], focal: Focal) -> Box:
    """The largest box of a ratio that fits, as near to the focal point as the edges allow."""
    width, height = size
    across, down = ratio
    box_width, box_height = min(width, height * across / down), min(height, width * down / across)
    left = min(max(focal[0] * width - box_width / 2, 0), width - box_width)
    top = min(max(focal[1] * height - box_height / 2, 0), height - box_height)
    return (left, top, left + box_width, top + box_height)
