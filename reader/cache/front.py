"""The page cache in front of Django: a page that is kept is answered without entering it."""

import time
from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.db import Error
from django.utils import timezone

from reader.cache import asking, network, process
from reader.cache.asking import NO_DATABASE, Application, Start
from reader.cache.flights import Flight, Flights
from reader.cache.memory import Memory
from reader.cache.probing import HANGS_AFTER_SECONDS, Probes
from reader.cache.rails import Hole, Rails
from reader.cache.recording import HOLE, Record
from reader.cache.requests import Environ, Requests, has, known_query, match_of, of_anybody
from reader.cache.shared import Shared
from reader.cache.stored import OF_THE_BODY, Headers, Kept, Page, Part, kept_from

KEPT_STATUSES = ("200 ", "301 ", "410 ")
STALE_SECONDS = 24 * 3600
PATIENCE_SECONDS = 10.0
TRIES = 2
# A shared cache may show it for a second, and for a day where nobody answers it.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"
HOLE_BYTES = HOLE.encode()


class Raw(NamedTuple):
    """A response that is not kept, with what it was made from."""

    keys: frozenset[str]
    stretches: dict[str, tuple[int, int]]
    status: str
    headers: Headers
    body: bytes


class Stale(NamedTuple):
    """A page from before the database went down."""

    page: Page


Made = Page | Raw | Stale


