"""What goes into an intake and what comes out of it."""

from dataclasses import dataclass
from datetime import date

Key = int | str


class IntakeRefused(ValueError):
    """The text can't be taken in; `code` is "empty", "one_line" or "too_long"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class KnownSource:
    """A source and every form of its name, in any language and case."""

    key: Key
    forms: tuple[str, ...]


@dataclass(frozen=True)
class KnownAuthor:
    """A person or a desk and its names."""

    key: Key
    names: tuple[str, ...]


@dataclass(frozen=True)
class IntakeHop:
    """A source that the credit line names; `key` is None where it is proposed as new.

    The text of a known source is as found; that of a proposed one is in the
    nominative where that can be guessed.
    """

    role: str
    key: Key | None
    text: str


Chain = tuple[tuple[IntakeHop, ...], ...]


@dataclass(frozen=True)
class IntakeByline:
    """Somebody who signed the text or the photos ("text" or "photo")."""

    key: Key | None
    name: str
    role: str


@dataclass(frozen=True)
class Intake:
    """The parts of a draft; `body` is the paragraphs as HTML, `left_out` is in page order."""

    headline: str
    paragraphs: tuple[str, ...]
    body: str
    chain: Chain
    credit_line: str
    bylines: tuple[IntakeByline, ...]
    dateline: str
    event_date: date | None
    left_out: tuple[str, ...]
    language: str
