"""Russian words in all their forms. Pure functions over the notation of lexicon/words.toml."""

from dataclasses import dataclass

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
HUSHERS = "жшчщ"
VELARS = "гкх"
VOWELS = "аеёиоуыэюя"

Forms = dict[str, str]


@dataclass(frozen=True)
class Noun:
    """A noun: its gender (m, f or n) and its cases in singular and plural."""

    gender: str
    one: Forms
    many: Forms


def noun(spec: str, *, is_alive: bool = False) -> Noun:
    """Decline what `spec` says; of what is alive the accusative is the genitive."""
    word, *marks = spec.split()
    nominative, _, oblique = word.partition("/")
    explicit = next((mark[1:] for mark in marks if mark.startswith("=")), "")
    if nominative.endswith("ь"):
        found = _soft(nominative, "m" in marks, "^" in marks)
    elif nominative[-1] in "ая":
        found = _in_a(nominative, explicit)
    elif nominative[-1] in "ое":
        found = _neuter(nominative)
    elif nominative.endswith("й"):
        found = _in_short_i(nominative)
    elif nominative[-1] in VOWELS:
        found = _unchanged(nominative)
    else:
        found = _hard(nominative, oblique or nominative, "~" in marks)
    return _alive(found) if is_alive else found


def adjective(word: str) -> dict[str, Forms]:
    """The forms for m, f, n and many; the accusative is that of things."""
    stem, ending = word[:-2], word[-2:]
    is_soft = ending == "ий" and stem[-1] not in VELARS + HUSHERS
    i = "и" if is_soft or stem[-1] in VELARS + HUSHERS else "ы"
    o, a, u = ("е", "я", "ю") if is_soft else ("о", "а", "у")
    own, at = f"{stem}{o}го", f"{stem}{o}му"
    man = dict(zip(CASES, (word, own, at, word, f"{stem}{i}м", f"{stem}{o}м"), strict=True))
    it = man | {"nom": f"{stem}{o}е", "acc": f"{stem}{o}е"}
    hers = f"{stem}{o}й"
    woman = dict.fromkeys(CASES, hers) | {"nom": f"{stem}{a}я", "acc": f"{stem}{u}ю"}
    x, m = f"{stem}{i}х", f"{stem}{i}м"
    many = dict(zip(CASES, (f"{stem}{i}е", x, m, f"{stem}{i}е", f"{m}и", x), strict=True))
    if is_soft:
        woman["nom"], woman["acc"] = f"{stem}яя", f"{stem}юю"
    return {"m": man, "f": woman, "n": it, "many": many}


def past(infinitive: str) -> Forms:
    """The past of a verb in -ть, by gender and number."""
    stem = f"{infinitive[:-2]}л"
    return {"m": stem, "f": f"{stem}а", "n": f"{stem}о", "many": f"{stem}и"}


def surname(word: str) -> tuple[Forms, Forms]:
    """A surname in -ов, -ев or -ин: his forms and hers."""
    his = _forms(word, "", "а", "у", "а", "ым", "е")
    hers = _forms(word, "а", "ой", "ой", "у", "ой", "ой")
    return his, hers


def woman(name: str) -> Forms:
    """A woman's first name; one that ends in a consonant is the same in all cases."""
    return noun(name).one if name[-1] in "ая" else dict.fromkeys(CASES, name)


def _forms(stem: str, *endings: str) -> Forms:
    return {case: stem + ending for case, ending in zip(CASES, endings, strict=True)}


def _unchanged(word: str) -> Noun:
    return Noun("n", dict.fromkeys(CASES, word), dict.fromkeys(CASES, word))


def _hard(nominative: str, stem: str, is_unstressed: bool) -> Noun:
    last = stem[-1]
    one = _forms(stem, "", "а", "у", "", "ем" if is_unstressed else "ом", "е")
    one |= {"nom": nominative, "acc": nominative}
    i = "и" if last in VELARS + HUSHERS else "ы"
    of = "ей" if last in HUSHERS else "ев" if last == "ц" and is_unstressed else "ов"
    return Noun("m", one, _forms(stem, i, of, "ам", i, "ами", "ах"))


def _soft(nominative: str, is_man: bool, is_stressed: bool) -> Noun:
    stem = nominative[:-1]
    a = "а" if stem[-1] in HUSHERS else "я"
    many = _forms(stem, "и", "ей", f"{a}м", "и", f"{a}ми", f"{a}х")
    if is_man:
        return Noun("m", _forms(stem, "ь", "я", "ю", "ь", "ём" if is_stressed else "ем", "е"), many)
    return Noun("f", _forms(stem, "ь", "и", "и", "ь", "ью", "и"), many)


def _in_short_i(nominative: str) -> Noun:
    stem = nominative[:-1]
    one = _forms(stem, "й", "я", "ю", "й", "ем", "и" if stem.endswith("и") else "е")
    return Noun("m", one, _forms(stem, "и", "ев", "ям", "и", "ями", "ях"))


def _in_a(nominative: str, explicit: str) -> Noun:
    stem, is_hard = nominative[:-1], nominative.endswith("а")
    i = "и" if not is_hard or stem[-1] in VELARS + HUSHERS else "ы"
    a, u = ("а", "у") if is_hard else ("я", "ю")
    by = "ей" if not is_hard or stem[-1] in f"{HUSHERS}ц" else "ой"
    at = "и" if nominative.endswith("ия") else "е"
    of = explicit or (f"{stem}й" if nominative.endswith("ия") else stem)
    one = _forms(stem, a, i, at, u, by, at)
    many = _forms(stem, i, "", f"{a}м", i, f"{a}ми", f"{a}х") | {"gen": of}
    return Noun("f", one, many)


def _neuter(nominative: str) -> Noun:
    stem = nominative[:-1]
    if nominative.endswith("ие"):
        one = _forms(stem, "е", "я", "ю", "е", "ем", "и")
        return Noun("n", one, _forms(stem, "я", "й", "ям", "я", "ями", "ях"))
    if nominative.endswith("е"):
        return _unchanged(nominative)
    one = _forms(stem, "о", "а", "у", "о", "ом", "е")
    return Noun("n", one, _forms(stem, "а", "", "ам", "а", "ами", "ах"))


def _alive(found: Noun) -> Noun:
    one = found.one | ({"acc": found.one["gen"]} if found.gender == "m" else {})
    return Noun(found.gender, one, found.many | {"acc": found.many["gen"]})
