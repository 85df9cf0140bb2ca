"""Words that are alike though their endings differ: enough to find an article, and its kin."""

import re

from articles.text import words

_WORD = re.compile(r"[^\W_]{3,}")
SHORTEST_STEM = 4


def stem(word: str) -> str:
    """A folded word without what usually changes at its end, in Russian, Kazakh and English."""
    length = len(word)
    cut = 0 if length <= SHORTEST_STEM else 1 if length == 5 else 2 if length <= 8 else 3
    return word[: length - cut]


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words of at least four letters."""
    found = (word for word in _WORD.findall(words.fold(text)) if len(word) >= SHORTEST_STEM)
    return frozenset(map(stem, found))


def shared(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Those of `some` that stand among `others`, as they are or as the beginning of one another."""
    return frozenset(
        one for one in some if any(one.startswith(two) or two.startswith(one) for two in others)
    )
