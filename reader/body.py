"""The stored body of an edition as HTML for readers: figures become pictures and links."""

import re
from collections.abc import Mapping
from html import unescape

from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.text import figures, sanitise
from reader import embed, rendering
from reader.pages import Image

FIGURE = re.compile(
    r'<figure data-(picture|gallery|embed)="([^"]*)"(?: data-still="([0-9]+)")?>(.*?)</figure>',
    re.DOTALL,
)
OUTSIDE_LINK = re.compile(r'<a href="(https?://[^"]*)"([^>]*)>')
OWN_ARTICLE = re.compile(r'<a href="/(?:ru|kk|en)/([1-9][0-9]{0,17})/(?:[\w-]+/)?"')
OWN_ADDRESS = re.compile(r'\b(href|src)="(/[^"]*)"')
SRCSET = re.compile(r'\bsrcset="([^"]*)"')
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
HANGING = re.compile(r'<blockquote class="pull">(?=(?:\s|<p>)*[«“„])')
REL = re.compile(r'\s+rel="[^"]*"')


def picture_ids(body: str) -> list[int]:
    """The numbers of the pictures that stand in a body."""
    return figures.picture_ids(body)


def linked_articles(body: str) -> set[int]:
    """The numbers of our own articles that a body links to."""
    return {int(number) for number in OWN_ARTICLE.findall(body)}


def render(
    body: str,
    pictures: dict[int, Image],
    *,
    is_paid: bool = False,
    addresses: Mapping[int, str] | None = None,
    frames: bool = False,
) -> str:
    """Turn stored figures into markup; links of paid material say `rel=sponsored`.

    `addresses` are where our own articles stand now, by number. With `frames`, pages of others
    may be shown in place once a reader asks for it; else they are links.
    """
    html = body
    if "<figure" in html:  # looking for a word is far cheaper than matching a pattern
        html = FIGURE.sub(lambda match: _figure(match, pictures, frames), html)
    if addresses:
        html = OWN_ARTICLE.sub(lambda link: _current(link, addresses), html)
    if "<blockquote" in html:
        html = HANGING.sub('<blockquote class="pull hangs">', html)
    if "<table" in html:
        html = TABLE.sub(lambda table: f"{_scroller()}{table.group(0)}</div>", html)
    return OUTSIDE_LINK.sub(_sponsored, html) if is_paid else html


def absolute(html: str, root: str) -> str:
    """Make our own addresses whole, for feeds and mails; `root` has no slash at its end."""
    if '="/' not in html:
        return html
    html = OWN_ADDRESS.sub(rf'\1="{root}\2"', html)
    return SRCSET.sub(
        lambda found: found.group(0).replace('"/', f'"{root}/').replace(", /", f", {root}/"), html
    )


def _current(link: re.Match[str], addresses: Mapping[int, str]) -> str:
    """A link to our own article with its words as they are now; by number where it isn't public."""
    address = addresses.get(int(link[1]))
    return format_html('<a href="{}"', address) if address else link[0]


def _figure(match: re.Match[str], pictures: dict[int, Image], frames: bool) -> str:
    kind, value, still, inside = match.groups()
    words = {of: sanitise.plain_text(html) for of, html in figures.captions(inside).items()}
    caption = words.get("", "")
    if kind == "embed":
        return embed.render(unescape(value), caption, pictures.get(int(still or 0)), frames=frames)
    there = [number for number in value.split(",") if int(number) in pictures]
    shown = [_under(pictures[int(number)], words.get(number)) for number in there]
    if not shown:
        return ""
    if kind == "gallery":
        return rendering.piece("pictures", "gallery", shown, caption)
    return rendering.piece("pictures", "figure", shown[0], caption)


def _under(image: Image, caption: str | None) -> Image:
    """The picture under the caption that it was given here, if it was given one."""
    return image._replace(caption=caption) if caption else image


def _scroller() -> str:
    """A frame in which a wide table scrolls alone, for the keyboard too."""
    return format_html('<div class="table" role="group" tabindex="0" aria-label="{}">', _("Table"))


def _sponsored(match: re.Match[str]) -> str:
    address, rest = match.groups()
    return f'<a href="{address}"{REL.sub("", rest)} rel="sponsored noopener">'
