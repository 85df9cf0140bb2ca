"""The public's rows of an article: editions, the lists they stand in, the pictures they show."""

from dataclasses import dataclass

from articles.archive import cast, rows, snapshots
from articles.archive.desk_rows import EMPTY, Made, note_kind
from articles.archive.facts import Facts, iso
from articles.archive.recipe import Fate
from articles.archive.texts import Text
from articles.archive.wire import (
    NO,
    NULL,
    YES,
    big,
    big_or_null,
    day,
    four,
    json,
    microseconds,
    row,
    small,
    text,
    whole,
    word,
)
from articles.models import FOREVER, day_key
from articles.models.edition import RENDER_VERSION
from articles.text import typography

FOR_EVER = microseconds(FOREVER)
UNLISTED = "editing"
NOTHING = json(b"[]")


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition: from which revision, from when until when, and what readers are told with it."""

    version: int
    start: int
    end: int
    updated: int | None = None
    note: bytes = b""
    is_retracted: bool = False


def write(facts: Facts, told: Text, made: Made) -> None:
    shown = _shown(facts)
    first = facts.first["articles_edition"]
    for place, edition in enumerate(shown):
        made["articles_edition"].append(_edition(facts, told, edition, first + place))
    last = shown[-1]
    if last.end == FOR_EVER:
        made["articles_listing"] += _listings(facts, last, first + len(shown) - 1)
    made["articles_pictureuse"] += _uses(facts, shown, first)


def _shown(facts: Facts) -> list[Shown]:
    """The editions, oldest first."""
    fate, start = facts.recipe.fate, facts.life.published
    later = facts.life.steps[-1].at
    if fate in (Fate.PUBLISHED, Fate.SCHEDULED):
        return [Shown(1, start, FOR_EVER)]
    first = Shown(1, start, later)
    if fate is Fate.WITHDRAWN:
        return [first]
    if fate is Fate.CHANGED:
        return [first, Shown(2, later, FOR_EVER, later)]
    note = snapshots.NOTE % (
        facts.first["articles_correction"],
        note_kind(facts),
        snapshots.quoted(typography.typeset(facts.note(), facts.recipe.language).encode()),
        iso(later).encode(),
    )
    return [first, Shown(1, later, FOR_EVER, later, note, fate is Fate.RETRACTED)]


def _edition(facts: Facts, told: Text, shown: Shown, number: int) -> bytes:
    found, gone = facts.recipe, shown.is_retracted
    body = told.before if told.before and shown.version == 1 else told.body
    revision = facts.first["articles_revision"] + shown.version - 1
    line = cast.chains()[found.chain].lines[found.language]
    return row(
        33,
        four(number, facts.article, revision, facts.story),
        word(found.language),
        big(shown.start),
        big(shown.end),
        big(facts.life.published),
        big_or_null(shown.updated),
        word(found.form),
        word(found.label),
        text(told.headline[1]),
        EMPTY if gone else text(told.deck[1]),
        EMPTY if gone else text(body[1]),
        EMPTY if gone else text(told.excerpt),
        text(told.slug),
        big(facts.section),
        big_or_null(facts.place),
        day(facts.event_on),
        day(facts.original_on),
        NULL if gone else big_or_null(facts.lead),
        EMPTY,
        json(b"[%b]" % snapshots.credits(facts)),
        NOTHING if gone else json(snapshots.chain(facts.hops)),
        NOTHING if gone else json(b"[%b]" % snapshots.listed(facts.tags_in_order)),
        NOTHING if gone else json(b"[%b]" % snapshots.listed(facts.related)),
        EMPTY if gone else text(_typeset(line, found.language)),
        json(b"[%b]" % shown.note),
        YES if gone else NO,
        NULL,
        whole(0 if gone else body[3]),
        small(RENDER_VERSION),
        big(min(shown.start, facts.life.steps[-1].at)),
    )


def _listings(facts: Facts, shown: Shown, edition: int) -> list[bytes]:
    first, article = facts.first["articles_listing"], facts.article
    published, start, end = facts.life.published, shown.start, shown.end
    return [
        rows.LISTING[kind](
            9, 8, first + place, 8, edition, 8, article, 8, key,
            8, start if kind == b"notes" else published, 8, start, 8, end,
            len(kind), kind, 2, facts.language,
        )
        for place, (kind, key) in enumerate(_places(facts, shown))
    ]  # fmt: skip


def _places(facts: Facts, shown: Shown) -> list[tuple[bytes, int]]:
    notes = [(b"notes", 0)] if shown.note else []
    if shown.is_retracted:
        return notes
    own = [(b"latest", 0), (b"section", facts.section), (b"day", day_key(facts.day))]
    own += [(b"tag", tag) for tag in facts.tags]
    own += [(b"author", who) for who, role in facts.credits if role != UNLISTED]
    own += [(b"source", hop.source) for hop in facts.hops]
    own += [(b"place", place) for place in facts.places]
    return list(dict.fromkeys(own + notes))


def _uses(facts: Facts, shown: list[Shown], edition: int) -> list[bytes]:
    """Where pictures stand: at the desk, then in each edition."""
    uses = sorted({(picture, b"text") for picture in facts.pictures})
    if facts.lead is not None:
        uses = sorted([*uses, (facts.lead, b"lead")])
    homes: list[int | None] = [None]
    homes += [edition + place for place, each in enumerate(shown) if not each.is_retracted]
    first = facts.first["articles_pictureuse"]
    every = [(picture, home, place) for home in homes for picture, place in uses]
    return [rows.picture_use(first + place, facts.article, *use) for place, use in enumerate(every)]


_lines: dict[tuple[str, str], bytes] = {}


def _typeset(line: str, language: str) -> bytes:
    """A credit line as it is printed; there are a few thousand of them."""
    key = line, language
    if key not in _lines:
        _lines[key] = typography.typeset(line, language).encode()
    return _lines[key]
