"""A page as it is kept, and the answers that are made of it: plain, packed, not modified."""

import zlib
from hashlib import sha256
from struct import pack
from typing import NamedTuple

from reader.cache.recording import Record

Headers = list[tuple[str, str]]
NEVER = float("-inf")
WORTH_PACKING = 400
LEVEL = 9
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
GZIP_LAST = b"\x03\x00"  # an empty last block
OVERHEAD = 3000
DAY_SECONDS = 24 * 3600
KEPT_WHEN_NOT_MODIFIED = {"cache-control", "content-location", "expires", "vary"}
OF_THE_BODY = {"content-length", "etag", "content-encoding", "vary"}


class Answer(NamedTuple):
    """What is sent: the whole, or that the visitor's copy is still good."""

    etag: str
    headers: Headers
    unmodified: Headers
    body: list[bytes]


class Part:
    """A stretch of bytes, and the same deflated so that stretches can be joined unpacked."""

    __slots__ = ("_packed", "crc", "data", "digest")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.digest = sha256(data).hexdigest()[:18]  # which processors have an instruction for
        self._packed: bytes | None = None

    @property
    def packed(self) -> bytes:
        """Raw deflate that ends at a byte and refers to nothing before it (RFC 1951)."""
        if self._packed is None:
            made = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
            self._packed = made.compress(self.data) + made.flush(zlib.Z_FULL_FLUSH)
        return self._packed

    @property
    def size(self) -> int:
        return len(self.data) + len(self._packed or b"")


class Kept:
    """Anything made from keys: what it was made from, when, and until when it is fresh."""

    __slots__ = ("fresh_until", "is_cleared", "keys", "made_at", "stretches", "used")

    def __init__(
        self,
        keys: frozenset[str],
        stretches: dict[str, tuple[int, int]],
        made_at: float,
        fresh_until: float,
    ) -> None:
        self.keys = keys
        self.stretches = stretches
        self.made_at = made_at
        self.fresh_until = fresh_until
        self.is_cleared = False
        self.used = False

    def clear(self) -> None:
        """Let it be served no more, except while the database is down."""
        self.is_cleared = True
        self.fresh_until = NEVER

    @property
    def size(self) -> int:
        return OVERHEAD


class Page(Kept):
    """A whole response. Where `hole` is set, the newest stories go between its two parts."""

    __slots__ = ("_answers", "headers", "hole", "parts", "status")

    def __init__(
        self,
        kept: Kept,
        status: str,
        headers: Headers,
        body: tuple[bytes, ...],
        hole: tuple[str, frozenset[int]] | None = None,
    ) -> None:
        super().__init__(kept.keys, kept.stretches, kept.made_at, kept.fresh_until)
        self.status = status
        self.headers = headers
        self.parts = tuple(Part(data) for data in body)
        self.hole = hole
        self._answers: tuple[Part | None, dict[bool, Answer]] = (None, {})

    @property
    def is_packed(self) -> bool:
        """Whether there is enough of it for packing to pay."""
        return self.hole is not None or sum(len(part.data) for part in self.parts) > WORTH_PACKING

    @property
    def size(self) -> int:
        made = sum(len(data) for answer in self._answers[1].values() for data in answer.body)
        return OVERHEAD + sum(part.size for part in self.parts) + made

    def ready(self, *, packed: bool, rail: Part | None = None) -> Answer | None:
        """The whole answer where it was made before with the same `rail`."""
        joined, answers = self._answers
        return answers.get(packed) if joined is rail else None

    def answer(self, *, packed: bool, rail: Part | None = None) -> Answer:
        """The whole answer, made once for each `rail`, which goes into the hole."""
        joined, answers = self._answers
        if joined is not rail:
            answers = {}
            self._answers = (rail, answers)
        if packed not in answers:
            answers[packed] = self._made(rail, packed=packed and self.is_packed)
        return answers[packed]

    def _made(self, rail: Part | None, *, packed: bool) -> Answer:
        first, *rest = self.parts
        parts = [first, *([rail] if rail else []), *rest]
        body = _gzip(parts) if packed else b"".join(part.data for part in parts)
        etag = f'"{".".join(part.digest for part in parts)}{"-gz" if packed else ""}"'
        own: Headers = [("ETag", etag), ("Content-Length", str(len(body)))]
        if self.is_packed:
            own.append(("Vary", "Accept-Encoding"))
        if packed:
            own.append(("Content-Encoding", "gzip"))
        headers = self.headers + own
        told = [pair for pair in headers if pair[0].lower() in KEPT_WHEN_NOT_MODIFIED]
        return Answer(etag, headers, [*told, ("ETag", etag)], [body])


def _gzip(parts: list[Part]) -> bytes:
    """One member (RFC 1952) of parts that were deflated one by one."""
    crc = 0
    for part in parts:
        crc = zlib.crc32(part.data, crc)
    size = sum(len(part.data) for part in parts) & 0xFFFFFFFF
    deflated = b"".join(part.packed for part in parts)
    return GZIP_HEAD + deflated + GZIP_LAST + pack("<II", crc, size)


def kept_from(record: Record, now: float) -> Kept:
    """What was noted while something was rendered that was begun at `now`."""
    until = record.fresh_until.timestamp() if record.fresh_until else now + DAY_SECONDS
    return Kept(frozenset(record.keys), record.stretches, now, until)
