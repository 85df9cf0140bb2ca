"""A form as [[name, value], …]: taken from a request, and parts of a snapshot written into it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from articles import snapshot
from articles.admin.writing import names, tags
from articles.admin.writing.times import MINUTES
from articles.kept import Pairs
from articles.models import Author, Place, Source, Tag

# A part of a snapshot and the field that shows it; other parts have fields of their own names.
FIELDS = {"section_id": "section", "lead_picture_id": "lead_picture"}
NOT_TYPED = ("csrfmiddlewaretoken", "page", "taken_text")


def sent(data: QueryDict) -> Pairs:
    """What was typed and chosen in a form that was sent; buttons are left out."""
    return [
        [name, str(value)]
        for name, values in data.lists()
        for value in values
        if name not in NOT_TYPED and not name.startswith("_")
    ]


def put(pairs: Pairs, name: str, value: str) -> Pairs:
    """The form with `value` in the field `name`."""
    return [*([field, text] for field, text in pairs if field != name), [name, value]]


def write(pairs: Pairs, part: str, value: Any, new_tags: Iterable[str] = ()) -> Pairs:
    """The form with a part of a snapshot written into it."""
    if part == "tags":
        return put(pairs, part, _line_of(value, new_tags))
    if part == "related":
        return put(pairs, part, ",".join(str(number) for number in value))
    if part in ROWS:
        return _with_rows(pairs, part, value)
    if part == "place_id":
        number, name = _named(Place, [value]).get(value, ("", ""))
        return put(put(pairs, "place_id", number), "place_name", name)
    if part in snapshot.TIMES and value:
        value = timezone.localtime(datetime.fromisoformat(value)).strftime(MINUTES)
    return put(pairs, FIELDS.get(part, part), "" if value is None else str(value))


def _line_of(numbers: list[int], new_tags: Iterable[str]) -> str:
    found = Tag.objects.filter(pk__in=numbers).prefetch_related("names")
    return ", ".join(filter(None, [tags.shown(found), *new_tags]))


def _with_rows(pairs: Pairs, part: str, value: list[Any]) -> Pairs:
    """The form with other rows in a formset."""
    prefix, rows_of = ROWS[part]
    rows = rows_of(value)
    kept = [pair for pair in pairs if not pair[0].startswith(f"{prefix}-")]
    counts = {"TOTAL_FORMS": len(rows), "INITIAL_FORMS": 0}
    kept += [[f"{prefix}-{name}", str(count)] for name, count in counts.items()]
    for index, row in enumerate(rows):
        fields = {**row, "position": str(index)}
        kept += [[f"{prefix}-{index}-{name}", text] for name, text in fields.items()]
    return kept


def _credits(value: list[Any]) -> list[dict[str, str]]:
    """Rows of [author, role], or of [None, role, name] where nobody knows who is meant."""
    found = _named(Author, [author for author, *_rest in value])
    return [
        {**_who(*found.get(author, ("", "".join(name)))), "role": role}
        for author, role, *name in value
    ]


def _chain(value: list[Any]) -> list[dict[str, str]]:
    found = _named(Source, [hop["source"] for hop in value])
    return [
        {
            **_who(*found.get(hop["source"], ("", hop.get("name", "")))),
            "step": str(hop["step"]),
            "role": hop["role"],
            "url": hop["url"],
            "taken_at": _minutes(hop["taken_at"]),
        }
        for hop in value
    ]


def _who(number: str, name: str) -> dict[str, str]:
    return {"who_id": number, "who_name": name}


def _minutes(moment: str | None) -> str:
    if not moment:
        return ""
    return timezone.localtime(datetime.fromisoformat(moment)).strftime(MINUTES)


def _named(model: Any, numbers: list[Any]) -> dict[Any, tuple[str, str]]:
    """Number and name of each, as the widget for a name shows them."""
    wanted = [number for number in numbers if number]
    found = model.objects.prefetch_related("names").in_bulk(wanted)
    return {number: (str(number), names.name_of(row)) for number, row in found.items()}


ROWS: dict[str, tuple[str, Callable[[list[Any]], list[dict[str, str]]]]] = {
    "credits": ("credits", _credits),
    "chain": ("attributions", _chain),
}
