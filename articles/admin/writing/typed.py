"""The form as it stands, saved or not: what is typed, in the shape of `articles.snapshot`.

For whoever looks at a text before it is saved: the preview, the checks beside the text, and a
comparison of what was typed with what is stored. Nothing is validated and nothing is written: what
can't be understood is left out, what the form didn't send keeps the article's own value.

    typed = read(request.POST, article)     # `article` may be unsaved: Article()
    typed = read(form_data(pairs), article)  # pairs: [[name, value], …], as an autosave keeps it
    typed.snapshot                           # as snapshot.take(article) would give after a save

Three things differ from a saved snapshot, since there is nothing yet to point at: a source that
nobody knows has `"source": None` and its `"name"` in the chain, tags that nobody knows are in
`typed.new_tags`, and `typed.raw_body` is the body before the field cleaned it. What was left out,
since saving would refuse it, stands in `typed.unread`.
Asks at most 15 queries, whatever stands in the form. Raises sanitise.TooLong as saving would.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import QueryDict

from articles import aliases, crediting, own_links, relating, snapshot
from articles.admin.writing.form import ArticleForm
from articles.admin.writing.parts import FARTHEST, AttributionForm
from articles.models import Article, Attribution, Author, Credit, Place, Source, Tag
from articles.text import sanitise, words

WORDS = ("form", "label", "slug", "deck", "lead_caption", "credit_line_override")
NUMBERS = {"section": "section_id", "lead_picture": "lead_picture_id"}
MOST_ROWS = 100
Form = Mapping[str, str]
Meant = dict[tuple[str, str], Any]


@dataclass(frozen=True)
class Typed:
    """What a form holds."""

    snapshot: dict[str, Any]
    new_tags: list[str]
    raw_body: str
    unread: dict[str, Any]
    """The parts that hold more than the snapshot could take, as they were typed: rows of credits
    as [None, role, name], any other part as {"typed": its words}."""


def form_data(pairs: Iterable[Sequence[str]]) -> QueryDict:
    """A form kept as [[name, value], …] as if it had been sent."""
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    return data


def read(form: QueryDict | Form, article: Article) -> Typed:
    """What `form` says of `article`."""
    data = {name: str(form[name]) for name in form}
    unread: dict[str, Any] = {}
    found = snapshot.take(article) if article.pk else empty(article)
    found |= {name: data[name].strip() for name in WORDS if name in data}
    found |= {stored: _number(data[name]) for name, stored in NUMBERS.items() if name in data}
    if data.get("language") in dict(Article._meta.get_field("language").flatchoices):
        found["language"] = data["language"]
    found["headline"] = " ".join(data.get("headline", found["headline"]).split())
    raw_body = data.get("body", found["body"])
    found["body"] = own_links.numbered(sanitise.clean(raw_body.strip()))
    found |= {name: _moment(data, name) for name in _times() if name in data}
    if "place_name" in data:
        place = (data.get("place_id", ""), data["place_name"])
        row = _meant(Place.objects.all(), [place]).get(place)
        found["place_id"] = row.pk if row else None
        if place[1].strip() and not row:
            unread["place_id"] = {"typed": place[1].strip()}
    if "related" in data:
        found["related"] = relating.numbers(data["related"])
    new_tags = _take_tags(found, data)
    unread |= _take_parts(found, data)
    unread |= _plain_unread(found, data)
    _take_basis(found, data, article)
    return Typed(found, new_tags, raw_body, unread)


def empty(article: Article) -> dict[str, Any]:
    """The snapshot of an article that has no parts yet."""
    plain = {name: getattr(article, name) for name in snapshot.PLAIN}
    times = dict.fromkeys((*snapshot.DATES, *snapshot.TIMES))
    return {**plain, **times, "credits": [], "chain": [], "tags": [], "related": []}


def _plain_unread(found: dict[str, Any], data: Form) -> dict[str, Any]:
    """Times and numbers that are none."""
    stored = {**{name: name for name in _times()}, **NUMBERS}
    return {
        part: {"typed": text}
        for name, part in stored.items()
        if (text := data.get(name, "").strip()) and found[part] is None
    }


def _number(text: str) -> int | None:
    return int(text[:18]) if text.isdecimal() else None


def _times() -> tuple[str, ...]:
    return (*snapshot.DATES, *snapshot.TIMES)


def _moment(data: Form, name: str, field: Any = None) -> str | None:
    try:
        moment = (field or ArticleForm.base_fields[name]).clean(data.get(name, ""))
    except ValidationError:
        return None
    return moment.isoformat() if moment else None


def _take_tags(found: dict[str, Any], data: Form) -> list[str]:
    """Put the tags of these names into `found`; return the names that no tag has."""
    if "tags" not in data:
        return []
    typed = {words.fold(name): name.strip() for name in data["tags"].split(",") if name.strip()}
    known = Tag.objects.filter(Q(folded__in=typed) | Q(names__folded__in=typed)).distinct()
    by_name: dict[str, int] = {}
    for tag in known.select_related("merged_into").prefetch_related("names"):
        by_name |= dict.fromkeys((tag.folded, *_names(tag)), aliases.winner_of(tag).pk)
    found["tags"] = sorted({by_name[name] for name in typed if name in by_name})
    return [text for name, text in typed.items() if name not in by_name]


def _take_parts(found: dict[str, Any], data: Form) -> dict[str, Any]:
    """Put the rows of these parts into `found`; return those that hold a row nobody can place."""
    unread: dict[str, Any] = {}
    if "credits-TOTAL_FORMS" in data:
        rows = sorted(_rows(data, "credits"), key=_place)
        authors = _meant(
            Author.objects.select_related("merged_into"), [_named(row) for row in rows]
        )
        typed = [_credit(row, authors) for row in rows]
        found["credits"] = [credit for credit in typed if credit[0] is not None]
        if found["credits"] != typed:
            unread["credits"] = typed
    if "attributions-TOTAL_FORMS" in data:
        rows = sorted(_rows(data, "attributions"), key=_place)
        sources = _meant(
            Source.objects.select_related("merged_into"), [_named(row) for row in rows]
        )
        found["chain"] = list(_chain([row for row in rows if _is_hop(row)], sources))
        if not all(_is_hop(row) and _is_dated(row) for row in rows):
            unread["chain"] = {"typed": "; ".join(_in_words(row) for row in rows)}
    return unread


def _credit(row: Form, authors: Meant) -> list[Any]:
    """Author and role; with the name as typed where saving would refuse the row."""
    author, role = authors.get(_named(row)), row.get("role", "")
    if author and role in Credit.Role.values:
        return [author.pk, role]
    return [None, role, _named(row)[1]]


def _is_dated(row: Form) -> bool:
    return bool(_moment_of(row)) or not row.get("taken_at", "").strip()


def _in_words(row: Form) -> str:
    return " ".join(filter(None, (_named(row)[1], row.get("url"), row.get("taken_at"))))


def _is_hop(row: Form) -> bool:
    return row.get("role", "") in Attribution.Role.values


def _chain(rows: list[Form], sources: Meant) -> Iterator[dict[str, Any]]:
    steps = sorted({_place(row)[0] for row in rows})
    for row in rows:
        source = sources.get(_named(row))
        hop = {
            "step": steps.index(_place(row)[0]) + 1,
            "source": source.pk if source else None,
            "role": row["role"],
            "url": row.get("url", "").strip(),
            "taken_at": _moment_of(row),
        }
        yield hop if source else {**hop, "name": _named(row)[1]}


def _moment_of(row: Form) -> str | None:
    return _moment(row, "taken_at", AttributionForm.base_fields["taken_at"])


def _take_basis(found: dict[str, Any], data: Form, article: Article) -> None:
    """The generated line that a line by hand stands for, as saving would note it."""
    if not found["credit_line_override"]:
        found["credit_line_basis"] = ""
    elif data.get("line_still_fits") or (
        found["credit_line_override"] != article.credit_line_override
    ):
        sources = crediting.sources_of([found])
        found["credit_line_basis"] = crediting.generated_line(found, sources)


def _rows(data: Form, prefix: str) -> Iterator[Form]:
    """The rows of a part that name somebody and stay."""
    total = min(_number(data[f"{prefix}-TOTAL_FORMS"]) or 0, MOST_ROWS)
    for index in range(total):
        start = f"{prefix}-{index}-"
        row = {name.removeprefix(start): data[name] for name in data if name.startswith(start)}
        if row.get("who_name", "").strip() and not row.get("DELETE"):
            yield row


def _named(row: Form) -> tuple[str, str]:
    """The number chosen and the name typed."""
    return row.get("who_id", ""), " ".join(row["who_name"].split())


def _place(row: Form) -> tuple[int, int]:
    """Where a row stands: its step and its order, as the form's own rows are ordered."""
    has_steps = "step" in row
    position = _number(row.get("position", ""))
    step = (_number(row["step"]) or FARTHEST) if has_steps else 0
    return step, FARTHEST if position is None else position


