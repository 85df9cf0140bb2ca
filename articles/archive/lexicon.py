"""The words of the archive as the files in lexicon/ have them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "lexicon"
LANGUAGES = ("ru", "kk", "en")


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def words(group: str, language: str) -> list[str]:
    """The words of a group in one language, the commonest first."""
    return [row.split(" | ")[LANGUAGES.index(language)] for row in _file("words")[group]]


def halves(group: str, language: str) -> list[str]:
    """What names are put together from; a row without bars is the same in all languages."""
    rows = (row.split(" | ") for row in _file("names")[group])
    return [row[LANGUAGES.index(language) % len(row)] for row in rows]


def newsroom() -> dict[str, Any]:
    """What stands round the articles."""
    return _file("newsroom")


def frames(language: str) -> dict[str, Any]:
    """Sentences with slots, by where they stand."""
    return _file(language)


def villages(language: str) -> list[str]:
    return _joined("village_first", "village_second", language)


def compounds(language: str) -> list[str]:
    """Words such as «энергоцентр», their second half's notation kept."""
    return _joined("compound_first", "compound_second", language)


def surnames(language: str) -> list[str]:
    """Men's surnames: those put together, then those of one piece."""
    made = [
        _surname(stem, language) for stem in _joined("surname_first", "surname_second", language)
    ]
    return made + (halves("surname_whole", language) if language == "ru" else [])


def _surname(stem: str, language: str) -> str:
    if language == "en":
        return f"{stem[:-1]}yev" if stem[-1] in "iy" else f"{stem}ov"
    if stem[-1] == "й":
        return f"{stem[:-1]}ев"
    return f"{stem}ев" if stem[-1] in "аиіыу" else f"{stem}ов"


def _joined(first: str, second: str, language: str) -> list[str]:
    """Every first half with every second one, so that neighbours have neither in common."""
    heads, tails = halves(first, language), halves(second, language)
    return [
        heads[place] + tails[(place + turn) % len(tails)]
        for turn in range(len(tails))
        for place in range(len(heads))
    ]
