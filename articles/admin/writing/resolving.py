"""A snapshot's numbers and codes as words: names of sections, sources, authors, pictures."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from articles.admin.writing import names, tags
from articles.models import (
    Article,
    Attribution,
    Author,
    Credit,
    Picture,
    Place,
    Section,
    Source,
    Tag,
)
from articles.text import times

NOTHING = "–"


class Resolved:
    """Names of everything that some snapshots mention, read in a fixed number of queries."""

    def __init__(self, snapshots: Iterable[dict[str, Any]]) -> None:
        data = list(snapshots)
        self._names = {
            "section_id": _names(Section, {each["section_id"] for each in data}),
            "place_id": _names(Place, {each["place_id"] for each in data}),
            "author": _names(Author, {a for each in data for a, *_rest in each["credits"]}),
            "source": _names(Source, {hop["source"] for each in data for hop in each["chain"]}),
        }
        found = Tag.objects.prefetch_related("names").in_bulk({t for e in data for t in e["tags"]})
        self._names["tag"] = {number: tags.tag_name(tag) for number, tag in found.items()}
        shown = {e["lead_picture_id"] for e in data} | {n for e in data for n in e["pictures"]}
        pictures = Picture.objects.in_bulk(shown - {None})
        self._names["picture"] = {number: str(picture) for number, picture in pictures.items()}

    def shown(self, name: str, value: Any) -> str:
        """The value of one field of a snapshot as a person reads it."""
        if value in (None, "", []):
            return NOTHING
        show = getattr(self, f"_{name}", None)
        return str(show(value)) if show else str(value)

    def _named(self, table: str, number: int) -> str:
        return self._names[table].get(number, f"№ {number}")

    def _section_id(self, value: int) -> str:
        return self._named("section_id", value)

    def _place_id(self, value: int) -> str:
        return self._named("place_id", value)

    def _lead_picture_id(self, value: int) -> str:
        return self._named("picture", value)

    def _pictures(self, value: list[int]) -> str:
        return ", ".join(self._named("picture", number) for number in value)

    def _tags(self, value: list[int]) -> str:
        return ", ".join(sorted(self._named("tag", number) for number in value))

    def _credits(self, value: list[list[Any]]) -> str:
        return ", ".join(self._credit(*credit) for credit in value)

    def _credit(self, number: int | None, role: str, name: str = "") -> str:
        """`name` is what was typed for somebody whom nobody knows."""
        who = name if number is None else self._named("author", number)
        return f"{who} ({dict(Credit.Role.choices).get(role, NOTHING)})"

    def _chain(self, value: list[dict[str, Any]]) -> str:
        return " → ".join(
            f"{hop.get('name') or self._named('source', hop['source'])}"
            f" ({Attribution.Role(hop['role']).label})" + (f" {hop['url']}" if hop["url"] else "")
            for hop in value
        )

    def _related(self, value: list[int]) -> str:
        return ", ".join(f"№ {number}" for number in value)

    def _form(self, value: str) -> Any:
        return Article.Form(value).label

    def _label(self, value: str) -> Any:
        return Article.Label(value).label

    def _language(self, value: str) -> Any:
        return dict(settings.LANGUAGES).get(value, value)

    def _event_on(self, value: str) -> str:
        return times.long_date(date.fromisoformat(value), get_language() or "ru")

    _original_on = _event_on

    def _breaking_until(self, value: str) -> str:
        zone = timezone.get_current_timezone()
        return times.date_time(datetime.fromisoformat(value), get_language() or "ru", zone)

    _embargo_until = _breaking_until


def _names(model: Any, numbers: set[int | None]) -> dict[int, str]:
    found = model.objects.prefetch_related("names").in_bulk(numbers - {None})
    return {number: names.name_of(row) for number, row in found.items()}
