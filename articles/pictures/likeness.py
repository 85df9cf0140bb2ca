"""How alike two pictures look: a difference hash (dHash) of 64 bits, as 16 hexadecimal digits."""

from collections.abc import Iterable

from PIL import Image

BITS = 64
ALIKE = 6
"""So many bits may differ between copies of one picture: resized, saved anew, brightened."""
COLUMNS, ROWS = 9, 8
SAME_LIGHT = 2
BANDS = ALIKE + 1
BAND_BITS = -(-BITS // BANDS)


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
    """A hash in seven parts, each as a number that tells which of the seven it is.

    Where six bits differ at most, one of the parts is the same.
    """
    bits = int(looks, 16) if looks else 0
    parts = [bits >> at * BAND_BITS & (1 << BAND_BITS) - 1 for at in range(BANDS)]
    return [at << BAND_BITS | part for at, part in enumerate(parts)] if looks else []


def nearest(wanted: str, known: Iterable[tuple[int, str]]) -> list[int]:
    """The numbers of what looks like `wanted`, the most alike first. Linear in what is known."""
    if not wanted:
        return []  # and `known` is never asked
    mine = int(wanted, 16)
    found = []
    for number, other in known:
        apart = (mine ^ int(other, 16)).bit_count()
        if apart <= ALIKE:
            found.append((apart, number))
    return [number for _apart, number in sorted(found)]
