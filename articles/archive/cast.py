"""Sections, places, tags, authors, sources and chains of the archive, by name: nothing stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from articles.archive import in_kazakh, in_russian, lexicon
from articles.archive.chance import Chance, Ranked
from articles.archive.lexicon import LANGUAGES
from articles.archive.sentences import capital
from articles.text import slugs, words
from articles.text.credit_line import Hop, Name, credit_line

TAGS, PERSONS, SOURCES, CHAINS = 2000, 26, 240, 2048
DISTRICTS, TOWNS = 6, 24
KINDS = ("press_service", "agency", "press_service", "medium", "press_service", "social")
ROLES = ("republished", "reference", "based")
FORMS = ("text", "cited", "genitive")


@dataclass(frozen=True)
class Thing:
    """Something with names: what its name's row holds in each language."""

    slug: str
    kind: str
    names: dict[str, dict[str, str]]
    parent: str = ""


@dataclass(frozen=True)
class Hops:
    """A chain: (step, number of the source, role) each, and its sentence by language."""

    hops: tuple[tuple[int, int, str], ...]
    lines: dict[str, str]


def sections() -> list[Thing]:
    return [_thing(row) for row in lexicon.newsroom()["sections"]]


def places() -> list[Thing]:
    """A region, its districts, and the towns in them, each after what it lies in."""
    found = [_thing(lexicon.newsroom()["region"], kind="region")]
    towns = [dict(zip(LANGUAGES, row, strict=True)) for row in _villages()]
    for row in towns[:DISTRICTS]:
        names = {
            code: frame.format(village=row[code], adjective=capital(in_russian.of(row["ru"])))
            for code, frame in zip(LANGUAGES, _row("district"), strict=True)
        }
        found.append(_named(names, kind="district", parent=found[0].slug))
    for number, row in enumerate(towns[:TOWNS]):
        district = found[1 + number % DISTRICTS].slug
        found.append(_named(row, kind="town", parent=district))
    return found


@cache
def tags() -> list[Thing]:
    """An adjective and a noun each; no name stands twice in any language."""
    taken: set[tuple[str, str]] = set()
    found: list[Thing] = []
    for names in _tag_names():
        folded = {(code, words.fold(name)) for code, name in names.items()}
        if not folded & taken:
            taken |= folded
            found.append(Thing(slugs.slug(names["ru"]), "", _texts(names)))
        if len(found) == TAGS:
            break
    return found


def authors() -> list[Thing]:
    """People, then desks."""
    jobs = [row.split(" | ") for row in lexicon.newsroom()["jobs"]]
    found = []
    for number in range(PERSONS):
        group = "women" if number % 2 else "men"
        names, work = {}, {}
        for place, code in enumerate(LANGUAGES):
            first = lexicon.halves(group, code)[number // 2].partition("/")[0]
            last = lexicon.surnames(code)[number * 29]
            end = "" if group == "men" else "a" if code == "en" else "а"
            names[code], work[code] = f"{first} {last}{end}", jobs[number % len(jobs)][place]
        texts = {code: {"text": names[code], "job": work[code]} for code in LANGUAGES}
        found.append(Thing(slugs.slug(names["en"]), "person", texts))
    return found + [_thing(row, kind="desk") for row in lexicon.newsroom()["desks"]]


@cache
def sources() -> list[Thing]:
    found = []
    for number in range(SOURCES):
        kind = KINDS[number % len(KINDS)]
        frames, fields = lexicon.newsroom()[kind], _fields_of_source(number)
        names = {
            code: {
                form: frame.format(**fields[code])
                for form, frame in zip(FORMS, frames[code], strict=True)
            }
            for code in LANGUAGES
        }
        found.append(Thing(slugs.slug(names["ru"]["text"]), kind, names))
    return found


@cache
def chains() -> list[Hops]:
    """Chains as they come up: nearly half empty, some of three steps, some steps of two sources."""
    chance, ranked = Chance("chains"), Ranked(range(SOURCES))
    return [_chain(chance, ranked) for _ in range(CHAINS)]


def tagline() -> list[str]:
    return _row("tagline")


def photo_credit() -> list[str]:
    return _row("photo")


def _chain(chance: Chance, ranked: Ranked[int]) -> Hops:
    steps = (0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3)[chance.below(20)]
    hops: list[tuple[int, int, str]] = []
    for step in range(1, steps + 1):
        role = chance.of(ROLES if step == 1 else ROLES[1:])
        for _hop in range(2 if chance.one_in(12) else 1):
            source = ranked.pick(chance)
            if source not in {other for _step, other, _role in hops}:
                hops.append((step, source, role))
    present = {step: number for number, step in enumerate(dict.fromkeys(h[0] for h in hops), 1)}
    told = tuple((present[step], source, role) for step, source, role in hops)
    return Hops(told, {code: _line(told, code) for code in LANGUAGES})


def _line(hops: tuple[tuple[int, int, str], ...], language: str) -> str:
    steps = [
        [Hop(Name(**sources()[source].names[language]), role) for _step, source, role in group]
        for _step, group in groupby(hops, key=lambda hop: hop[0])
    ]
    return credit_line(steps, language)


def _fields_of_source(number: int) -> dict[str, dict[str, str]]:
    """The village and the body that a source's names are made with, in the forms they take."""
    place, body = (number * 7 + 3) % len(_villages()), number % len(in_russian.nouns("bodies"))
    _ru, kk, en = _villages()[place]
    of = in_kazakh.nouns("bodies")[body]["own"]["gen"]
    forms = in_russian.villages()[place]
    return {
        "ru": {
            "village": forms["gen"],
            "name": forms["nom"],
            "body": in_russian.nouns("bodies")[body].one["gen"],
        },
        "kk": {"village": kk, "body": of},
        "en": {"village": en, "body": lexicon.words("bodies", "en")[body]},
    }


@cache
def _villages() -> list[tuple[str, ...]]:
    return list(zip(*(lexicon.villages(code) for code in LANGUAGES), strict=True))


def _tag_names() -> Iterator[dict[str, str]]:
    qualities, nouns = in_russian.adjectives(), in_russian.nouns("things")
    others = {
        code: (lexicon.words("adjectives", code), [_bare(w) for w in lexicon.words("things", code)])
        for code in ("kk", "en")
    }
    for turn in range(len(qualities)):
        for place, noun in enumerate(nouns):
            quality = (place * 5 + turn) % len(qualities)
            names = {"ru": f"{qualities[quality][noun.gender]['nom']} {noun.one['nom']}"}
            for code, (their_qualities, their_nouns) in others.items():
                names[code] = f"{their_qualities[quality]} {their_nouns[place]}"
            yield {code: capital(name) for code, name in names.items()}


def _bare(spec: str) -> str:
    return spec.partition("/")[0].rstrip("!")


def _row(name: str) -> list[str]:
    found: str = lexicon.newsroom()[name]
    return found.split(" | ")


def _thing(row: str, *, kind: str = "") -> Thing:
    return _named(dict(zip(LANGUAGES, row.split(" | "), strict=True)), kind=kind)


def _named(names: dict[str, str], *, kind: str, parent: str = "") -> Thing:
    return Thing(slugs.slug(names["en"]), kind, _texts(names), parent)


def _texts(names: dict[str, str]) -> dict[str, dict[str, str]]:
    return {code: {"text": name} for code, name in names.items()}
