"""What a reader typed, as words and phrases that an engine may be asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from articles.text.search.readings import lexemes
from articles.text.search.stop_words import STOP_WORDS
from articles.text.search.words import Token, tokens

LONGEST_QUERY = 200
MOST_WORDS = 10
SHORTEST_STEM = 3
"""Letters that a stem has at least to stand for a word that is still being typed."""

_QUOTED = re.compile(r'«([^«»]*)»|"([^"]*)"|“([^“”]*)”|„([^„“”]*)[“”]')


@dataclass(frozen=True)
class Asked:
    """One word: a document matches it by any of its readings.

    Readings are lexemes, of letters and figures alone; with `is_prefix`, what a lexeme begins with.
    `text` is the word as it is spelled in the index, unstemmed.
    """

    readings: frozenset[str]
    is_prefix: bool
    text: str


@dataclass(frozen=True)
class Query:
    """A document matches that has every word, and every phrase as it stands.

    Without words there is nothing to look for: nothing was typed, or only words of every text.
    """

    words: tuple[Asked, ...] = ()
    phrases: tuple[tuple[Asked, ...], ...] = ()

    @cached_property
    def readings(self) -> frozenset[str]:
        """Those of all words."""
        return frozenset(reading for word in self.words for reading in word.readings)

    @cached_property
    def is_prefix(self) -> bool:
        """Whether one of the words may go on."""
        return any(word.is_prefix for word in self.words)

    @cached_property
    def needles(self) -> tuple[tuple[str, ...], ...]:
        """For each word what a line of lexemes has where it has the word: see `ranking.marks`."""
        return tuple(
            tuple(f" {reading}{'' if word.is_prefix else ' '}" for reading in sorted(word.readings))
            for word in self.words
        )


def parse(text: str, language: str, *, as_typed: bool = False) -> Query:
    """Read a reader's words; with `as_typed`, the last is one that is still being typed.

    Everything but letters and figures is passed over, so that no engine's operator is ever spoken.
    """
    text = _shortened(text)
    found = tokens(text)
    asked = list(_asked(found, language))
    if as_typed and found and found[-1].end == len(text):
        asked[-1] = _begun(asked[-1])
    stop = STOP_WORDS.get(language, frozenset())
    words = {word.text: word for word in asked if word.is_prefix or word.text not in stop}
    phrases = [tuple(_asked(tokens(quoted), language)) for quoted in _quotations(text)]
    return Query(
        tuple(words.values())[:MOST_WORDS],
        tuple(
            phrase
            for phrase in phrases
            if len(phrase) > 1 and any(word.text not in stop for word in phrase)
        ),
    )


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_QUERY:
        return text
    return text[: LONGEST_QUERY + 1].rpartition(" ")[0] or text[:LONGEST_QUERY]


def _quotations(text: str) -> Iterator[str]:
    for match in _QUOTED.finditer(text):
        yield next((group for group in match.groups() if group), "")


def _asked(found: list[Token], language: str) -> Iterator[Asked]:
    """The words in order; a joined form («email») is another reading of its parts («mail»)."""
    before = 0
    for place, token in enumerate(found):
        if token.start < before:
            continue  # is a joined form, and has been read with its parts
        joined = [other for other in found[place + 1 : place + 4] if other.start <= token.start]
        is_lone = joined == found[place + 1 : place + 2] != [] and joined[0].start >= before
        # «Т-34» is not every 34, while «e-mail» is mail
        read = joined if is_lone and token.text.isdecimal() else [token, *joined]
        readings = {lexeme for word in read for lexeme in lexemes(word.text, language)}
        yield Asked(frozenset(readings), is_prefix=False, text=read[0].text)
        before = token.end


def _begun(word: Asked) -> Asked:
    stems = {reading for reading in word.readings if len(reading) >= SHORTEST_STEM}
    return replace(word, readings=frozenset({word.text, *stems}), is_prefix=True)
