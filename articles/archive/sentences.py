"""Sentences made from frames: what the three languages share in filling a slot."""

import re
from collections.abc import Sequence
from typing import ClassVar

from articles.archive import lexicon
from articles.archive.chance import Chance, Ranked

SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")


class Sentences:
    """Fills the frames of one language. A method `slot_<name>` answers for each kind of slot."""

    language: ClassVar[str]

    def __init__(self) -> None:
        self.frames = lexicon.frames(self.language)
        self.chance = Chance(f"sentences {self.language}")
        self.times: Ranked[str] = Ranked(self.frames["times"])

    def fill(self, frame: str) -> str:
        """The frame with all its slots filled."""
        return SLOT.sub(lambda slot: self._slot(slot[1], slot[2] or "nom"), frame)

    def any(self, place: str) -> str:
        """One of the sentences, or parts of them, that may stand in a place."""
        frames: list[str] = self.frames[place]
        return self.fill(self.chance.of(frames))

    def rare(self) -> dict[str, Sequence[str]]:
        """Every word by the slot where it may stand, such as "any.gen": the whole vocabulary."""
        raise NotImplementedError

    def slot_time(self, case: str) -> str:
        return self.times.pick(self.chance)

    def _slot(self, name: str, case: str) -> str:
        found: str = getattr(self, f"slot_{name}")(case)
        return found


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
