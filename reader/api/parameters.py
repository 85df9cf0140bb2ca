"""What may be asked, read strictly: what nobody knows or can read is refused in words."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from articles.models import Address
from reader import names
from reader.api.problems import Refused
from reader.lists import Cursor

LISTS = (names.SECTION, names.TAG, names.AUTHOR, names.SOURCE, names.PLACE)
PAGED = ("limit", "cursor")
OF_ARTICLES = ("language", *LISTS, "published_from", "published_to", *PAGED)
OF_ARTICLE = ("format",)
FORMATS = ("json", "ninjs")
USUAL, MOST = 20, 100
LONGEST_SHOWN = 80
SLUG = re.compile(r"[\w-]{1,80}")


@dataclass(frozen=True)
class Wanted:
    """Articles that are asked for; `lists` are (kind, key), all of which an article stands in."""

    languages: tuple[str, ...]
    lists: tuple[tuple[str, int], ...]
    since: datetime | None
    until: datetime | None
    below: Cursor | None
    limit: int


def articles(request: HttpRequest) -> Wanted:
    """Read the filters of the list of articles. Raises Refused."""
    only(request, OF_ARTICLES)
    languages = _languages(request.GET.get("language"))
    entries = {table: _entry(table, request.GET[table]) for table in LISTS if table in request.GET}
    if names.TAG in entries:  # where a tag has no name, it has no list
        languages = tuple(code for code in languages if code in entries[names.TAG].names)
    since = _moment(request, "published_from", time.min)
    until = _moment(request, "published_to", time.max)
    if since and until and since > until:
        raise Refused(_("“published_from” is later than “published_to”."), "published_from")
    return Wanted(
        languages=languages,
        lists=tuple((table, entry.id) for table, entry in entries.items()),
        since=since,
        until=until,
        below=_cursor(request),
        limit=limit(request),
    )


def only(request: HttpRequest, known: Collection[str]) -> None:
    """Refuse parameters that this address doesn't know, and those that come twice."""
    for name, values in request.GET.lists():
        if name not in known:
            words = {"name": _shown(name), "names": ", ".join(known) or "–"}
            raise Refused(
                _("“%(name)s” is no parameter here. These are: %(names)s.") % words, _shown(name)
            )
        if len(values) > 1:
            raise Refused(_("“%(name)s” is given more than once.") % {"name": name}, name)


def limit(request: HttpRequest) -> int:
    """How many rows of a list are asked for."""
    text = request.GET.get("limit", str(USUAL))
    if not re.fullmatch("[0-9]{1,4}", text) or not 1 <= int(text) <= MOST:
        words = {"value": _shown(text), "most": MOST}
        raise Refused(_("“%(value)s” is not a number from 1 to %(most)s.") % words, "limit")
    return int(text)


def place_among_names(request: HttpRequest) -> tuple[int, int] | None:
    """The (position, id) of the last name of the page before, where one is told."""
    if (text := request.GET.get("cursor")) is None:
        return None
    found = re.fullmatch("([0-9]{1,9})-([0-9]{1,18})", text)
    if found is None:
        raise _no_cursor(text)
    return int(found[1]), int(found[2])


def format_of(request: HttpRequest, by_type: dict[str, str]) -> str:
    """The asked representation: by name, else by the media types that the asker accepts."""
    if (name := request.GET.get("format")) is None:
        preferred = request.get_preferred_type(list(by_type))
        return by_type.get(preferred or "", FORMATS[0])
    if name not in FORMATS:
        words = {"value": _shown(name), "names": ", ".join(FORMATS)}
        raise Refused(_("“%(value)s” is no format here. These are: %(names)s.") % words, "format")
    return name


def _languages(asked: str | None) -> tuple[str, ...]:
    in_use = tuple(names.tables().texts)
    if asked is None:
        return in_use
    if asked not in in_use:
        words = {"value": _shown(asked), "names": ", ".join(in_use)}
        raise Refused(
            _("“%(value)s” is no language here. These are: %(names)s.") % words, "language"
        )
    return (asked,)


def _entry(table: str, slug: str) -> names.Entry:
    """What a slug names, an old one too. Asks the database only where nothing has it now."""
    tables = names.tables()
    entry = tables.by_slug.get((table, slug))
    if entry is None and SLUG.fullmatch(slug):
        renamed = Address.objects.filter(kind=table, old=slug).values_list("target", flat=True)
        entry = tables.by_id.get((table, renamed.first() or 0))
    if entry is None or not (entry.is_shown or table == names.SECTION):
        said = _("Nothing is called “%(value)s” here; “%(list)s” lists what there is.")
        raise Refused(said % {"value": _shown(slug), "list": f"/api/v1/{table}s"}, table)
    return entry


def _moment(request: HttpRequest, name: str, of_day: time) -> datetime | None:
    """A moment, or the first or the last one of a day of the newsroom's calendar."""
    if (text := request.GET.get(name)) is None:
        return None
    zone = timezone.get_current_timezone()
    try:
        if day := parse_date(text):
            return datetime.combine(day, of_day, zone).astimezone(UTC)
        moment = parse_datetime(re.sub(r" (?=\d\d:?\d\d$)", "+", text))  # "+" in an address is " "
        if moment is None:
            raise ValueError(text)
        moment = moment if timezone.is_aware(moment) else moment.replace(tzinfo=zone)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as unreadable:
        said = _("“%(value)s” is neither a day (%(day)s) nor a moment (%(moment)s).")
        example = {"day": "2026-08-15", "moment": "2026-08-15T09:00:00+05:00"}
        raise Refused(said % {"value": _shown(text), **example}, name) from unreadable


def _cursor(request: HttpRequest) -> Cursor | None:
    if (text := request.GET.get("cursor")) is None:
        return None
    try:
        return Cursor.read(text)
    except Http404 as unreadable:
        raise _no_cursor(text) from unreadable


def _no_cursor(text: str) -> Refused:
    said = _("“%(value)s” is no cursor. Take the address in “next” as it is.")
    return Refused(said % {"value": _shown(text)}, "cursor")


def _shown(text: str) -> str:
    """What somebody sent, as much of it as a sentence bears."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
