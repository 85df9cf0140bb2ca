"""A closing credit line read into a chain of sources."""

import re
from collections.abc import Iterable, Iterator

from articles.text.intake import credit_words as words
from articles.text.intake.names import Directory
from articles.text.intake.proposals import (
    begins_like_a_source,
    is_inflected,
    looks_like_a_source,
    nominative,
)
from articles.text.intake.values import Chain, IntakeHop, KnownSource

LONGEST_LINE = 240
LONGEST_NAME_IN_QUOTES = 7
QUOTED = re.compile(r"[«“\"]([^«»“”\"]+)[»”\"]")
SENTENCE_BREAK = re.compile(r"\w{4,}[»”\")]*[.!?…] +[«“\"]?[^\W\d_a-zа-яёәғқңөұүһі]")
SEPARATORS = re.compile(r", (?:и |және |and )?|; | (?:и|және|and|мен|бен|пен) ")

Found = tuple[str, str]  # a role and the words that name its sources
Sources = Directory[KnownSource]


def directory(sources: Iterable[KnownSource]) -> Sources:
    return Directory((source, source.forms) for source in sources)


def read_credit(line: str, sources: Sources) -> Chain | None:
    """The chain that a credit line tells, or None where the line is not a credit line."""
    if len(line) > LONGEST_LINE or _holds_speech(line):
        return None
    text = line.strip().rstrip(".").strip()
    if bare := _known_hops(words.REPUBLISHED, text, sources):
        return (bare,)
    for found in _readings(text, sources):
        steps = [_hops(role, segment, sources) for role, segment in found]
        if steps and all(steps):
            return tuple(steps)
    return None


def _holds_speech(line: str) -> bool:
    quoted = (len(quote.split()) for quote in QUOTED.findall(line))
    return SENTENCE_BREAK.search(line) is not None or any(
        count > LONGEST_NAME_IN_QUOTES for count in quoted
    )


def _readings(text: str, sources: Sources) -> Iterator[list[Found]]:
    if in_order := words.IN_ORDER.fullmatch(text):
        first, *rest = in_order["names"].split("; ")
        yield [(words.REPUBLISHED, first), *((words.REFERENCE, name) for name in rest)]
    yield _read_prepositive(text, words.RUSSIAN)
    yield _read_prepositive(text, words.ENGLISH)
    yield from _read_kazakh(text, sources)


def _read_prepositive(text: str, grammar: words.Grammar) -> list[Found]:
    """Roles and names of "A, citing B" or "Со ссылкой на A по данным B"."""
    roles = [*grammar.opening, *grammar.joining]
    openings = "|".join(pattern for pattern, _ in grammar.opening)
    joints = "|".join(pattern for pattern, _ in grammar.joining)
    first, *rest = re.split(rf"(^(?:{openings})|{joints})", text, flags=re.IGNORECASE)
    found = [
        (next(role for pattern, role in roles if re.match(pattern, joint, re.I)), name)
        for joint, name in zip(rest[::2], rest[1::2], strict=True)
    ]
    agency, said = re.subn(rf",? {grammar.says},?$", "", first.strip(), flags=re.IGNORECASE)
    agency = agency.removeprefix("Об этом ")
    if agency and (found or said):
        return [(words.REPUBLISHED if found else words.REFERENCE, agency), *found]
    return found


def _read_kazakh(text: str, sources: Sources) -> Iterator[list[Found]]:
    """Readings of "A B-ға сілтеме жасап хабарлайды" and its kin."""
    text, *firsts = words.KK_FIRST_IN.split(text)
    text, *origins = words.KK_ORIGIN.split(text)
    tail = [(words.REFERENCE, name) for name in origins]
    tail += [(words.REPUBLISHED, name) for name in firsts]
    about_this = words.KK_ABOUT_THIS.sub("", text)
    for pattern, role in words.KK_RESTING:
        if found := pattern.fullmatch(about_this):
            agency, origin = _agency_and_origin(found["origin"], sources)
            yield [*([(words.REPUBLISHED, agency)] if agency else []), (role, origin), *tail]
    for pattern, role in words.KK_SIMPLE:
        if found := pattern.fullmatch(about_this):
            yield [(role, found["origin"]), *tail]
    saying = words.KK_SAYING.fullmatch(about_this)
    if saying and (about_this != text or sources.find(saying["origin"])):
        yield [(words.REFERENCE, saying["origin"])]
    if tail:
        yield [(words.REPUBLISHED, text), *tail]


def _agency_and_origin(text: str, sources: Sources) -> tuple[str, str]:
    """Who reports, and whom they cite: Kazakh puts no word between the two."""
    parts = text.split()
    for count in range(len(parts) - 1, 0, -1):
        agency, origin = " ".join(parts[:count]), " ".join(parts[count:])
        is_agency = not is_inflected(agency.strip(",")) and _known_hops("", agency, sources)
        if is_agency and _hops("", origin, sources):
            return agency, origin
    parts_are_known = all(sources.find(part) for part in SEPARATORS.split(text))
    found = None if parts_are_known else words.KK_AGENCY.fullmatch(text)
    return (found["agency"], found["origin"]) if found else ("", text)


def _known_hops(role: str, names: str, sources: Sources) -> tuple[IntakeHop, ...]:
    """The sources that a list of exactly known names gives; empty where one is not known."""
    parts = [names] if sources.named(names) else SEPARATORS.split(names)
    known = [(sources.named(part), part) for part in parts]
    hops = [IntakeHop(role, source.key, part) for source, part in known if source]
    return tuple(hops) if len(hops) == len(parts) else ()


def _hops(role: str, segment: str, sources: Sources) -> tuple[IntakeHop, ...]:
    """The coordinate sources that `segment` names; empty where it doesn't name sources."""
    name = segment.strip(" ,;:—–-")
    if sources.find(name) is not None:
        return (_hop(role, name, sources),)
    parts = [part for part in SEPARATORS.split(name) if part]
    if len(parts) > 1 and all(sources.find(part) or begins_like_a_source(part) for part in parts):
        return tuple(_hop(role, part, sources) for part in parts)
    return (_hop(role, name, sources),) if looks_like_a_source(name) else ()


def _hop(role: str, name: str, sources: Sources) -> IntakeHop:
    known = sources.find(name)
    return IntakeHop(role, known.key, name) if known else IntakeHop(role, None, nominative(name))
