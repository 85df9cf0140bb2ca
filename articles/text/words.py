"""Words as letters: matching, alphabetical order, counting, and letters of the wrong script."""

import re
import unicodedata
from collections.abc import Mapping

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The Kazakh alphabet; the Russian one is the same with nine letters left out."""
LATIN = "abcdefghijklmnopqrstuvwxyz"

CYRILLIC_FIRST = KAZAKH + LATIN
ALPHABETS: Mapping[str, str] = {
    "ru": CYRILLIC_FIRST,
    "kk": CYRILLIC_FIRST,
    "en": LATIN + KAZAKH,
}
WORDS_A_MINUTE: Mapping[str, int] = {"ru": 180, "kk": 180, "en": 220}

LOOKALIKES = frozenset("acehikopxyABCEHIKMOPTXYëËəƏɵƟ")
"""Latin letters that pass for Cyrillic ones, those for ё ә ө among them."""

_ACCENTS = re.compile(r"[\u00ad\u0300-\u036f\u200b\u2060\ufeff]")  # and marks without width
_APOSTROPHES = re.compile(r"['’ʼ]")
_LETTERS = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+\b|[^\W_]+(?:[-\u2011'’ʼ.,][^\W_]+)*")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u052f]")

_GAP, _FIRST, _OTHERS = "00", 10, "99"


def fold(text: str) -> str:
    """Return `text` as matching sees it: NFC, casefolded, ё as е, single spaces. Idempotent."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    return " ".join(unicodedata.normalize("NFC", folded).split())


def sort_key(text: str, language: str) -> str:
    """Return digits that any collation puts in the order of the language's alphabet.

    Word by word, whatever the case, punctuation left out: figures, then the language's own
    script, then the other of our two, then all others. Each letter takes two digits.
    """
    ranks = _RANKS.get(language, _RANKS["ru"])
    plain = _APOSTROPHES.sub("", _without_accents(text.casefold()))
    words = ("".join(_code(letter, ranks) for letter in word) for word in _LETTERS.findall(plain))
    return _GAP.join(words)


def _ranks(alphabet: str) -> dict[str, str]:
    return {letter: str(rank) for rank, letter in enumerate("0123456789" + alphabet, _FIRST)}


_RANKS = {language: _ranks(alphabet) for language, alphabet in ALPHABETS.items()}


def _code(letter: str, ranks: Mapping[str, str]) -> str:
    base = unicodedata.normalize("NFKD", letter)[0]
    return ranks.get(letter) or ranks.get(base) or f"{_OTHERS}{ord(letter):07d}"


def _without_accents(text: str) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFC", text))


def with_plain_breaks(text: str) -> str:
    """The text as its writer counts it: a browser sends each line's end as two characters."""
    return text.replace("\r\n", "\n")


def count_words(text: str) -> int:
    """Count words as an editor does: «пресс-служба» and «3 000» are one each."""
    return len(_WORD.findall(_without_accents(text)))


def reading_minutes(words: int, language: str) -> int:
    """Return the whole minutes, at least one, that a text of so many words takes."""
    pace = WORDS_A_MINUTE.get(language, WORDS_A_MINUTE["ru"])
    return max(1, (words + pace // 2) // pace)


def lookalikes(text: str) -> list[str]:
    """Find words, each once, where Latin letters stand among Cyrillic ones they look like.

    A hyphen ends a word, so «IT-компания» and «COVID-19-ға» are innocent.
    """
    words = dict.fromkeys(_LETTERS.findall(_without_accents(text)))
    return [word for word in words if _CYRILLIC_LETTER.search(word) and LOOKALIKES & set(word)]
