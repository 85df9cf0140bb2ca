"""Pairs quotation marks and sets them in the language's own shapes, or leaves them all alone."""

import re
from typing import NamedTuple

BOUNDARY = "([{/-–—"


class Marks(NamedTuple):
    """The quotation marks of a language: what it reads and the two pairs that it sets."""

    opening: str
    closing: str
    outer: str
    inner: str


# In „…“ the sign “ closes and in “…” it opens, so its place in the text decides, as for ".
AMBIGUOUS = '"“'
CYRILLIC = Marks(opening="«„", closing="»”", outer="«»", inner="„“")
# As British newspapers quote speech: double marks outside, single ones within.
BRITISH = Marks(opening="", closing="”", outer="“”", inner="‘’")
MARKS = {"ru": CYRILLIC, "kk": CYRILLIC, "en": BRITISH}


def set_quotes(text: str, language: str) -> str:
    """Set the quotation marks of one paragraph; it keeps its length.

    Marks that don't pair are all left as they were. A straight mark after a digit may mean
    inches: it counts as a quotation mark only where nothing pairs without it («Школа № 5»).
    """
    marks = MARKS[language]
    pairs = _pair(text, marks, inches=True)
    if pairs is None:
        pairs = _pair(text, marks, inches=False)
    letters = list(text)
    for start, end, depth in pairs or ():
        pair = marks.inner if depth else marks.outer
        letters[start], letters[end] = pair[0], pair[1]
    return "".join(letters)


def _pair(text: str, marks: Marks, inches: bool) -> list[tuple[int, int, int]] | None:
    pairs: list[tuple[int, int, int]] = []
    opened: list[int] = []
    for found in re.finditer(f"[{AMBIGUOUS}{marks.opening}{marks.closing}]", text):
        place = found.start()
        if inches and _may_be_inches(text, place):
            continue
        if _opens(text, place, marks, opened):
            opened.append(place)
        elif opened and _closes(text, place, marks):
            pairs.append((opened.pop(), place, len(opened)))
        else:
            return None
    return None if opened else pairs


def _may_be_inches(text: str, place: int) -> bool:
    return text[place] == '"' and text[place - 1 : place].isdigit()


def _opens(text: str, place: int, marks: Marks, opened: list[int]) -> bool:
    if text[place] not in AMBIGUOUS:
        return text[place] in marks.opening
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not after or after.isspace():
        return False
    if opened and opened[-1] == place - 1:
        return True
    return not before or before.isspace() or before in BOUNDARY + "‘'" + marks.opening


def _closes(text: str, place: int, marks: Marks) -> bool:
    if text[place] in marks.closing:
        return True
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(before) and not before.isspace() and not after.isalnum()
