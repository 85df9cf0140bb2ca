"""Shortens a text the way an editor would: at a sentence, else between two words."""

import re

ELLIPSIS = "…"

ABBREVIATIONS = frozenset(
    # Russian
    "г гг т тт п пп им ст ул пр просп пос обл р рн д е н э см стр с рис табл кв корп к проф акад "
    "доц гл ред св в вв ок млн млрд трлн тыс тг тнг руб долл мин сек час чел га кг км м ч др напр "
    "тел зам нач исп обл вкл "
    # Kazakh
    "ж жж ғ ғғ б т.б т.с.с т.т қ көш обл ауд мың "
    # English
    "mr mrs ms dr prof st no vs etc jr sr inc ltd co e.g i.e a.m p.m jan feb mar apr jun jul aug "
    "sept sep oct nov dec gen col".split()
)
HANGING = frozenset(
    # Russian
    "а без в во да для до же за и из изо или к как ко кто на над не ни но о об обо около от ото "
    "перед по под почти при про ради с со среди у через что чтобы это более менее свыше № "
    "акад доц им просп проф ул "
    # Kazakh
    "ал бен да де және мен немесе пен та те яғни шамамен әрі "
    # English
    "a about an and as at but by for from in into nor of on or over than that the to with "
    "dr mr mrs ms prof".split()
)

_SHORTCODE = re.compile(r"\[/?[a-z][a-z0-9_-]*(?:\s[^\]\[]*)?/?\]")
_SENTENCE_END = re.compile(r"[.!?…]+[»”“\"')\]]*(?=\s)|\n")
_LOWER_NEXT = re.compile(r"\s+[«„“\"(—–-]*\s*[a-zа-яёәғқңөұүһі]")
_BEFORE_STOP = re.compile(r"([^\s«„“\"(]+)\.[»”“\"')\]]*$")
_LAST_WORD = re.compile(r"(?:^|\s)([^\s]*)$")
_LOOSE_END = ' ,;:—–-«„“"(./'
_PAIRS = (("«", "»"), ("„", "“"), ("(", ")"))


def excerpt(text: str, limit: int = 180) -> str:
    """Return at most `limit` characters of a plain text, never ending inside a word.

    Whole sentences where they fill at least half of it; otherwise whole words and «…».
    """
    lines = (" ".join(line.split()) for line in _SHORTCODE.sub(" ", text).split("\n"))
    whole = "\n".join(line for line in lines if line)
    if len(whole) <= limit:
        return whole.replace("\n", " ")
    return (_sentences(whole, limit) or _words(whole, limit)).replace("\n", " ")


def _sentences(text: str, limit: int) -> str:
    """Return the longest run of whole sentences that fills half the limit, or ""."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, limit + 1)]
    for end in reversed(ends):
        kept = text[:end].rstrip()
        if limit / 2 <= len(kept) <= limit and _ends_here(kept, text[end:]):
            return kept
    return ""


def _ends_here(kept: str, rest: str) -> bool:
    """Tell whether a sentence is over: not after «г.» or an initial, nor inside a quotation."""
    if any(kept.count(opening) != kept.count(closing) for opening, closing in _PAIRS):
        return False
    word = _BEFORE_STOP.search(kept)
    if word and (word[1].lower() in ABBREVIATIONS or _is_initial(word[1])):
        return False
    return kept[-1] not in ",:;" and not _LOWER_NEXT.match(rest)


def _is_initial(word: str) -> bool:
    last = word.rpartition(".")[2]
    return len(last) == 1 and last.isalpha()


def _words(text: str, limit: int) -> str:
    room = limit - len(ELLIPSIS)
    head = text[: room + 1]
    cut = max(head.rfind(" "), head.rfind("\n"))
    if cut <= 0:
        return text[: max(room, 0)] + ELLIPSIS if limit > 0 else ""
    return _tidy(head[:cut]) + ELLIPSIS


def _tidy(head: str) -> str:
    """Drop what can't stand last: prepositions, lone figures, initials, opening marks."""
    kept = head.rstrip(_LOOSE_END)
    while (word := _LAST_WORD.search(kept)) and _hangs(word[1]) and word.start() > 0:
        kept = kept[: word.start()].rstrip(_LOOSE_END)
    return kept


def _hangs(word: str) -> bool:
    bare = word.strip('«„“"(.').lower()
    return bare in HANGING or bare.isdigit() or (len(bare) == 1 and bare.isalpha())
