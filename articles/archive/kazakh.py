"""Kazakh words in all their forms: vowel harmony and assimilation, as school grammar has them."""

BACK, FRONT = "аоұыяуёю", "әөүіеэ"
SONORANTS = "лрйу"
NASALS = "мнң"
VOICED = "зж"
SOFT = ("ь", "нк", "рк")
"""Endings of loans that take the front vowels: модельге, банкке, паркте."""
VOICELESS = "пткқфсшщчцхбвгдһ"
VOWELS = "аәеёиоөұүыіэюя"
SOFTENED = {"п": "б", "к": "г", "қ": "ғ"}
CASES = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")

Forms = dict[str, str]


def noun(spec: str) -> dict[str, Forms]:
    """The cases of a noun: any, anys (plural), own (his), owns, our, ours."""
    word, is_hard = spec.rstrip("!"), spec.endswith("!")
    word, _, stem = word.partition("/")
    many = plural(word)
    return {
        "any": cases(word),
        "anys": cases(many),
        "own": cases(own(word, stem, is_hard=is_hard), is_own=True),
        "owns": cases(own(many), is_own=True),
        "our": cases(our(word, stem, is_hard=is_hard)),
        "ours": cases(our(many)),
    }


def cases(word: str, *, is_own: bool = False) -> Forms:
    """The seven cases; after the ending of the third person they are others."""
    a, y = _vowels(word)
    last = word[-1]
    if is_own:
        endings = ["", f"н{y}ң", f"н{a}", "н", f"нд{a}", f"н{a}н", "мен"]
    elif last in VOICELESS:
        k = "к" if a == "е" else "қ"
        endings = ["", f"т{y}ң", f"{k}{a}", f"т{y}", f"т{a}", f"т{a}н", "пен"]
    else:
        g = "г" if a == "е" else "ғ"
        of = "н" if last in NASALS or _is_vowel(last) else "д"
        it = "н" if _is_vowel(last) else "д"
        out = "н" if last in NASALS else "д"
        by = "бен" if last in VOICED else "мен"
        endings = ["", f"{of}{y}ң", f"{g}{a}", f"{it}{y}", f"д{a}", f"{out}{a}н", by]
    return {case: word + ending for case, ending in zip(CASES, endings, strict=True)}


def plural(word: str) -> str:
    a, _y = _vowels(word)
    last = word[-1]
    if last in VOICELESS:
        return f"{word}т{a}р"
    return f"{word}л{a}р" if last in "рйу" or _is_vowel(last) else f"{word}д{a}р"


def own(word: str, stem: str = "", *, is_hard: bool = False) -> str:
    """His or its: жоба → жобасы, мектеп → мектебі, орын → орны."""
    _a, y = _vowels(word)
    if _is_vowel(word[-1]):
        return f"{word}с{y}"
    return (stem or _softened(word, is_hard)) + y


def our(word: str, stem: str = "", *, is_hard: bool = False) -> str:
    """Ours: жоба → жобамыз, мектеп → мектебіміз."""
    _a, y = _vowels(word)
    if _is_vowel(word[-1]):
        return f"{word}м{y}з"
    return f"{stem or _softened(word, is_hard)}{y}м{y}з"


def more(word: str) -> str:
    """The comparative: үлкен → үлкенірек."""
    a, y = _vowels(word)
    k = "к" if a == "е" else "қ"
    link = "" if _is_vowel(word[-1]) else y
    return f"{_softened(word, False) if link else word}{link}р{a}{k}"


def verb(stem: str) -> Forms:
    """The third person of a verb: past, aorist, converb in -ып."""
    a, y = _vowels(stem)
    last = stem[-1]
    is_vowel = last in VOWELS
    d = "т" if last in VOICELESS else "д"
    return {
        "past": f"{stem}{d}{y}",
        "aorist": _aorist(stem, a, y, is_vowel),
        "conv": f"{stem}п" if is_vowel else f"{_softened(stem, False)}{y}п",
    }


def _aorist(stem: str, a: str, y: str, is_vowel: bool) -> str:
    if is_vowel:
        return f"{stem}йд{y}"
    return f"{stem[:-1]}яды" if stem.endswith("ой") else f"{_softened(stem, False)}{a}д{y}"


def _softened(word: str, is_hard: bool) -> str:
    last = word[-1]
    if last == "ь":
        return word[:-1]
    return word if is_hard else word[:-1] + SOFTENED.get(last, last)


def _is_vowel(letter: str) -> bool:
    """Whether endings take it for one: у and и are half consonants there."""
    return letter in VOWELS and letter != "и"


def _vowels(word: str) -> tuple[str, str]:
    """What stands for а/е and for ы/і after this word."""
    if word.endswith(SOFT):
        return "е", "і"
    for letter in reversed(word):
        if letter in FRONT or letter == "и":
            return "е", "і"
        if letter in BACK and letter != "у":
            return "а", "ы"
    return "а", "ы"
