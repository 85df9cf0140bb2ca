"""The names of the lists that a text stands in: its tags, authors, sources, places, its section."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db.models import CharField, Value

from articles.models import AuthorName, PlaceName, SectionName, SourceName, TagName
from articles.search.lexemes import KINDS, Place

MODELS: dict[str, Any] = {
    "section": SectionName,
    "tag": TagName,
    "author": AuthorName,
    "source": SourceName,
    "place": PlaceName,
}
Names = dict[Place, dict[str, str]]


class Named(Protocol):
    """What says by number what it is about: an edition, or a page's row of one."""

    @property
    def section_id(self) -> int: ...
    @property
    def place_id(self) -> int | None: ...
    @property
    def chain(self) -> Sequence[dict[str, Any]]: ...
    @property
    def tags(self) -> Sequence[int]: ...
    @property
    def credits(self) -> Sequence[tuple[int, str]]: ...


def load(places: Iterable[Place]) -> Names:
    """The names of these by language, in one query; none where there is nothing to name."""
    keys: dict[str, set[int]] = defaultdict(set)
    for kind, key in places:
        if kind in KINDS:
            keys[str(kind)].add(key)
    arms = [_arm(kind, sorted(numbers)) for kind, numbers in sorted(keys.items())]
    found: Names = defaultdict(dict)
    if arms:
        rows = arms[0].union(*arms[1:], all=True) if arms[1:] else arms[0]
        for kind, key, language, text in rows:
            found[kind, key][language] = text
    return found


def places(edition: Named) -> list[Place]:
    """What an edition names, by the numbers that it keeps."""
    hops = [source["id"] for step in edition.chain for source in step["sources"]]
    found: list[Place] = [("section", edition.section_id)]
    found += [("tag", number) for number in edition.tags]
    found += [("author", number) for number, _role in edition.credits]
    found += [("source", number) for number in hops]
    return [*found, ("place", edition.place_id)] if edition.place_id else found


def in_language(places: Iterable[Place], names: Names, language: str) -> list[str]:
    """Each by its name in `language`, or by the one that pages show instead."""
    found = (names.get((str(kind), key)) for kind, key in places)
    return [own.get(language) or own[min(own)] for own in found if own]


def _arm(kind: str, numbers: list[int]) -> Any:
    owner = f"{kind}_id"
    rows = MODELS[kind].objects.order_by().filter(**{f"{owner}__in": numbers})
    named = rows.annotate(kind_of=Value(kind, output_field=CharField()))
    return named.values_list("kind_of", owner, "language", "text")
