"""The sentence that says where a story comes from, made from its chain of sources."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

ROLES = ("republished", "reference", "based")
FRAMES = tomllib.loads(Path(__file__).with_name("credit_frames.toml").read_text(encoding="utf-8"))
AND = {"ru": " и ", "kk": " және ", "en": " and "}
STEP_NAMES = "abc"


@dataclass(frozen=True)
class Name:
    """A source's name in the forms that sentences need; a blank form is not known.

    Cited: ru accusative, kk dative, en with its article. Genitive: ru and kk.
    """

    text: str
    cited: str = ""
    genitive: str = ""


@dataclass(frozen=True)
class Hop:
    """A source in a chain and how the text before it rests on it (one of `ROLES`)."""

    name: Name
    role: str


Step = Sequence[Hop]


def credit_line(steps: Sequence[Step], language: str) -> str:
    """Write the chain as one sentence; '' for an empty chain.

    Steps go from the nearest source to the farthest, hops of one step are coordinate.
    Where a form is missing, the roles of a step differ or the chain is longer than
    three steps, the sentence is one that needs no inflection.
    """
    named = [hops for step in steps if (hops := [hop for hop in step if hop.name.text.strip()])]
    if not named:
        return ""
    names = dict(zip(STEP_NAMES, (_joined(step, language) for step in named), strict=False))
    frame = FRAMES[language].get(_shape(named))
    if frame is None or not _can_fill(frame, names):
        return _sentence(_plain(named, names, language))
    return _sentence(frame.format(**names))


def missing_forms(steps: Sequence[Step], language: str) -> Iterator[tuple[int, int, str]]:
    """Each form that the chain's sentence needs and a source lacks: (step, place in it, form)."""
    frame = FRAMES[language].get(_shape(steps)) if steps else None
    fields = (field.split(".") for _, field, _, _ in Formatter().parse(frame or "") if field)
    for step, form in sorted((STEP_NAMES.index(name), form) for name, form in fields):
        for place, hop in enumerate(steps[step]):
            if not getattr(hop.name, form).strip():
                yield step, place, form


def _shape(steps: Sequence[Step]) -> str:
    """The roles of the steps, or '' where a step mixes several."""
    roles = [{hop.role for hop in step} for step in steps]
    return "" if any(len(one) > 1 for one in roles) else " ".join(role for (role,) in roles)


def _joined(step: Step, language: str) -> Name:
    """One name for the step: each form lists all its sources, or is blank if one lacks it."""
    names = [hop.name for hop in step]
    return Name(
        _listed([name.text for name in names], language),
        _listed([name.cited for name in names], language),
        _listed([name.genitive for name in names], language),
    )


def _listed(words: Sequence[str], language: str) -> str:
    stripped = [word.strip() for word in words]
    if not all(stripped):
        return ""
    *rest, last = stripped
    return f"{', '.join(rest)}{AND[language]}{last}" if rest else last


def _can_fill(frame: str, names: dict[str, Name]) -> bool:
    fields = (field.split(".") for _, field, _, _ in Formatter().parse(frame) if field)
    return all(getattr(names[step], form) for step, form in fields)


def _plain(steps: Sequence[Step], names: dict[str, Name], language: str) -> str:
    frames = FRAMES[language]["plain"]
    if len(steps) > 2:
        chain = "; ".join(_joined(step, language).text for step in steps)
        return str(frames["longer"].format(chain=chain))
    shape = " ".join("one" if len(step) == 1 else "many" for step in steps)
    return str(frames[shape].format(**names))


def _sentence(text: str) -> str:
    """`text` with a capital first letter and one full stop."""
    return text[:1].upper() + text[1:].rstrip(".") + "."
