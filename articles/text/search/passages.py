"""Where the words of a query stand in a text: phrases that must be there, and what to show."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from articles.text.search.asking import Asked, Query
from articles.text.search.readings import lexemes
from articles.text.search.remembering import Remembered
from articles.text.search.words import Token, chunks, sequence, tokens

ELLIPSIS = "…"
NEAR = 1500
"""Characters in which all words mostly stand; the rest is read only where they don't."""
LEAD = 60
"""Characters before the first word found that a passage may show."""


class Part(NamedTuple):
    """A piece of a passage, plain text; `is_hit` where a word of the query stands."""

    text: str
    is_hit: bool


def matches_phrases(query: Query, text: str, language: str) -> bool:
    """Whether every phrase stands in the text, its words side by side and in this order."""
    if not query.phrases:
        return True
    in_order = _in_order(language)
    words = list(chain.from_iterable(map(in_order.__getitem__, chunks(text))))
    return all(_stands(phrase, words) for phrase in query.phrases)


def _stands(phrase: Sequence[Asked], words: list[frozenset[str]]) -> bool:
    first, *others = (asked.readings for asked in phrase)
    for place in range(len(words) - len(others)):
        if first.isdisjoint(words[place]):
            continue
        following = words[place + 1 : place + 1 + len(others)]
        if not any(map(frozenset.isdisjoint, others, following)):
            return True
    return False


@lru_cache
def _in_order(language: str) -> Remembered[tuple[frozenset[str], ...]]:
    """What each word of a piece of text is found by."""
    return Remembered(
        lambda piece: tuple(frozenset(lexemes(token.text, language)) for token in sequence(piece))
    )


def snippet(text: str, query: Query, language: str, limit: int = 220) -> tuple[Part, ...]:
    """Return the passage with most of the query's words, at most `limit` characters and «…».

    Cut between words, single spaces, not escaped; the beginning where no word stands.
    """
    text = " ".join(text.split())
    hits = _hits(text[: _word_end(text, 0, NEAR)], query, language)
    if len(text) > NEAR and len({word for _token, word in hits}) < len(query.words):
        hits = _hits(text, query, language)
    start, end = _passage(text, hits, limit)
    parts = [Part(ELLIPSIS, is_hit=False)] if start else []
    for token, _word in hits:
        if start <= token.start and token.end <= end:
            parts += [Part(text[start : token.start], is_hit=False)]
            parts += [Part(text[token.start : token.end], is_hit=True)]
            start = token.end
    parts.append(Part(text[start:end] + (ELLIPSIS if end < len(text) else ""), is_hit=False))
    return tuple(part for part in parts if part.text)


Hit = tuple[Token, int]
"""A word of the text, and which of the query's words it is."""


def _hits(text: str, query: Query, language: str) -> list[Hit]:
    """Where words of the query stand, in a text with single spaces."""
    found: list[Hit] = []
    place, pieces = 0, chunks(text)
    readings = _readings(language)
    hit = {
        piece
        for piece in set(pieces)
        if query.is_prefix or not query.readings.isdisjoint(readings[piece])
    }
    for piece in pieces:
        if piece in hit:
            found += _hits_of(piece, place, query, language)
        place += len(piece) + 1
    return found


@lru_cache
def _readings(language: str) -> Remembered[frozenset[str]]:
    """All that a piece of text is found by."""

    def read(piece: str) -> frozenset[str]:
        words = (token.text for token in tokens(piece))
        return frozenset(lexeme for word in words for lexeme in lexemes(word, language))

    return Remembered(read)


def _hits_of(text: str, place: int, query: Query, language: str) -> list[Hit]:
    found: list[Hit] = []
    for token in tokens(text):
        start, end = token.start + place, token.end + place
        if found and start < found[-1][0].end:
            continue  # a joined form of what has been found already
        readings = lexemes(token.text, language)
        for number, asked in enumerate(query.words):
            if _is(asked, readings):
                found.append((Token(token.text, start, end), number))
                break
    return found


def _is(asked: Asked, readings: Iterable[str]) -> bool:
    if not asked.is_prefix:
        return not asked.readings.isdisjoint(readings)
    return any(reading.startswith(tuple(asked.readings)) for reading in readings)


def _passage(text: str, hits: list[Hit], limit: int) -> tuple[int, int]:
    if len(text) <= limit:
        return 0, len(text)
    first = _best(hits, limit - LEAD)
    start = _word_start(text, first - LEAD, first) if first > LEAD else 0
    return start, _word_end(text, start, start + limit)


def _best(hits: list[Hit], room: int) -> int:
    """Where the stretch of `room` characters with most of the query's words begins."""
    ends = [token.end for token, _word in hits]

    def value(place: int) -> tuple[int, int]:
        inside = hits[place : bisect_right(ends, hits[place][0].start + room)]
        return len({word for _token, word in inside}), len(inside)

    best = max(range(len(hits)), key=value, default=None)
    return 0 if best is None else hits[best][0].start


def _word_start(text: str, place: int, latest: int) -> int:
    """Where the first word from `place` on begins, `latest` where none does before."""
    return text.find(" ", place - 1, latest) + 1 or latest


def _word_end(text: str, start: int, place: int) -> int:
    """Where the last word that is over at `place` ends; `place` where one word fills it all."""
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", start + 1, place + 1)
    return place if space < 0 else space
