"""The words of headlines, decks and names, as they are written there."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from articles.models import SearchWord
from articles.text import search as analyser

LONGEST, AT_ONCE = 50, 10_000
AFTER_ALL = "\U0010ffff"


def of(*texts: str) -> set[str]:
    """The words of these texts that may be suggested."""
    found = (word for text in texts for word in analyser.spelled(text))
    return {word for word in found if len(word) <= LONGEST and not word.isdecimal()}


def add(words: Iterable[str], language: str) -> None:
    """Know these words from now on. In order, so that two who add the same wait in a row."""
    rows = [
        SearchWord(word=_key(word, language), lexeme=_key(lexeme, language))
        for word in sorted(words)
        for lexeme in analyser.lexemes(word, language)
    ]
    SearchWord.objects.bulk_create(rows, ignore_conflicts=True)


def with_lexemes(lexemes: Iterable[str], language: str) -> dict[str, list[str]]:
    """The words that were ever written there, by these lexemes. A query for each ten thousand."""
    keys = iter([_key(lexeme, language) for lexeme in lexemes])
    found: dict[str, list[str]] = defaultdict(list)
    while some := list(islice(keys, AT_ONCE)):
        rows = SearchWord.objects.filter(lexeme__in=some).values_list("lexeme", "word")
        for lexeme, word in rows:
            found[_word(lexeme)].append(_word(word))
    return dict(found)


def beginning_with(typed: str, language: str, most: int) -> list[str]:
    """Words that go on where `typed` ends, by the alphabet of their bytes. One query."""
    key = _key(typed, language)
    found = SearchWord.objects.filter(word__gte=key, word__lt=key + AFTER_ALL).order_by("word")
    return list(dict.fromkeys(map(_word, found.values_list("word", flat=True)[:most])))


def forget(words: Iterable[str], language: str) -> None:
    """Let nothing keep these words here."""
    SearchWord.objects.filter(word__in=[_key(word, language) for word in words]).delete()


def _key(word: str, language: str) -> str:
    return f"{language}:{word}"


def _word(key: str) -> str:
    return key.partition(":")[2]
