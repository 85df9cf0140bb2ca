"""Article n with numbers in the place of names: what its recipe means in one database."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from articles.archive import cast
from articles.archive.calendar import Calendar
from articles.archive.moments import Step, life
from articles.archive.recipe import Fate, recipe
from articles.archive.rows import STRIDES
from articles.archive.standing import Standing
from articles.archive.texts import Inset, Text, writer
from articles.archive.wire import moment_of

ORIGINAL = b"https://original.example/%d/%d"


class Hop(NamedTuple):
    step: int
    source: int
    role: str
    url: bytes
    taken_at: int | None


@dataclass(frozen=True)
class Ground:
    """What the rows of an archive rest on; `bases` are the last numbers of tables before it."""

    standing: Standing
    calendar: Calendar
    bases: dict[str, int]

    def firsts(self, ordinal: int) -> dict[str, int]:
        """The first of the numbers that an article has in each table."""
        return {table: base + stride * ordinal for table, (base, stride) in self._places.items()}

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """The number of a table from which an article's follow, and how many each has."""
        return {
            table: (self.bases[table] - stride + 1, stride) for table, stride in STRIDES.items()
        }

    def article(self, ordinal: int) -> int:
        return self.bases["articles_article"] + ordinal


class Outline:
    """An article's life and who lived it: all that the audit log asks of it."""

    def __init__(self, ground: Ground, ordinal: int) -> None:
        self.ground, self.ordinal = ground, ordinal
        self.recipe = recipe(ordinal)
        self.article = ground.article(ordinal)
        self.language = self.recipe.language.encode()
        self.life = life(self.recipe, ground.calendar)
        self.writer = writer(self.recipe.language)

    def by(self, step: Step) -> int:
        """Who took a step."""
        return self.of(step.role, self.recipe.spread)

    def of(self, role: str, chosen: int) -> int:
        people = self.ground.standing.staff[role]
        return people[chosen % len(people)]

    def note(self) -> str:
        """What readers are told of a mistake; or why the text was taken back or down."""
        pools = self.writer.pools
        found = pools.notes if self.recipe.fate is Fate.CORRECTED else pools.reasons
        return found[self.recipe.spread % len(found)]

    def said(self, step: Step) -> str:
        """What goes with a step: for when it is planned, what readers are told, why it is gone."""
        if step.verb == "schedule":
            return iso(self.life.published)
        return self.note() if step.verb in ("correct", "withdraw") else ""


class Facts(Outline):
    """All that is known of an article before its rows are written."""

    def __init__(self, ground: Ground, ordinal: int) -> None:
        super().__init__(ground, ordinal)
        standing, found = ground.standing, self.recipe
        self.first = ground.firsts(ordinal)
        self.story = self.first["articles_story"] - ordinal + found.original
        self.section = standing.sections[found.section]
        self.places = () if found.place is None else standing.places[found.place]
        self.place = self.places[0] if self.places else None
        self.tags = sorted([standing.tags[tag] for tag in found.tags])
        self.tags_in_order = sorted(self.tags, key=standing.rank.__getitem__)
        self.credits = [(standing.authors[who], role) for who, role in found.credits]
        self.hops = self._hops()
        self.lead = None if found.lead is None else standing.pictures[found.lead]
        self.pictures = [standing.pictures[picture] for picture in found.pictures]
        self.related = [ground.article(other) for other in found.related]
        self.owner = self.of("reporter", found.owner)
        self.day = ground.calendar.day(self.life.published)
        is_republished = bool(self.hops) and self.hops[0].role == "republished"
        self.original_on = self.day if is_republished else None
        self.event_on = self.day if found.has_event else None

    def text(self) -> Text:
        insets = [Inset(pictures=self.pictures)] if self.pictures else []
        if self.recipe.link:
            insets.append(Inset(link=self.ground.article(self.recipe.link)))
        was_changed = self.recipe.fate is Fate.CHANGED
        return self.writer.text(self.ordinal, insets, was_changed=was_changed)

    def _hops(self) -> list[Hop]:
        sources, taken_at = self.ground.standing.sources, self.life.created
        return [
            Hop(
                step,
                sources[source],
                role,
                ORIGINAL % (source, self.ordinal) if step == 1 or source % 3 else b"",
                taken_at if role == "republished" else None,
            )
            for step, source, role in cast.chains()[self.recipe.chain].hops
        ]


def iso(moment: int) -> str:
    """A moment as a snapshot has it."""
    return moment_of(moment).isoformat()
