"""The words of a text with their places, each spelled as the index spells it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST = 40
"""Letters that a word keeps: more are no word, and an engine has limits of its own."""

KAZAKH_LETTERS = frozenset("әіңғүұқөһ")

# Marks that a reader doesn't see: soft hyphens, stresses, joiners, a byte order mark.
_UNSEEN = "\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"
_WORD = rf"[^\W_]+(?:[{_UNSEEN}][^\W_]*)*"
_GROUPED = r"(?<![^\W_])[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![^\W_])"
_FOUND = re.compile(rf"(?P<figures>{_GROUPED})|{_WORD}(?P<others>(?:[-\u2010\u2011]{_WORD})+)?")
_PART = re.compile(_WORD)
_IN_GROUPS = re.compile(r"[0-9][ \u00a0\u202f][0-9]{3}")
_APART = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_NOT_LETTERS = re.compile(r"[\W_]+")
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f\u0259\u0275]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")

_LATIN_TWINS = "acehikopxyABCEHIKMOPTXYëËəƏɵƟ"
_CYRILLIC_TWINS = "асеһікорхуАВСЕНІКМОРТХУёЁәӘөӨ"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)


class Token(NamedTuple):
    """A word as it is indexed, and where it stands: `source[start:end]`."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words of `text` in order.

    Figures are words of any length, others have two letters at least. A hyphen parts words; where
    one of the parts is hardly a word («e-mail», «COVID-19»), the joined form follows its parts and
    overlaps them. Figures in groups («45 000») are one.
    """
    found: list[Token] = []
    for match in _FOUND.finditer(text):
        if match.lastgroup:
            found += _compound(match)
        elif is_word(word := folded(match[0])):
            found.append(Token(word, match.start(), match.end()))
    return found


def chunks(text: str) -> list[str]:
    """Return the text in pieces that may be read one by one: no token reaches over two."""
    return _APART.split(text) if _IN_GROUPS.search(text) else text.split()


def spelled(text: str) -> set[str]:
    """Return the different words of a text."""
    return {word for chunk in chunks(text) for word in _spelled(chunk)}


@lru_cache(maxsize=1 << 14)
def _spelled(chunk: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(chunk))


def sequence(text: str) -> list[Token]:
    """The words one after another, without the joined forms that overlap their parts."""
    words: list[Token] = []
    for token in tokens(text):
        if not words or token.start >= words[-1].end:
            words.append(token)
    return words


def _compound(match: re.Match[str]) -> Iterator[Token]:
    start, found = match.start(), match[0]
    if match.lastgroup == "figures":
        yield Token(_NOT_LETTERS.sub("", found)[:LONGEST], start, match.end())
        return
    parts = [
        Token(folded(part[0]), start + part.start(), start + part.end())
        for part in _PART.finditer(found)
    ]
    yield from (part for part in parts if is_word(part.text))
    joined = "".join(part.text for part in parts)
    if len(parts) <= 3 and _belong_together([part.text for part in parts], joined):
        yield Token(joined[:LONGEST], start, match.end())


def _belong_together(parts: list[str], joined: str) -> bool:
    """Whether somebody might write the parts as one word."""
    if not is_word(joined) or (_LATIN.search(joined) and _CYRILLIC.search(joined)):
        return False
    return any(len(part) < 3 or part.isdecimal() for part in parts)


def is_word(text: str) -> bool:
    return len(text) > 1 or text.isdecimal()


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return one word in letters and figures alone: lower case, ё as е, one script. Idempotent."""
    plain = unicodedata.normalize("NFKC", _in_one_script(unicodedata.normalize("NFC", word)))
    plain = plain.lower().replace("ё", "е")
    if _ACCENTED.search(plain):
        plain = unicodedata.normalize("NFKD", plain)
    return unicodedata.normalize("NFC", _NOT_LETTERS.sub("", plain))[:LONGEST]


def _in_one_script(word: str) -> str:
    """Exchange letters of the other script for their twins where that makes the word whole."""
    latin, cyrillic = len(_LATIN.findall(word)), len(_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    as_cyrillic, as_latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    whole = [as_cyrillic] if not _LATIN.search(as_cyrillic) else []
    if not _CYRILLIC.search(as_latin):
        whole.insert(len(whole) if cyrillic >= latin else 0, as_latin)
    return whole[0] if whole else word
