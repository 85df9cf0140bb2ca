"""What the texts of one language are put together from, prepared once in a process."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from articles.archive.in_english import InEnglish
from articles.archive.in_kazakh import InKazakh
from articles.archive.in_russian import InRussian
from articles.archive.pieces import Frame, Shelf, after_space, frames, markup, pieces, word_pieces
from articles.archive.sentences import Sentences, capital
from articles.text import slugs

SPEAKERS: dict[str, type[Sentences]] = {"ru": InRussian, "kk": InKazakh, "en": InEnglish}
MANY, SOME, FEW = 4096, 1024, 256
"""Powers of two: a few bits of a number choose."""
LONGEST_NUMBER = 1500
LEADS, LEAD_TAILS = (70, 105), (20, 72)
"""How many letters they have: together at least 90 and at most 180, as an excerpt."""
TAGS = ("<p>", "<h2>", "<ul><li>", "</p>", "</h2>", "</li><li>", "</li></ul>")
FIRST_END = 3


@dataclass(frozen=True)
class Pools:
    """Beginnings and ends of sentences, and all else that stands in a text, as numbers of pieces.

    Where so many pieces follow one another, the number is that of the first. An opener begins
    with a capital; `others` are openers after a space; a tail ends its sentence. `rare` are tails
    with gaps for any word there is. `tags` has the number of each tag of TAGS.
    """

    shelf: Shelf
    openers: int
    others: int
    leads: int
    lead_tails: int
    tails: int
    quoted: int
    heads: int
    head_tails: int
    slugs: list[bytes]
    """The words of an address that each of `heads`, then of `head_tails`, gives."""
    rare: list[Frame]
    speech: list[Frame]
    earlier: Frame
    tags: dict[str, int]
    notes: list[str]
    reasons: list[str]
    sentence: float
    """How many letters a sentence has on average."""


@cache
def pools(language: str) -> Pools:
    speaker, shelf = SPEAKERS[language](), Shelf()
    words = {slot: _words(shelf, found) for slot, found in speaker.rare().items()}
    words["number"] = _words(shelf, [str(n) for n in range(5, LONGEST_NUMBER) if _is_of_many(n)])
    openers = _made(speaker, "openers", MANY, (45, 125), capital)
    tails = _made(speaker, "tails", MANY, (28, 95))
    begun = pieces(openers, language)
    heads = _made(speaker, "heads", MANY, (20, 90), capital)
    head_tails = _made(speaker, "head_tails", SOME, (4, 60))

    def put(texts: Sequence[str]) -> int:
        return shelf.put(pieces(texts, language))

    return Pools(
        shelf=shelf,
        openers=shelf.put(begun),
        others=shelf.put(map(after_space, begun)),
        leads=put(_made(speaker, "openers", SOME, LEADS, capital)),
        lead_tails=put(_made(speaker, "tails", SOME, LEAD_TAILS)),
        tails=put(tails),
        quoted=put(_made(speaker, "quoted", SOME, (5, 60))),
        heads=put(heads),
        head_tails=put(head_tails),
        slugs=[slugs.slug(text, language).encode() for text in (*heads, *head_tails)],
        rare=frames(_filled(speaker, "rare", SOME), language, shelf, words),
        speech=frames(_filled(speaker, "speech", FEW), language, shelf, words),
        earlier=frames([speaker.frames["earlier"]], language, shelf, words)[0],
        tags={tag: _tag(shelf, tag, at) for at, tag in enumerate(TAGS)},
        notes=list(map(capital, _filled(speaker, "notes", FEW))),
        reasons=list(map(capital, _filled(speaker, "reasons", FEW))),
        sentence=(sum(map(len, openers)) + sum(map(len, tails))) / MANY + 1,
    )


def vocabulary(language: str) -> set[str]:
    """Every word that texts of a language may have, in small letters."""
    shelf = pools(language).shelf
    texts = {piece.decode() for piece in shelf.folded}
    return {word.strip("«»“”.,:;—") for text in texts for word in text.split()} - {""}


def _words(shelf: Shelf, found: Sequence[str]) -> tuple[int, int]:
    return shelf.put(word_pieces(found)), len(found)


def _tag(shelf: Shelf, tag: str, place: int) -> int:
    return shelf.put([markup(tag, ends_block=place >= FIRST_END)])


def _made(
    speaker: Sentences,
    place: str,
    count: int,
    lengths: tuple[int, int],
    finish: Callable[[str], str] = str,
) -> list[str]:
    """So many texts of a fitting length."""
    shortest, longest = lengths
    found: list[str] = []
    while len(found) < count:
        text = finish(speaker.any(place))
        if shortest <= len(text) <= longest:
            found.append(text)
    return found


def _filled(speaker: Sentences, place: str, count: int) -> list[str]:
    return [speaker.any(place) for _ in range(count)]


def _is_of_many(number: int) -> bool:
    """Whether Russian wants the genitive plural after it: 5, 11, 127, not 21."""
    return number % 100 in range(11, 15) or number % 10 in (0, 5, 6, 7, 8, 9)
