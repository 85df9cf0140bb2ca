"""Cells of a table that a spreadsheet opens: what it would run as a formula is kept as text."""

import csv
import io
from collections.abc import Iterable

# The last four are the full-width forms, which some spreadsheets read like the narrow ones.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
TEXT = "'"


def safe(text: str) -> str:
    """Put an apostrophe before what could be a formula, however many spaces stand before it.

    A text that begins with an apostrophe gets one too, so that taking one away brings back
    every text as it was.
    """
    first = text.lstrip(" \u00a0")[:1]
    return TEXT + text if first and first in (*BEGINS_A_FORMULA, TEXT) else text


def row(cells: Iterable[str]) -> str:
    """One line of a CSV file (RFC 4180), with every cell safe."""
    line = io.StringIO()
    csv.writer(line).writerow(safe(cell) for cell in cells)
    return line.getvalue()
