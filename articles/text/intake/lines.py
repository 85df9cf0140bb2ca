"""A text's lines: spaces tidied, empty ones dropped, hard-wrapped paragraphs joined again."""

import re
import unicodedata
from itertools import pairwise

NARROWEST_WRAP, WIDEST_WRAP = 40, 100
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
BLANK_LINE = re.compile(r"\n\s*\n")


def lines_of(text: str) -> list[str]:
    """The lines that hold something, each a paragraph, a heading or a piece of furniture."""
    clean = unicodedata.normalize("NFC", text).translate(INVISIBLE)
    blocks = [_tidied(block) for block in BLANK_LINE.split("\n".join(clean.splitlines()))]
    if _is_wrapped(blocks):
        blocks = [_joined(block, _width(blocks)) for block in blocks]
    return [line for block in blocks for line in block]


def _tidied(block: str) -> list[str]:
    return [tidy for line in block.split("\n") if (tidy := " ".join(line.split()))]


def _width(blocks: list[list[str]]) -> int:
    return max((len(line) for block in blocks for line in block), default=0)


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """True when at least two lines break in the middle of a sentence for want of room."""
    width = _width(blocks)
    breaks = (pair for block in blocks for pair in pairwise(block))
    forced = (first for first, then in breaks if then[0].islower() and _forced(first, then, width))
    return NARROWEST_WRAP <= width <= WIDEST_WRAP and len(list(forced)) > 1


def _forced(first: str, then: str, width: int) -> bool:
    return len(first) + 1 + len(then.split()[0]) > width


def _joined(block: list[str], width: int) -> list[str]:
    paragraphs = block[:1]
    for first, then in pairwise(block):
        if _forced(first, then, width):
            paragraphs[-1] += f" {then}"
        else:
            paragraphs.append(then)
    return paragraphs
