"""Lexemes as the stores hold them: a word's after its language, a fact's with a mark no word has.

A language's lexemes begin with its first letter, so that languages never meet in one index, and a
query in one of them touches nothing of the others.
"""

import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from articles.models import search as rows
from articles.text.search import Query
from articles.text.search.remembering import KEPT, Remembered

LONGEST = 60
FIRST_LETTER, LETTERS = 0x3400, 0xA400
"""Letters of three bytes and no spaces among them: no text of ours is written in them."""
KINDS = {"section": "s", "tag": "t", "author": "a", "source": "q", "place": "p"}
"""The lists that are facts to search by, and the letter of each."""
Place = tuple[str, int]
Term = tuple[str, bool]
"""A lexeme, and whether it may go on."""
Need = frozenset[Term]
"""Terms of which a text must hold one."""


def word(lexeme: str, language: str) -> str:
    return language[0] + lexeme[:LONGEST]


@lru_cache
def _words(language: str) -> Remembered[str]:
    """What `word` says of lexemes: a story has hundreds, and most come again."""
    return Remembered(partial(word, language=language))


def fact(kind: str, key: int, language: str) -> str:
    return f"{language[0]}_{KINDS[kind]}{key}"


def of_text(found: Iterable[str], language: str) -> set[str]:
    """A text's lexemes, as the analyser found them."""
    return set(map(_words(language).__getitem__, found))


def of_places(places: Iterable[Place], language: str) -> set[str]:
    """The lists that a text stands in, as facts; others are none."""
    return {fact(kind, key, language) for kind, key in places if kind in KINDS}


def of_time(entry: int, language: str) -> frozenset[str]:
    """The day, month, year and decade of an entry, by UTC as its number has them."""
    return _of_day(rows.moment(entry).date(), language)


@lru_cache(maxsize=1_000)
def _of_day(moment: date, language: str) -> frozenset[str]:
    return frozenset({day(moment, language), month(moment, language), year(moment.year, language),
            decade(moment.year, language)})  # fmt: skip


def day(moment: date, language: str) -> str:
    return f"{language[0]}_d{moment:%Y%m%d}"


def month(moment: date, language: str) -> str:
    return f"{language[0]}_m{moment:%Y%m}"


def year(number: int, language: str) -> str:
    return f"{language[0]}_y{number}"


def decade(number: int, language: str) -> str:
    return f"{language[0]}_c{number // 10}"


def brief(marks: str) -> str:
    """Marks of the analyser with a letter for each lexeme: a third of the pages that ranking reads.

    Two lexemes may have one letter, one pair in 40,000; ranking can live with it.
    """
    lines = marks.split("\n")
    return "\n".join(f" {' '.join(map(letter, line.split()))} " for line in lines)


@lru_cache(maxsize=KEPT)
def letter(lexeme: str) -> str:
    return chr(FIRST_LETTER + zlib.crc32(lexeme.encode()) % LETTERS)


def briefly(query: Query) -> Query:
    """The same question asked of brief marks."""
    words = (
        replace(asked, readings=frozenset(map(letter, asked.readings))) for asked in query.words
    )
    return replace(query, words=tuple(words))


def needs(query: Query, language: str) -> tuple[Need, ...]:
    """What a text must hold to be found by these words."""
    return tuple(
        frozenset((word(reading, language), asked.is_prefix) for reading in asked.readings)
        for asked in query.words
        if asked.readings
    )


def stored(found: Iterable[str]) -> str:
    """Lexemes as both stores read them."""
    return " ".join(sorted(found))


def read(stored: str) -> set[str]:
    """Lexemes as either store gives them back."""
    return {lexeme.strip("'") for lexeme in stored.split()}
