"""What a rule says: one thing that is missing, and where it is mended."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles.requirements.text import Text


@dataclass(frozen=True)
class Problem:
    """One thing that is missing. A blocking one refuses Publish; another is only said.

    `field` is the field of the form where it is mended; `thing` is what else is to be mended,
    as (kind, number): ("picture", 12), ("source", 3). The table says whether it blocks.
    """

    field: str
    message: str
    thing: tuple[str, int] | None = None
    blocking: bool = True


Rule = Callable[[Text], Iterator[Problem]]
