"""The newsroom with its page cache on, in which no page is found: each is made anew and kept."""

from collections.abc import Callable, Iterable
from typing import Any

from newsroom.wsgi import application as newsroom
from reader.cache.stored import NEVER


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer as the newsroom does whose page is too old."""
    page = newsroom.memory.found.get(newsroom.requests.name(environ))
    if page is not None:
        page.fresh_until = NEVER
    return newsroom(environ, start)
