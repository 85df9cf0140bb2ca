"""Pages of others that may stand in a text: how each provider's addresses read, in one table."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

Kind = Literal["video", "post", "map"]
Shape = Literal["wide", "tall", "post", "map"]

PLAYER = "allow-scripts allow-same-origin allow-popups allow-presentation"
READING = "allow-scripts allow-same-origin allow-popups"


@dataclass(frozen=True, slots=True)
class Embed:
    """A page of a provider: its plain address, the address for a frame, and the frame's shape."""

    provider: "Provider"
    address: str
    frame: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Provider:
    """Who shows something in a frame, at which addresses, and what that frame may do.

    `find` gets the path and the query of an address at one of `hosts`; it returns the plain
    address, the frame's address and its shape, or None.
    """

    name: str
    kind: Kind
    hosts: frozenset[str]
    frame_host: str
    find: Callable[[str, dict[str, str]], tuple[str, str, Shape] | None]
    sandbox: str = READING
    allow: str = "fullscreen"


def find(url: str) -> Embed | None:
    """What an address of a page stands for; None where nobody in the table answers for it."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if parts.scheme not in {"http", "https"} or port or "@" in parts.netloc:
        return None
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    query |= {"#": parts.fragment}
    for provider in PROVIDERS:
        if host in provider.hosts and (found := provider.find(parts.path, query)):
            return Embed(provider, *found)
    return None


_VIDEO = re.compile(r"[\w-]{6,20}", re.ASCII)
_SHORT = re.compile(r"/(?:(shorts)|embed|live|v)/([\w-]{6,20})/?", re.ASCII)
_NO_FILMS = frozenset({"videoseries", "live_stream"})
_MESSAGE = re.compile(r"/(?:s/)?([a-zA-Z]\w{3,31})/(\d{1,10}/)?(\d{1,10})/?", re.ASCII)
_NO_CHANNELS = frozenset(
    "addemoji addlist addstickers addtheme boost confirmphone contact giftcode invoice joinchat "
    "login proxy setlanguage share socks".split()
)
_POST = re.compile(r"/(?:[\w.]{1,30}/)?(p|reels?|tv)/([\w-]{5,40})(?:/embed)?/?", re.ASCII)
_FILM = re.compile(r"/(?:video/)?(\d{5,12})/?", re.ASCII)
_PLACE = re.compile(r"(\d{1,2})/(-?\d{1,3}(?:\.\d{1,8})?)/(-?\d{1,3}(?:\.\d{1,8})?)", re.ASCII)
_SECONDS = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?", re.ASCII)


def _youtube(path: str, query: dict[str, str]) -> tuple[str, str, Shape] | None:
    short = _SHORT.fullmatch(path)
    number = short[2] if short else query.get("v", "") if path == "/watch" else ""
    if not _VIDEO.fullmatch(number) or number in _NO_FILMS:
        return None
    begin = _seconds(query.get("t") or query.get("start") or "")
    shape: Shape = "tall" if short and short[1] else "wide"
    plain = f"https://www.youtube.com/{'shorts/' if shape == 'tall' else 'watch?v='}{number}"
    frame = f"https://www.youtube-nocookie.com/embed/{number}"
    return (
        plain + (f"&t={begin}" if begin and shape == "wide" else ""),
        frame + (f"?start={begin}" if begin else ""),
        shape,
    )


def _seconds(written: str) -> int:
    found = _SECONDS.fullmatch(written)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds


def _youtube_short(path: str, query: dict[str, str]) -> tuple[str, str, Shape] | None:
    return _youtube("/watch", query | {"v": path.strip("/")})


def _telegram(path: str, query: dict[str, str]) -> tuple[str, str, Shape] | None:
    found = _MESSAGE.fullmatch(path)
    if not found or found[1].lower() in _NO_CHANNELS:
        return None
    channel, topic, number = found.groups(default="")
    return (
        f"https://t.me/{channel}/{topic}{number}",
        f"https://t.me/{channel}/{number}?embed=1",
        "post",
    )


def _instagram(path: str, query: dict[str, str]) -> tuple[str, str, Shape] | None:
    found = _POST.fullmatch(path)
    if not found or found[2] == "audio":
        return None
    plain = f"https://www.instagram.com/{found[1].rstrip('s')}/{found[2]}/"
    return plain, f"{plain}embed/", "post"


def _vimeo(path: str, query: dict[str, str]) -> tuple[str, str, Shape] | None:
    found = _FILM.fullmatch(path)
    if not found:
        return None
    return f"https://vimeo.com/{found[1]}", f"https://player.vimeo.com/video/{found[1]}", "wide"


def _openstreetmap(path: str, query: dict[str, str]) -> tuple[str, str, Shape] | None:
    found = _PLACE.fullmatch(query["#"].removeprefix("map=").split("&")[0])
    if path != "/" or not found:
        return None
    zoom, north, east = int(found[1]), float(found[2]), float(found[3])
    if zoom > 20 or abs(north) > 85 or abs(east) > 180:
        return None
    wide = 360 / 2**zoom
    box = [east - wide, north - wide / 3, east + wide, north + wide / 3]
    pin_north, pin_east = _pin(query) or (north, east)
    plain = f"https://www.openstreetmap.org/?mlat={pin_north:g}&mlon={pin_east:g}"
    frame = "https://www.openstreetmap.org/export/embed.html?bbox=" + "%2C".join(
        f"{edge:.5f}" for edge in box
    )
    return (
        f"{plain}#map={zoom}/{north:g}/{east:g}",
        f"{frame}&marker={pin_north:g}%2C{pin_east:g}",
        "map",
    )


def _pin(query: dict[str, str]) -> tuple[float, float] | None:
    try:
        north, east = float(query["mlat"]), float(query["mlon"])
    except (KeyError, ValueError):
        return None
    return (north, east) if abs(north) <= 85 and abs(east) <= 180 else None


def _google_maps(path: str, query: dict[str, str]) -> tuple[str, str, Shape] | None:
    """Only what Google gives out for embedding: its other addresses refuse a frame."""
    place = query.get("pb", "")
    if path != "/maps/embed" or not re.fullmatch(r"![^\s\"'<>]{10,2000}", place):
        return None
    frame = f"https://www.google.com/maps/embed?pb={quote(place, safe='!')}"
    return frame, frame, "map"


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        name="YouTube",
        kind="video",
        hosts=frozenset({"youtube.com", "youtube-nocookie.com"}),
        frame_host="https://www.youtube-nocookie.com",
        find=_youtube,
        sandbox=PLAYER,
        allow="fullscreen; picture-in-picture; encrypted-media",
    ),
    Provider(
        name="YouTube",
        kind="video",
        hosts=frozenset({"youtu.be"}),
        frame_host="https://www.youtube-nocookie.com",
        find=_youtube_short,
        sandbox=PLAYER,
        allow="fullscreen; picture-in-picture; encrypted-media",
    ),
    Provider(
        name="Vimeo",
        kind="video",
        hosts=frozenset({"vimeo.com", "player.vimeo.com"}),
        frame_host="https://player.vimeo.com",
        find=_vimeo,
        sandbox=PLAYER,
        allow="fullscreen; picture-in-picture; encrypted-media",
    ),
    Provider(
        name="Telegram",
        kind="post",
        hosts=frozenset({"t.me", "telegram.me"}),
        frame_host="https://t.me",
        find=_telegram,
    ),
    Provider(
        name="Instagram",
        kind="post",
        hosts=frozenset({"instagram.com"}),
        frame_host="https://www.instagram.com",
        find=_instagram,
    ),
    Provider(
        name="OpenStreetMap",
        kind="map",
        hosts=frozenset({"openstreetmap.org"}),
        frame_host="https://www.openstreetmap.org",
        find=_openstreetmap,
    ),
    Provider(
        name="Google Maps",
        kind="map",
        hosts=frozenset({"google.com", "google.kz"}),
        frame_host="https://www.google.com",
        find=_google_maps,
    ),
)
