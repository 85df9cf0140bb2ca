"""JSON by hand, in the one spelling that hashes are made over, from bytes that are ready.

What is spelled here is compared with what `articles.snapshot` and `accounts.chain` spell, by tests.
"""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256, shake_128
from itertools import groupby

from articles.archive.facts import Facts, Hop, iso
from articles.archive.texts import Text
from articles.archive.wire import moment_of

NULL = b"null"
SNAPSHOT = (
    b'{"body":"%b","breaking_until":null,"chain":[%b],"credit_line_basis":"",'
    b'"credit_line_override":"","credits":[%b],"deck":"%b","embargo_until":null,"event_on":%b,'
    b'"form":"%b","headline":"%b","label":"%b","language":"%b","lead_caption":"",'
    b'"lead_picture_id":%b,"original_on":%b,"place_id":%b,"related":[%b],"section_id":%d,'
    b'"slug":"%b","tags":[%b]}'
)
REVISION = (
    b'{"article":%d,"at":"%b","by":%d,"data":"%b","left":"","note":"%b","previous":"%b",'
    b'"salt":"%b","version":%d}'
)
ENTRY = (
    b'{"about":"%b","act":"%b","address":null,"at":"%b","by":%d,"details":%b,"previous":"%b",'
    b'"salt":"%b"}'
)
HOP = b'{"role":"%b","source":%d,"step":%d,"taken_at":%b,"url":"%b"}'
STEP = b'{"step":%d,"role":"%b","sources":[%b]}'
SOURCE = b'{"id":%d,"url":"%b","taken_at":%b}'
NOTE = b'{"id":%d,"kind":"%b","text":"%b","made_at":"%b"}'


def snapshots(facts: Facts, text: Text, bodies: Iterable[bytes]) -> list[bytes]:
    """The desk's text as revisions have it, with one body after the other."""
    found = facts.recipe
    others = (
        b",".join([_hop(hop) for hop in facts.hops]),
        credits(facts),
        quoted(text.deck[0]),
        _day(facts.event_on),
        found.form.encode(),
        quoted(text.headline[0]),
        found.label.encode(),
        facts.language,
        number(facts.lead),
        _day(facts.original_on),
        number(facts.place),
        listed(facts.related),
        facts.section,
        text.slug,
        listed(facts.tags),
    )
    return [SNAPSHOT % (quoted(body), *others) for body in bodies]


def credits(facts: Facts) -> bytes:
    return b",".join([b'[%d,"%b"]' % (who, role.encode()) for who, role in facts.credits])


def chain(hops: Iterable[Hop]) -> bytes:
    """The chain as editions have it."""
    steps = []
    for step, group in groupby(hops, key=lambda hop: hop.step):
        found = list(group)
        sources = [SOURCE % (hop.source, hop.url, _moment(hop.taken_at)) for hop in found]
        steps.append(STEP % (step, found[0].role.encode(), b",".join(sources)))
    return b"[%b]" % b",".join(steps)


def salt(kind: bytes, ordinal: int, number: int) -> bytes:
    return shake_128(b"salt %b %d %d" % (kind, ordinal, number)).hexdigest(16).encode()


def told(moment: int) -> bytes:
    """A moment as `accounts.chain` tells it."""
    return moment_of(moment).isoformat(timespec="microseconds").encode()


def digest(told: bytes) -> bytes:
    return sha256(told).hexdigest().encode()


def quoted(text: bytes) -> bytes:
    """A text without control characters as JSON spells it between quotation marks."""
    return text.replace(b"\\", b"\\\\").replace(b'"', b'\\"')


def number(value: int | None) -> bytes:
    return NULL if value is None else b"%d" % value


def listed(values: Iterable[int]) -> bytes:
    return b",".join([b"%d" % value for value in values])


def _hop(hop: Hop) -> bytes:
    return HOP % (hop.role.encode(), hop.source, hop.step, _moment(hop.taken_at), hop.url)


def _moment(moment: int | None) -> bytes:
    return NULL if moment is None else b'"%b"' % iso(moment).encode()


def _day(day: date | None) -> bytes:
    return NULL if day is None else b'"%b"' % day.isoformat().encode()
