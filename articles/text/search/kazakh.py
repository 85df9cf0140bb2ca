"""Takes the endings off Kazakh words: case, then owner, then plural, as they were put on.

An ending comes off only where the sounds before it ask for this very form of it: back or front by
the last vowel, voiced or not by the last letter. Where two readings are left, both are kept.
"""

from collections.abc import Iterator

from articles.text.search.kazakh_lists import BASES, FLEETING, SHORT

BACK, FRONT = frozenset("аоұыяёю"), frozenset("әеөүіэ")
VOWELS = BACK | FRONT | {"и"}
NASAL, GLIDE, BUZZING = frozenset("мнң"), frozenset("рлйуь"), frozenset("зж")
VOICED = VOWELS | NASAL | GLIDE | BUZZING
UNVOICED = frozenset("пфкқтсшщчцхһбвгд")
LOAN = frozenset("вфцчщэёьъх")  # words with these came from elsewhere and keep no harmony
HARDENED = {"б": "п", "г": "к", "ғ": "қ"}

Ending = tuple[str, str, frozenset[str]]
"""An ending with a back vowel, the same with a front one, and the last letters that ask for it."""

PLURALS: tuple[Ending, ...] = (
    ("лар", "лер", VOWELS | frozenset("рйу")),
    ("дар", "дер", NASAL | BUZZING | frozenset("ль")),
    ("тар", "тер", UNVOICED),
)
CASES: tuple[Ending, ...] = (
    ("ның", "нің", VOWELS | NASAL),
    ("дың", "дің", GLIDE | BUZZING),
    ("тың", "тің", UNVOICED),
    ("дағы", "дегі", VOICED),
    ("тағы", "тегі", UNVOICED),
    ("мен", "мен", VOWELS | NASAL | GLIDE),
    ("бен", "бен", BUZZING),
    ("пен", "пен", UNVOICED),
)
DOUBTFUL: tuple[Ending, ...] = (
    ("ға", "ге", VOICED),
    ("қа", "ке", UNVOICED),
    ("ны", "ні", VOWELS),
    ("ды", "ді", NASAL | GLIDE | BUZZING),
    ("ты", "ті", UNVOICED),
    ("да", "де", VOICED),
    ("та", "те", UNVOICED),
    ("дан", "ден", VOWELS | GLIDE | BUZZING),
    ("нан", "нен", NASAL),
    ("тан", "тен", UNVOICED),
    ("ады", "еді", NASAL | GLIDE | BUZZING | UNVOICED),
    ("йды", "йді", VOWELS),
)
"""Endings that many words have by birth («сауда», «қорытынды»): the word itself is kept as well."""

NARROW = frozenset("ыі")
OWNED: tuple[Ending, ...] = (
    ("ндағы", "ндегі", NARROW),
    ("нда", "нде", NARROW),
    ("нан", "нен", NARROW),
    ("на", "не", NARROW),
    ("н", "н", NARROW),
)
"""Cases of what belongs to somebody: «қаласына», «үйінде»."""

OURS: tuple[Ending, ...] = (
    ("ымыз", "іміз", VOICED | UNVOICED),
    ("мыз", "міз", VOWELS),
    ("ңыз", "ңіз", VOWELS),
)


VERBAL: tuple[Ending, ...] = (
    ("ған", "ген", VOICED),
    ("қан", "кен", UNVOICED),
    ("ып", "іп", NASAL | GLIDE | BUZZING | UNVOICED),
    ("у", "у", (VOWELS | NASAL | GLIDE | BUZZING | UNVOICED) - {"у"}),
)
"""What makes a noun, an adjective, an adverb of a verb: with these off, its forms meet."""


def stems(word: str) -> tuple[str, ...]:
    """Return what `word` may be a form of: «қаласына» is of қала, or of a қалас there isn't."""
    rests = dict.fromkeys(rest for left in _without_case(word) for rest in _without_owner(left))
    nouns = dict.fromkeys(_ended(_without_plural(rest)) for rest in rests)
    verbs = (stem for noun in nouns if noun not in BASES for stem in _stripped(noun, VERBAL))
    return tuple(dict.fromkeys((*nouns, *verbs)))


def _without_case(word: str) -> Iterator[str]:
    if word in BASES:
        yield word
        return
    owned, certain = [*_stripped(word, OWNED)], [*_stripped(word, CASES)]
    doubtful = [] if certain else [*_stripped(word, DOUBTFUL)]
    yield from owned + certain + doubtful
    if not certain and owned in ([], [word[:-1]]):  # «келін», too, looks like somebody's «келі»
        yield word


def _without_owner(word: str) -> Iterator[str]:
    if word in BASES:
        yield word
    elif ours := [*_stripped(word, OURS)]:
        yield ours[0]
    elif word[-3:-2] in VOWELS and word.endswith(("сы", "сі")):
        yield from [*filter(_may_be_stem, (word[:-2], word[:-1]))] or [word]
    elif word[-2:] in {"ым", "ім"} and (
        word[-3:-2] in HARDENED or [*_stripped(word[:-2], PLURALS)]
    ):
        yield word[:-2]
    else:
        yield word


def _without_plural(word: str) -> str:
    while word not in BASES:
        singular = next(_stripped(_trimmed(word), PLURALS), None)
        if singular is None:
            break
        word = singular
    return word


def _ended(word: str) -> str:
    """The stem as all its forms agree on it: «жүрегі» and «жүрек», «халқы» and «халық»."""
    if word in BASES:
        return word
    stem = _trimmed(word)
    if stem[-2:-1] in VOWELS:
        stem = stem[:-1] + HARDENED.get(stem[-1], stem[-1])
    return FLEETING.get(stem, stem)


def _trimmed(word: str) -> str:
    """The word without «ы» or «і», whether that was somebody's or its own."""
    ends_narrow = word[-1] in NARROW and word[-2:-1] not in VOWELS
    return word[:-1] if ends_narrow and _may_be_stem(word[:-1]) else word


def _stripped(word: str, endings: tuple[Ending, ...]) -> Iterator[str]:
    """What is left of `word` without each of the endings that it can have."""
    for back, front, after in endings:
        for ending, colour in ((back, BACK), (front, FRONT)):
            if word.endswith(ending):
                rest = word[: -len(ending)]
                if _may_be_stem(rest) and rest[-1] in after and _harmonious(rest, colour, ending):
                    yield rest
                break


def _may_be_stem(rest: str) -> bool:
    return len(rest) > 2 or rest in SHORT


def _harmonious(rest: str, colour: frozenset[str], ending: str) -> bool:
    if ending in {"н", "мен", "бен", "пен", "у"} or rest[-1] in "кг" or not LOAN.isdisjoint(rest):
        return True
    last = next((letter for letter in reversed(rest) if letter in VOWELS or letter == "у"), None)
    return last is None or last in colour or last in "иу"