def _meant(rows: QuerySet[Any], wanted: Iterable[tuple[str, str]]) -> Meant:
    """Which row each (number, name) means, in two queries: as chosen, or the only one so named."""
    pairs = [pair for pair in wanted if pair[1].strip()]
    if not pairs:
        return {}
    numbers = [number for pair in pairs if (number := _number(pair[0]))]
    query = Q(pk__in=numbers) | Q(names__folded__in=[words.fold(text) for _id, text in pairs])
    found = {row.pk: row for row in rows.filter(query).distinct().prefetch_related("names")}
    meant = {pair: _choice(found, *pair) for pair in pairs}
    return {pair: row for pair, row in meant.items() if row}


def _choice(found: dict[int, Any], number: str, text: str) -> Any:
    folded = words.fold(text)
    chosen = found.get(_number(number) or 0)
    if chosen and folded in (words.fold(chosen.slug), *_names(chosen)):
        return _standing(chosen)
    named = {_standing(row) for row in found.values() if folded in _names(row)}
    return named.pop() if len(named) == 1 else None


def _standing(row: Any) -> Any:
    """What answers for `row` now; places are never merged."""
    return row if isinstance(row, Place) else aliases.winner_of(row)


def _names(row: Any) -> set[str]:
    return {name.folded for name in row.names.all()}
