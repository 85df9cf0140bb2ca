"""What somebody may have meant: the other keyboard layout, missing letters, a slip of a finger."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import combinations, islice, product

from articles.text.search.readings import read
from articles.text.search.words import sequence

Known = Callable[[frozenset[str]], Mapping[str, Sequence[str]]]
"""Tells which of many lexemes stories have, and in what words."""

RUSSIAN_ALPHABET = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
KAZAKH_ALPHABET = RUSSIAN_ALPHABET + "әіңғүұқөһ"
LATIN_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 4
"""Letters of a word that slips are looked for in: shorter ones have too many neighbours."""
MOST_SPELLINGS = 256
MOST_MENDED = 3
"""Words of a query that neighbours are looked for; each has about a thousand."""

_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
_RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_FIGURE_KEYS, _KAZAKH_KEYS = "2345890-=@#$%*()_+", "әіңғүұқөһӘІҢҒҮҰҚӨҺ"
_LAYOUTS = (
    str.maketrans(_LATIN_KEYS, _RUSSIAN_KEYS),
    str.maketrans(_LATIN_KEYS + _FIGURE_KEYS, _RUSSIAN_KEYS + _KAZAKH_KEYS),
    str.maketrans(_RUSSIAN_KEYS + _KAZAKH_KEYS, _LATIN_KEYS + _FIGURE_KEYS),
)

_CONFUSED = {"о": "оа", "а": "ао", "е": "еи", "и": "ие", "я": "яе", "ы": "ыи", "ә": "әе", "і": "іе"}
"""Vowels that sound alike without a stress."""
_WITHOUT_KAZAKH = {
    "а": "аә",
    "г": "гғ",
    "и": "иі",
    "к": "кқ",
    "н": "нң",
    "о": "оө",
    "у": "уұү",
    "х": "хһ",
    "ы": "ыі",
}
"""What people type on a keyboard without Kazakh letters, and what they mean."""


def mended(word: str) -> Iterator[str]:
    """Yield normalised words that may have been meant by a word, likeliest first, each once."""
    yield from dict.fromkeys(other for other in _candidates(word) if other != word)


def _candidates(word: str) -> Iterator[str]:
    for other in retyped(word):
        yield from (token.text for token in sequence(other))
    if word.isascii():
        yield from _slips(word, LATIN_ALPHABET)
        return
    yield from _spellings(word, _WITHOUT_KAZAKH)
    yield from _spellings(word, _CONFUSED)
    yield from _slips(word, KAZAKH_ALPHABET)


def retyped(text: str) -> tuple[str, ...]:
    """Return a text as other layouts of the keyboard have it: Russian, Kazakh, Latin."""
    others = dict.fromkeys(text.translate(layout) for layout in _LAYOUTS)
    return tuple(other for other in others if other != text)


def _spellings(word: str, table: Mapping[str, str]) -> Iterator[str]:
    """The word with letters exchanged: each letter everywhere alike, then any two of them."""
    letters = [letter for letter in dict.fromkeys(word) if letter in table]
    for chosen in islice(product(*(table[letter] for letter in letters)), MOST_SPELLINGS):
        yield word.translate(str.maketrans("".join(letters), "".join(chosen)))
    changes = [
        (place, other)
        for place, letter in enumerate(word)
        for other in table.get(letter, "").replace(letter, "")
    ]
    for (first, letter), (second, other) in islice(combinations(changes, 2), MOST_SPELLINGS):
        yield word[:first] + letter + word[first + 1 : second] + other + word[second + 1 :]


def _slips(word: str, alphabet: str) -> Iterator[str]:
    """Every word that one letter moved, doubled, dropped, exchanged or added makes of this."""
    if len(word) < SHORTEST:
        return
    halves = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in halves if len(tail) > 1)
    yield from (head + tail[0] + tail for head, tail in halves if tail)
    yield from (head + tail[1:] for head, tail in halves if tail)
    yield from (head + letter + tail[1:] for head, tail in halves if tail for letter in alphabet)
    yield from (head + letter + tail for head, tail in halves for letter in alphabet)


def proposal(text: str, language: str, known: Known) -> str | None:
    """Return the text with mended words, for «did you mean», or None where nothing better is known.

    `known` is asked twice at most. What is proposed stands in some story.
    """
    found = sequence(text)
    whole = [sequence(other) for other in retyped(text)]
    there = _there({token.text for words in (found, *whole) for token in words}, language, known)
    for others in whole:
        if others and all(other.text in there for other in others):
            return " ".join(other.text for other in others)
    unknown = [token for token in found if token.text not in there][:MOST_MENDED]
    neighbours = {token.text: tuple(mended(token.text)) for token in unknown}
    there = _there({word for near in neighbours.values() for word in near}, language, known)
    better = {word: _best(near, there) for word, near in neighbours.items()}
    for token in reversed(unknown):
        word = better[token.text] or text[token.start : token.end]
        text = text[: token.start] + word + text[token.end :]
    return text if any(better.values()) else None


Stem = tuple[str, Sequence[str]]
"""The longest lexeme of a word that stories have, and their words with it."""


def _there(words: Collection[str], language: str, known: Known) -> dict[str, Stem]:
    """Those of the words that a query would find."""
    readings = {word: read(word, language) for word in words}
    there = known(frozenset().union(*readings.values()))
    stems = {word: [stem for stem in found if stem in there] for word, found in readings.items()}
    longest = {word: max(found, key=len) for word, found in stems.items() if found}
    return {word: (stem, there[stem]) for word, stem in longest.items()}


def _best(near: Collection[str], there: Mapping[str, Stem]) -> str | None:
    """A word that stories have before one that only might be, a long stem before a short one."""

    def worth(word: str) -> tuple[bool, int]:
        stem, words = there[word]
        return word in words, len(stem)

    best = max((word for word in near if word in there), key=worth, default=None)
    if best is None or best in there[best][1]:
        return best
    return get_close_matches(best, there[best][1], n=1, cutoff=0)[0]
