"""The demo's record and vocabulary, from newsroom.toml."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.models import (
    Author,
    AuthorName,
    Newsroom,
    NewsroomText,
    Page,
    PageText,
    Place,
    PlaceName,
    Section,
    SectionName,
    Source,
    SourceName,
    Tag,
    TagName,
)

FOLDER = Path(__file__).parent
CODES = [code for code, _name in settings.LANGUAGES]


def read() -> dict[str, Any]:
    """The whole file as tables."""
    return tomllib.loads((FOLDER / "newsroom.toml").read_text(encoding="utf-8"))


def fill() -> None:
    """Make what is missing; what is there already keeps its own words."""
    data = read()
    _record(data["newsroom"])
    _named(data["section"], Section, SectionName, "section", own=("position",))
    _named(data["author"], Author, AuthorName, "author", own=("kind",))
    _named(data["source"], Source, SourceName, "source", own=("kind", "website"))
    _named(data["place"], Place, PlaceName, "place", own=("kind",))
    _parents(data["place"])
    _tags(data["tag"])
    _pages(data["page"])


def _record(data: dict[str, Any]) -> None:
    record = Newsroom.the_one()
    texts = NewsroomText.objects.filter(newsroom=record)
    if texts.exclude(owner="", tagline="").exists():  # somebody has written it
        return
    Newsroom.objects.filter(pk=record.pk).update(age_mark=data["age_mark"])
    for code in CODES:
        texts.filter(language=code).update(**data[code])


def _named(
    rows: list[dict[str, Any]], model: Any, name_model: Any, owner: str, own: tuple[str, ...]
) -> None:
    for row in rows:
        values = {name: row[name] for name in own if name in row}
        thing, made = model.objects.get_or_create(slug=row["key"], defaults=values)
        if made:
            for code, words in _words(row):
                name_model.objects.create(language=code, **{owner: thing}, **words)


def _words(row: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """What a thing is called in each language: a line of names, or a table a language."""
    for code in CODES:
        if "names" in row:
            yield code, {"text": row["names"][code]}
        else:
            words = dict(row[code])
            if "name" in words:
                words["text"] = words.pop("name")
            yield code, words


def _parents(rows: list[dict[str, Any]]) -> None:
    numbers = dict(Place.objects.values_list("slug", "pk"))
    for row in rows:
        if row.get("parent"):
            Place.objects.filter(slug=row["key"], parent=None).update(parent=numbers[row["parent"]])


def _tags(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        defaults = {"name": row["names"]["ru"], "is_confirmed": True}
        tag, made = Tag.objects.get_or_create(slug=row["key"], defaults=defaults)
        if made:
            for code, words in _words(row):
                TagName.objects.create(tag=tag, language=code, **words)


def _pages(rows: list[dict[str, Any]]) -> None:
    for position, row in enumerate(rows):
        page, made = Page.objects.get_or_create(slug=row["key"], defaults={"position": position})
        if made:
            for code in CODES:
                PageText.objects.create(page=page, language=code, **row[code])
