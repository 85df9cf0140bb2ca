"""The rows that the archive's articles stand on: people, names, pictures. Made once, then found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import User
from articles import roles
from articles.archive import album, cast
from articles.archive.cast import Thing
from articles.archive.lexicon import LANGUAGES
from articles.models import (
    Author,
    AuthorName,
    Newsroom,
    NewsroomText,
    Place,
    PlaceName,
    Section,
    SectionName,
    Source,
    SourceName,
    Tag,
    TagName,
)
from articles.text import words

STAFF = (("reporter", 8), ("editor", 4), ("chief", 1))


@dataclass(frozen=True)
class Standing:
    """Primary keys in the order of `cast`; of a place, its own and those of what it lies in."""

    sections: Sequence[int]
    places: Sequence[tuple[int, ...]]
    tags: Sequence[int]
    authors: Sequence[int]
    sources: Sequence[int]
    pictures: Sequence[int]
    staff: dict[str, list[int]]
    zone: ZoneInfo
    tags_in_order: Sequence[int]
    """All tags as an edition lists them."""

    @cached_property
    def rank(self) -> dict[int, int]:
        return {number: rank for rank, number in enumerate(self.tags_in_order)}


@transaction.atomic
def make() -> Standing:
    """What is missing is made; what is there keeps its own words. Safe to repeat."""
    _record()
    roles.keep()
    staff = {role: [_person(role, number) for number in range(1, n + 1)] for role, n in STAFF}
    _named(cast.sections(), Section, SectionName, "section", position=True)
    _named(cast.places(), Place, PlaceName, "place")
    _named(cast.authors(), Author, AuthorName, "author")
    _named(cast.sources(), Source, SourceName, "source")
    _tags()
    album.fill(User.objects.get(pk=staff["editor"][0]))
    return find()


def find() -> Standing:
    """What `make` made."""
    numbers = {model: _numbers(model, things) for model, things in _things().items()}
    parents = dict(Place.objects.values_list("pk", "parent_id"))
    return Standing(
        sections=numbers[Section],
        places=[_with_parents(number, parents) for number in numbers[Place]],
        tags=numbers[Tag],
        authors=numbers[Author],
        sources=numbers[Source],
        pictures=album.numbers(),
        staff={role: _people(role) for role, _count in STAFF},
        zone=ZoneInfo(Newsroom.the_one().time_zone),
        tags_in_order=list(Tag.objects.order_by("folded").values_list("pk", flat=True)),
    )


def _things() -> dict[Any, list[Thing]]:
    return {
        Section: cast.sections(),
        Place: cast.places(),
        Tag: cast.tags(),
        Author: cast.authors(),
        Source: cast.sources(),
    }


def _numbers(model: Any, things: list[Thing]) -> list[int]:
    known = dict(model.objects.values_list("slug", "pk"))
    return [known[thing.slug] for thing in things]


def _with_parents(number: int | None, parents: Mapping[int, int | None]) -> tuple[int, ...]:
    return (number, *_with_parents(parents[number], parents)) if number else ()


def _people(role: str) -> list[int]:
    found = User.objects.filter(username__startswith=f"archive-{role}-").order_by("pk")
    return list(found.values_list("pk", flat=True))


def _person(role: str, number: int) -> int:
    """An account that nobody can sign in to."""
    name = f"archive-{role}-{number}"
    fields = {"email": f"{name}@archive.example", "first_name": role, "last_name": str(number)}
    user, made = User.objects.get_or_create(username=name, defaults=fields | {"is_staff": True})
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        user.groups.add(Group.objects.get(name=role))
    return int(user.pk)


def _record() -> None:
    """Say who publishes this, where nobody has said so: in an empty newsroom."""
    record = Newsroom.the_one()
    for code, line in zip(LANGUAGES, cast.tagline(), strict=True):
        NewsroomText.objects.filter(newsroom=record, language=code, tagline="").update(tagline=line)


def _named(
    things: list[Thing], model: Any, name_model: Any, owner: str, *, position: bool = False
) -> None:
    known = dict(model.objects.values_list("slug", "pk"))
    for place, thing in enumerate(things, 1):
        if thing.slug in known:
            continue
        values: dict[str, Any] = {"position": place} if position else {}
        values |= {"kind": thing.kind} if thing.kind else {}
        values |= {"parent_id": known[thing.parent]} if thing.parent else {}
        made = model.objects.create(slug=thing.slug, **values)
        known[thing.slug] = made.pk
        name_model.objects.bulk_create(
            name_model(language=code, **{owner: made}, **text) for code, text in thing.names.items()
        )


def _tags() -> None:
    """Tags in bulk, since they are many; a name that another tag has already is left to it."""
    known = set(Tag.objects.values_list("slug", flat=True))
    taken = set(TagName.objects.values_list("language", "folded"))
    things = [thing for thing in cast.tags() if thing.slug not in known]
    made = Tag.objects.bulk_create(
        Tag(slug=thing.slug, name=thing.names["ru"]["text"], is_confirmed=True) for thing in things
    )
    TagName.objects.bulk_create(
        TagName(tag=tag, language=code, **text)
        for tag, thing in zip(made, things, strict=True)
        for code, text in thing.names.items()
        if (code, words.fold(text["text"])) not in taken
    )
