"""Brings a form that was typed upon an older text up to the newer one, unless they collide."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from articles import aliases, snapshot
from articles.admin.writing import form_pairs, typed
from articles.kept import Pairs, version_of
from articles.models import Article, Redaction
from articles.text import blocks, merge

# How the parts of a snapshot merge: lists by their members, tags as a set, all others as a whole.
BY_MEMBERS = ("credits", "related")
DERIVED = ("credit_line_basis",)
# The parts in which no words can stand that were taken out of the record.
CHOSEN = ("language", "form", "label", "section_id", "place_id", "lead_picture_id")
WORDLESS = (*CHOSEN, "tags", *BY_MEMBERS, *snapshot.DATES, *snapshot.TIMES)
CHOICES = ("theirs", "ours", "both")


@dataclass(frozen=True)
class Collision:
    """Two changes of one thing; `key` stays the same as long as all three texts do."""

    part: str
    piece: merge.Piece

    @property
    def key(self) -> str:
        told = json.dumps([self.part, *self.piece[1:]]).encode()
        return hashlib.sha256(told).hexdigest()[:16]

    @property
    def allows_both(self) -> bool:
        """Whether there is room for theirs and ours, one after the other."""
        return self.part in ("body", *BY_MEMBERS) and bool(self.piece.theirs and self.piece.ours)


@dataclass(frozen=True)
class Merge:
    """What becomes of each part, the pairs it came from, and what it was merged with.

    `redaction` is the one that took words out of the text which the form was typed upon.
    """

    parts: dict[str, list[merge.Piece]]
    pairs: Pairs
    version: int
    new_tags: tuple[str, ...] = ()
    redaction: Redaction | None = None

    @property
    def collisions(self) -> list[Collision]:
        return [
            Collision(part, piece)
            for part, pieces in self.parts.items()
            for piece in pieces
            if piece.side == "collision"
        ]

    @property
    def taken(self) -> dict[str, int]:
        """The parts in which something of theirs was taken in, and how many pieces of it."""
        counts = {
            part: sum(piece.side == "theirs" for piece in pieces)
            for part, pieces in self.parts.items()
        }
        return {part: count for part, count in counts.items() if count}

    def form(self, choices: dict[str, str]) -> Pairs:
        """The form as it would be sent had it been typed upon the newer text.

        `choices` say of each collision, by its key, whether theirs, ours or both are taken.
        """
        pairs = form_pairs.put(self.pairs, "typed_upon", str(self.version))
        for part, pieces in self.parts.items():
            items = [item for piece in pieces for item in _chosen(part, piece, choices)]
            if items != [item for piece in pieces for item in piece.ours]:
                pairs = form_pairs.write(pairs, part, value_of(part, items), self.new_tags)
        return pairs


def of(pairs: Pairs, article: Article) -> Merge | None:
    """Merge a form with the stored text of `article`; None where it was typed upon just that.

    The caller holds the row's lock. Raises sanitise.TooLong as saving would.
    """
    version = version_of(pairs)
    if version == article.version:
        return None
    merged = aliases.known()
    typed_now = typed.read(typed.form_data(pairs), article)
    began = article.revisions.filter(version=version).first()
    theirs = plain(aliases.resolve(snapshot.take(article), merged))
    ours = plain(typed_now.snapshot) | typed_now.unread
    base = plain(aliases.resolve(began.snapshot, merged)) if began else {}
    redaction = began.redaction if began else None
    parts = {
        part: _apart(part, theirs, ours)
        if redaction and part not in WORDLESS
        else _merged(part, base, theirs, ours)
        for part in theirs
        if part not in DERIVED
    }
    return Merge(parts, pairs, article.version, tuple(typed_now.new_tags), redaction)


def plain(data: dict[str, Any]) -> dict[str, Any]:
    """A snapshot in the one spelling that a form can give: times to the minute, blocks apart."""
    times = {name: _minute(data[name]) for name in snapshot.TIMES}
    chain = [{**hop, "taken_at": _minute(hop["taken_at"])} for hop in data["chain"]]
    return {**data, **times, "chain": chain, "body": "\n\n".join(blocks.blocks(data["body"]))}


def _minute(moment: str | None) -> str | None:
    if not moment:
        return None
    exact = datetime.fromisoformat(moment).astimezone(UTC)
    return exact.replace(second=0, microsecond=0).isoformat()


def _merged(
    part: str, base: dict[str, Any], theirs: dict[str, Any], ours: dict[str, Any]
) -> list[merge.Piece]:
    if part == "tags":
        return [_merged_tags(*(set(each.get(part, ())) for each in (base, theirs, ours)))]
    if part == "body" or part in BY_MEMBERS:
        return merge.sequences(*(list(_members(part, each)) for each in (base, theirs, ours)))
    before = _told(base[part]) if part in base else ""
    return [merge.whole(before, _told(theirs[part]), _told(ours[part]))]


def _told(value: Any) -> str:
    """A value as text, the same whatever order its keys came in."""
    return json.dumps(value, sort_keys=True)


def _apart(part: str, theirs: dict[str, Any], ours: dict[str, Any]) -> list[merge.Piece]:
    """Where words were taken out of what a form began from, nobody knows who changed what.

    The words that went would count as typed, and come back: each difference is asked for.
    """
    if part == "body":
        return merge.apart(*(list(_members(part, each)) for each in (theirs, ours)))
    return _merged(part, {}, theirs, ours)


def _merged_tags(base: set[int], theirs: set[int], ours: set[int]) -> merge.Piece:
    result = (ours | (theirs - base)) - (base - theirs)
    return merge.whole(*(json.dumps(sorted(each)) for each in (ours, result, ours)))


def _members(part: str, data: dict[str, Any]) -> Iterator[str]:
    if part == "body":
        return iter(blocks.blocks(data.get(part, "")))
    return map(_told, data.get(part, ()))


def _chosen(part: str, piece: merge.Piece, choices: dict[str, str]) -> merge.Items:
    if piece.side != "collision":
        return piece.merged
    choice = choices.get(Collision(part, piece).key, "ours")
    return {
        "theirs": piece.theirs,
        "ours": piece.ours,
        "both": piece.theirs + piece.ours,
    }[choice]


def value_of(part: str, items: list[str]) -> Any:
    """The value of a part of a snapshot, put together again."""
    if part == "body":
        return "\n\n".join(items)
    if part in BY_MEMBERS:
        return [json.loads(item) for item in items]
    return json.loads(items[0])
