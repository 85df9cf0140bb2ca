"""A page of somebody else in a text: a still and a link, and its frame once a reader asks."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from articles.text import embeds
from reader import rendering
from reader.crops import Crop
from reader.pages import Image

ADDRESS = re.compile(r'<figure data-embed="([^"]*)"')


def render(url: str, caption: str, still: Image | None, *, frames: bool) -> str:
    """The embedded page for readers; a plain link for feeds and for unknown providers.

    `still` is a picture of ours to stand for it; without one there is a drawing of its kind.
    """
    found = embeds.find(url)
    shown: dict[str, Any] = {"url": url, "caption": caption, "still": still, "open": ""}
    if found is None:
        return rendering.markup("parts/embed_link.html", **shown)
    words = {"provider": found.provider.name}
    shown |= {
        "embed": found,
        "crop": _crop(still, found.shape) if still else None,
        "url": found.address,
        "open": _("Open on %(provider)s") % words,
        "show": _show(found.provider.kind) % words,
        "warning": _("%(provider)s will learn of your visit.") % words,
    }
    template = "parts/embed.html" if frames else "parts/embed_link.html"
    return rendering.markup(template, **shown)


def _crop(still: Image, shape: embeds.Shape) -> Crop:
    return {"wide": still.wide, "map": still.standard}.get(shape, still.original)


def frame_hosts(body: str) -> tuple[str, ...]:
    """From where frames of a body may come: only its own providers."""
    found = [embeds.find(unescape(url)) for url in ADDRESS.findall(body)]
    return tuple(sorted({one.provider.frame_host for one in found if one}))


def allow_frames(response: HttpResponse, hosts: tuple[str, ...]) -> HttpResponse:
    """Have the page's content policy name these hosts, and these alone."""
    response.frame_hosts = hosts  # type: ignore[attr-defined]
    return response


def _show(kind: embeds.Kind) -> str:
    return {
        "video": _("Show the video from %(provider)s"),
        "post": _("Show the post from %(provider)s"),
        "map": _("Show the map from %(provider)s"),
    }[kind]
