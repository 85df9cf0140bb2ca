"""Small pieces of XML, put together as text: a feed is too large for a tree."""

import re
from datetime import datetime
from email.utils import format_datetime

from django.utils import timezone

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
ILLEGIBLE = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})
NOT_IN_ADDRESSES = re.compile(r"[^A-Za-z0-9_.~-]+")
NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())


def text(words: str) -> str:
    """Words between tags or inside double quotes."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;")


def inside_address(words: str) -> str:
    """Words as a value in an address, as `urllib.parse.quote` writes them letter by letter."""
    return NOT_IN_ADDRESSES.sub(lambda run: f"%{run[0].encode().hex('%').upper()}", words)


def element(tag: str, words: str) -> str:
    """An element of plain words, or nothing where there are none."""
    return f"<{tag}>{text(words)}</{tag}>" if words else ""


def cdata(html: str) -> str:
    """Markup as it is; what would end the section is cut in two."""
    return f"<![CDATA[{html.replace(']]>', ']]]]><![CDATA[>')}]]>"


def rfc822(moment: datetime) -> str:
    """A date as RSS wants it, in English whatever the language of the page."""
    return format_datetime(timezone.localtime(moment))


def rfc3339(moment: datetime) -> str:
    """A date as Atom, JSON Feed and sitemaps want it, to the second."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def legible(words: str) -> bytes:
    """Written without the characters that XML 1.0 can't hold (its section 2.2)."""
    encoded = words.encode(errors="ignore").translate(None, ILLEGIBLE)
    for nothing in NONCHARACTERS:
        encoded = encoded.replace(nothing, b"")
    return encoded


def document(*parts: str | bytes) -> bytes:
    """The whole of parts as text, and of those that are `legible` already."""
    whole = [part if isinstance(part, bytes) else legible(part) for part in parts]
    return b"".join((DECLARATION.encode(), *whole))
