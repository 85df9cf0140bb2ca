"""Sources that nobody knows yet: whether words name one, and what its nominative may be."""

import re

from articles.text.intake import credit_words as words

LONGEST_NAME = 12
QUOTED = re.compile(r"[«“\"][^«»“”\"]+[»”\"]")
NARRATIVE = re.compile(
    r"\b[а-яё]{2,}(?:ются|ется|ится|ятся|лись|лось|лась|лся|ают|яют|уют)\b|(?<!№ )\b\d"
    r"|\bдеп\b|\b[а-яәіңғүұқөһ]{3,}(?:ған|ген|қан|кен)\b"
)
ABBREVIATION = re.compile(r"\b[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]{2,}(?:\b|-)")
ADDRESS = re.compile(r"@\w+|\b[\w-]+\.(?:kz|com|org|ru|net|info)\b")
SMALL_WORDS = {"of", "the", "for", "and", "on", "in", "at", "to"}


def looks_like_a_source(name: str) -> bool:
    """True for a few words that hold a name: in quotes, in capitals, or of a kind of source."""
    bare = QUOTED.sub("", name)
    if not name or len(name.split()) > LONGEST_NAME or "," in bare or NARRATIVE.search(bare):
        return False
    marks = (QUOTED, ABBREVIATION, ADDRESS)
    return any(mark.search(name) for mark in marks) or _has_source_noun(name) or _is_proper(name)


def begins_like_a_source(name: str) -> bool:
    """True for a part of a list that is a name of its own, as in "A and B", not "of a and b"."""
    return looks_like_a_source(name) and (not name[0].islower() or _has_source_noun(name))


def nominative(name: str) -> str:
    """The name as a dictionary would give it, where that can be guessed; else as found."""
    first, space, rest = re.sub("^the ", "", name, flags=re.IGNORECASE).partition(" ")
    if ADDRESS.fullmatch(first):
        return first + space + rest
    if noun := _russian_noun(first):
        first = noun
    text = _without_kazakh_ending(first + space + rest)
    return text[:1].upper() + text[1:]


def _has_source_noun(name: str) -> bool:
    """True when the head of the name is a kind of source.

    In Russian the head comes first, after adjectives; in Kazakh it comes last.
    """
    parts = name.split()
    head = next((part for part in parts if not words.RU_ADJECTIVE.fullmatch(part)), parts[0])
    starts_well = name[0].isupper() or parts[0] == "the"
    return bool(
        _russian_noun(head)
        or (starts_well and words.EN_NOUN.search(name))
        or _is_kazakh_noun(parts[-1])
    )


def _is_kazakh_noun(word: str) -> bool:
    return any(words.KK_NOUN.match(part) for part in word.casefold().split("-"))


def _russian_noun(word: str) -> str:
    lower = word.casefold()
    for stem, noun in words.RU_NOUNS.items():
        if lower.startswith(stem) and len(lower) - len(stem) <= 2:
            return noun
    return ""


def _is_proper(name: str) -> bool:
    parts = [word for word in name.removeprefix("the ").split() if word not in SMALL_WORDS]
    return bool(parts) and all(word[0].isupper() for word in parts)


def _without_kazakh_ending(text: str) -> str:
    """`text` whose last word, if it is a Kazakh source noun, loses its case."""
    *start, last = text.split(" ")
    return " ".join([*start, _bare(last)]) if _is_kazakh_noun(_bare(last)) or "-" in last else text


def is_inflected(name: str) -> bool:
    """True for a Kazakh name that ends in a case and so can't be who reports."""
    return _bare(name) != name


def _bare(word: str) -> str:
    for ending in (*words.KK_ENDINGS, *words.KK_DATIVES):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return word.removesuffix(ending).removesuffix("-")
    return word