class PageCache:
    """A WSGI application around two others, Django's: `readers` makes the pages that are kept.

    It may be the same one; it is only asked what is the same for everybody.
    """

    def __init__(self, application: Application, readers: Application | None = None) -> None:
        self.application = application
        self.readers = readers or application
        self.is_on = settings.NEWSROOM_PAGE_CACHE_BYTES > 0
        self.has_network = bool(settings.NEWSROOM_CDN)
        self.requests = Requests()
        self.log, self.clock, self.watcher = process.log, process.clock, process.watcher
        self.memory = Memory(self.log, settings.NEWSROOM_PAGE_CACHE_BYTES)
        self.rails = Rails(self.memory, self.clock, self.watcher)
        self.flights: Flights[Made] = Flights()
        self.probes = Probes()
        url = settings.CACHE_URL
        self.shared = Shared(url, self.log, self.watcher) if url else None

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        name = self.requests.name(environ) if self.is_on else ""
        if not name:
            return self.application(environ, start)
        now = timezone.now().timestamp()
        if now >= self.clock.next_at:
            self.clock.strike(now)
        page = self.memory.found.get(name)
        if page is None or now >= page.fresh_until or time.monotonic() >= self.watcher.sees_until:
            return self._miss(name, environ, start, now)
        return self._send(page, name, environ, start, now)

    def _miss(self, name: str, environ: Environ, start: Start, now: float) -> Iterable[bytes]:
        """Make the page, or let Django answer where it makes none that are kept."""
        found = match_of(environ["PATH_INFO"])
        if found is None:
            return self.application(environ, start)
        self.watcher.ensure()
        match, parameters = found
        query = known_query(environ.get("QUERY_STRING") or "", parameters)
        made = self._made(name.partition("?")[0] + query, of_anybody(environ, match, query), now)
        if isinstance(made, Page):
            return self._send(made, name, environ, start, now)
        if isinstance(made, Stale):
            return self._send(made.page, name, environ, start, now, is_stale=True)
        start(made.status, made.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [made.body]

    def _made(self, name: str, asked: Environ, now: float) -> Made:
        """The page; or what is kept, while others find out whether the database answers."""
        if self.watcher.sees:
            self.probes.forget()
            return self._joined(name, asked, now)
        if self.probes.begin():
            return self._probed(name, asked, now)
        kept = self._stale(name, now)
        if kept and self.probes.says_down():
            return kept
        return self._joined(name, asked, now)

    def _probed(self, name: str, asked: Environ, now: float) -> Made:
        """The page, from which others learn whether the database answers."""
        is_down = False
        try:
            made = self._joined(name, asked, now)
            is_down = isinstance(made, Stale) or made.status.startswith(NO_DATABASE)
        finally:
            self.probes.end(is_down=is_down)
        return made

    def _joined(self, name: str, asked: Environ, now: float) -> Made:
        """The page: kept, made by somebody else meanwhile, or made here."""
        arrival = self.log.position
        for _ in range(TRIES):
            page = self.memory.found.get(name)
            sees = self.watcher.sees
            if isinstance(page, Page) and sees and now < page.fresh_until:
                return page
            flight, is_ours = self.flights.join(name, self.log.position)
            if is_ours:
                try:
                    flight.result = self._render(name, asked, now, flight.since)
                except BaseException as error:
                    flight.error = error
                    raise
                finally:
                    self.flights.land(name, flight)
                return flight.result
            if isinstance(page, Page) and sees and not page.is_cleared:
                return page  # old by the clock alone, and being renewed
            if made := self._landed(flight, name, now, arrival):
                return made
        return self._render(name, asked, now, self.log.position)

    def _render(self, name: str, asked: Environ, now: float, since: int) -> Made:
        """Have Django make the page, and keep it where it may be kept."""
        may_keep, seen = self.watcher.sees and self.clock.is_known, self.watcher.learned
        found = self.shared.get(name) if may_keep and self.shared else None
        if found and now < found.fresh_until and self.memory.put(name, found, since):
            return found
        record, (status, headers, body) = asking.ask(self.readers, asked)
        if status.startswith(NO_DATABASE):
            return self._stale(name, now) or Raw(frozenset(), {}, status, headers, body)
        if not _is_for_all(status, headers):
            return Raw(frozenset(record.keys), record.stretches, status, headers, body)
        page = _page(kept_from(record, now), status, headers, body, record)
        if may_keep and self.memory.put(name, page, since) and self.shared:
            self.shared.put(name, page, seen, now)
        return page

    def _landed(self, flight: Flight[Made], name: str, now: float, arrival: int) -> Made | None:
        """What came of another's flight that is true for who came at `arrival`.

        While that one hangs, and nothing is heard from the database, what is kept.
        """
        if not flight.landed.wait(HANGS_AFTER_SECONDS):
            kept = None if self.watcher.sees else self._stale(name, now)
            if kept:
                return kept
            flight.landed.wait(PATIENCE_SECONDS - HANGS_AFTER_SECONDS)
        if flight.error:
            raise flight.error
        made = flight.result
        if made is None or isinstance(made, Stale):
            return made
        return made if self.log.is_true(made, flight.since, arrival) else None

    def _stale(self, name: str, now: float) -> Stale | None:
        """What is kept of a page while the database is down; what is gone is not.

        What a change has cleared is not, either, while changes are heard of: then it is up.
        """
        page = self.memory.found.get(name)
        if not isinstance(page, Page) or now - page.made_at >= STALE_SECONDS:
            return None
        return None if page.is_cleared and self.watcher.sees else Stale(page)

    def _send(
        self,
        page: Kept,
        name: str,
        environ: Environ,
        start: Start,
        now: float,
        *,
        is_stale: bool = False,
    ) -> Iterable[bytes]:
        assert isinstance(page, Page)  # noqa: S101 - nothing else has such a name
        page.used = True
        rail = self._rail(page.hole, now, is_stale=is_stale) if page.hole else None
        packed = self.requests.takes_gzip(environ)
        answer = page.ready(packed=packed, rail=rail)
        if answer is None:
            answer = page.answer(packed=packed, rail=rail)
            self.memory.weigh(name, page)
        if page.status == "200 OK" and has(environ, answer.etag, page.headers):
            start("304 Not Modified", answer.unmodified)
            return []
        headers = answer.headers
        if self.has_network:
            until = min(page.fresh_until, self.rails.fresh_until(page.hole))
            headers = headers + network.life(until, self.clock.next_at, now)
        start(page.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else answer.body

    def _rail(self, hole: Hole, now: float, *, is_stale: bool) -> Part:
        if is_stale:
            return self.rails.last(hole)
        try:
            return self.rails.part(hole, now)
        except Error:  # the database went away since; the page itself is kept
            return self.rails.last(hole)


def _is_for_all(status: str, headers: Headers) -> bool:
    """Whether anybody may have this answer: it sets no cookie, and the view kept it from nobody."""
    said = {name.lower(): value for name, value in headers}
    kept_back = {"set-cookie", "vary", "cache-control"} & said.keys()
    return status.startswith(KEPT_STATUSES) and not kept_back


def _page(kept: Kept, status: str, headers: Headers, body: bytes, record: Record) -> Page:
    own = [pair for pair in headers if pair[0].lower() not in OF_THE_BODY]
    parts = tuple(body.split(HOLE_BYTES)) if record.hole else (body,)
    hole = record.hole if len(parts) > 1 else None
    own += [("Cache-Control", CACHE_CONTROL), *network.keys(record)]
    return Page(kept, status, own, parts, hole)
