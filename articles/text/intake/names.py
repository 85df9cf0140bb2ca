"""Names compared: the same name in another case, quoting or spelling is the same name."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from articles.text.words import fold

QUOTES = dict.fromkeys(map(ord, "«»„“”‟\"'‘’‚‹›`"))
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―"), "-")
SHORT_WORD, LONG_WORD = 3, 7
LONGEST_ENDING = 4

Known = TypeVar("Known")


def folded(name: str) -> str:
    """`name` without what doesn't tell names apart: case, ё, quotes, dashes, spaces, a stop."""
    return fold(name.translate(QUOTES).translate(DASHES)).strip(" .,;")


def in_another_case(name: str, other: str) -> bool:
    """True for folded names whose words differ in their endings only."""
    words, others = name.split(), other.split()
    return len(words) == len(others) and all(map(_same_stem, words, others))


def _same_stem(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    if len(short) <= SHORT_WORD:
        return short == long or long.startswith(f"{short}-")
    stem = short[: -2 if len(short) >= LONG_WORD else -1]
    return long.startswith(stem) and len(long) - len(stem) <= LONGEST_ENDING


class Directory(Generic[Known]):
    """What is known by its names: an exact form first, else the only one in another case."""

    def __init__(self, entries: Iterable[tuple[Known, Iterable[str]]]) -> None:
        self._exact: dict[str, Known] = {}
        for known, forms in entries:
            for form in forms:
                if key := folded(form):
                    self._exact.setdefault(key, known)

    def named(self, name: str) -> Known | None:
        """Whoever has exactly this name, in any of its known forms."""
        return self._exact.get(folded(name))

    def find(self, name: str) -> Known | None:
        """Whoever has this name, or alone has it in another grammatical case."""
        if (known := self.named(name)) is not None:
            return known
        wanted = folded(name)
        alike = [known for form, known in self._exact.items() if in_another_case(wanted, form)]
        return alike[0] if alike and all(known == alike[0] for known in alike) else None
