"""All rows of some articles, by table."""

from collections.abc import Iterable

from articles.archive import desk_rows, public_rows
from articles.archive.facts import Facts, Ground
from articles.archive.recipe import language_of
from articles.archive.rows import STRIDES


def make(ground: Ground, ordinals: Iterable[int]) -> dict[str, list[bytes]]:
    """One language after the other, so that its words are at hand."""
    made: dict[str, list[bytes]] = {table: [] for table in STRIDES}
    for ordinal in sorted(ordinals, key=language_of):
        facts = Facts(ground, ordinal)
        told = facts.text()
        desk_rows.write(facts, told, made)
        public_rows.write(facts, told, made)
    return made
