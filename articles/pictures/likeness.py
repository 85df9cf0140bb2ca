"""How alike two pictures look: a difference hash (dHash) of 64 bits, as 16 hexadecimal digits."""

from collections.abc import Collection, Mapping
from itertools import pairwise

from PIL import Image

BITS = 64
ALIKE = 6
"""So many bits may differ between copies of one picture: resized, saved anew, brightened."""
COLUMNS, ROWS = 9, 8
SAME_LIGHT = 2
BANDS = ALIKE + 1
EDGES = [BITS * at // BANDS for at in range(BANDS + 1)]
BAND_BITS = -(-BITS // BANDS)
Shelves = Mapping[int, Collection[tuple[int, int]]]
"""For each band the pictures that have it: their numbers, and their hashes as numbers."""


def of(image: Image.Image) -> str:
    """Hash a picture by where its light rises from left to right; "" for one without features.

    A plain surface, or a gradient from top to bottom, would be "like" every other one.
    """
    grey = image.convert("RGB").resize((COLUMNS, ROWS), Image.Resampling.BOX, reducing_gap=2.0)
    light = grey.convert("L").tobytes()
    bits = 0
    for row in range(ROWS):
        for left in range(row * COLUMNS, row * COLUMNS + COLUMNS - 1):
            bits = bits << 1 | (light[left + 1] > light[left] + SAME_LIGHT)
    return f"{bits:016x}" if 0 < bits.bit_count() < BITS else ""


def distance(one: str, other: str) -> int:
    """How many bits differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def bands(looks: str) -> list[int]:
    """A hash in seven parts of nine or ten bits, each a number that tells which part it is.

    Where six bits differ at most, one of the parts is the same.
    """
    bits = int(looks, 16) if looks else 0
    parts = [bits >> low & (1 << high - low) - 1 for low, high in pairwise(EDGES)]
    return [at << BAND_BITS | part for at, part in enumerate(parts)] if looks else []


def nearest(wanted: str, shelves: Shelves) -> list[int]:
    """The numbers of what looks like `wanted`, the most alike first; of equals the first number."""
    mine = int(wanted or "0", 16)
    found = {
        number: apart
        for band in bands(wanted)
        for number, other in shelves.get(band, ())
        if (apart := (mine ^ other).bit_count()) <= ALIKE
    }
    return sorted(found, key=lambda number: (found[number], number))
