"""What the search's templates see: its form and what was found, as `pages` has the rest."""

from dataclasses import dataclass

from articles.text.search import Part
from reader.pages import Card, Link


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that was found: headline and a passage of it in parts, some of which are hits."""

    card: Card
    headline: tuple[Part, ...]
    passage: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a list's values, and whether it is chosen; `language` as in Link."""

    value: str
    text: str
    is_chosen: bool
    language: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the search form: what stands in it, and what is wrong with that."""

    name: str
    label: str
    value: str
    problem: str = ""
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class SearchForm:
    """The form as it was sent. `chosen` are the filters, each leading to the same without it."""

    text: str
    order: str
    is_open: bool
    sections: tuple[Choice, ...]
    section_problem: str
    periods: tuple[Choice, ...]
    dates: tuple[Field, ...]
    names: tuple[Field, ...]
    chosen: tuple[Link, ...]
    orders: tuple[tuple[Link, bool], ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, or what to do where nothing was: `advice`, `meant`, `without_filters`.

    `told` says how many. `narrower` are (label, links) that keep some of the stories.
    """

    hits: tuple[Hit, ...]
    told: str
    advice: str = ""
    meant: Link | None = None
    without_filters: str = ""
    narrower: tuple[tuple[str, tuple[Link, ...]], ...] = ()
