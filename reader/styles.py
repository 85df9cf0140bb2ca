"""The style sheets of public pages: a file for each region of a page, sent as one for each page.

A phone asks for a file in a round of its own, so seven files cost more than what stands in them.
"""

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import quote

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from reader.cache.requests import unpacks_gzip

FOLDER = "reader/css"
FIRST = ("tokens", "base", "masthead", "card")
LAST = ("footer",)
ON_PAPER = "print"
SHEETS = {
    "front": ("front",),
    "article": ("article", "text", "source", "corrections", "recent"),
    "list": ("list",),
    "corrections": ("list", "corrections"),
    "search": ("list", "search"),
    "notice": ("list", "recent"),
    "page": ("text", "list"),
    "api": ("article", "text", "list", "api"),
}
"""What each page shows besides the newspaper round it, in the order of the cascade."""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENT = re.compile(r"\n\s*")
ADDRESS = re.compile(r'url\("(?!data:)([^"]+)"\)')
IN_A_DRAWING = " =:/;,()"
FOR_EVER = "public, max-age=31536000, immutable"
FOR_NOW = "public, max-age=0, must-revalidate"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it is sent; its digest stands in its address, so that it never changes there."""

    plain: bytes
    packed: bytes
    digest: str


def address(name: str) -> str:
    """Where the sheet of a page is."""
    return reverse("machines:style", args=[name, sheet(name).digest])


def sheet(name: str) -> Sheet:
    """The sheet of a page, made once for a process; anew each time while somebody works on it."""
    return _made(name) if settings.DEBUG else _kept(name)


@require_safe
def show(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """A sheet; under the name of a former one, which a kept page may still ask for, what is now."""
    if name not in SHEETS:
        raise Http404
    found = sheet(name)
    packs = unpacks_gzip(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(found.packed if packs else found.plain, content_type="text/css")
    response.headers["Cache-Control"] = FOR_EVER if digest == found.digest else FOR_NOW
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _made(name: str) -> Sheet:
    parts = [_region(region) for region in (*FIRST, *SHEETS[name], *LAST)]
    parts.append(f"@media print {{\n{_region(ON_PAPER)}}}\n")
    plain = "".join(parts).encode()
    digest = sha256(plain).hexdigest()[:12]
    return Sheet(plain, gzip.compress(plain, 9, mtime=0), digest)


_kept = lru_cache(_made)


def _region(name: str) -> str:
    """A region's file without comments and indents, its addresses as static files have them."""
    css = COMMENT.sub("", _read(f"{FOLDER}/{name}.css"))
    css = ADDRESS.sub(lambda file: f'url("{_file(normpath(join(FOLDER, file[1])))}")', css)
    return INDENT.sub("\n", css).lstrip()


def _file(path: str) -> str:
    """A drawing itself, so that nothing is asked for it; of anything else the address."""
    if not path.endswith(".svg"):
        return static(path)
    return f"data:image/svg+xml,{quote(_read(path), safe=IN_A_DRAWING)}"


def _read(path: str) -> str:
    found = finders.find(path)
    if found is None:
        raise FileNotFoundError(path)
    return Path(found).read_text(encoding="utf-8")
