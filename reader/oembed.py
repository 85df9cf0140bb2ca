"""oEmbed (oembed.com, 1.0): what a link to a story of ours is to be shown as elsewhere."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.text import typography
from reader import conditional, crops, names, rows
from reader.cards import bylines, label_name
from reader.columns import EditionRow
from reader.site import root

PATH = re.compile(r"/(?:ru|kk|en)/([1-9][0-9]{0,17})/(?:[^/]+/)?")
WIDEST = 1200
SIZE = re.compile(r"[1-9][0-9]{0,5}")
CACHE_SECONDS = 300


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """A story as oEmbed's type "link": no markup of ours in pages of others. One query.

    400 where the question can't be read, 404 where nothing of ours is public at the address, 501
    for other formats than JSON.
    """
    if request.GET.get("format", "json") != "json":
        return _refuse(501, _("Only format=json is spoken here."))
    sizes = [request.GET.get(name, str(WIDEST)) for name in ("maxwidth", "maxheight")]
    if "url" not in request.GET or not all(map(SIZE.fullmatch, sizes)):
        return _refuse(400, _("Give the address of a story as “url”, sizes as whole numbers."))
    edition = _find(request.GET["url"])
    if edition is None:
        return _refuse(404, _("Nothing of ours can be shown from this address."))
    width, height = map(int, sizes)
    written = json.dumps(_described(edition, width, height), ensure_ascii=False).encode()
    response = conditional.answer(request, written, "application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Content-Language"] = edition.language
    return response


def _find(url: str) -> EditionRow | None:
    """The public edition at one of our addresses, in whatever words; nothing that was retracted."""
    try:
        asked, own = urlsplit(url), urlsplit(root())
    except ValueError:
        return None
    found = PATH.fullmatch(asked.path)
    if found is None or asked.scheme not in ("http", "https") or asked.netloc != own.netloc:
        return None
    number = int(found[1])
    mine = (row for row in rows.versions(number) if row.article_id == number)
    edition = next(mine, None)
    if edition is None or edition.is_retracted or edition.language not in names.tables().texts:
        return None
    return edition


def _described(edition: EditionRow, width: int, height: int) -> dict[str, Any]:
    label = label_name(edition.label, edition.language)
    headline = typography.plain(edition.headline)
    authors = bylines(edition, edition.language, ("text",))
    described: dict[str, Any] = {
        "version": "1.0",
        "type": "link",
        "title": f"{label}. {headline}" if label else headline,
        "url": root() + edition.get_absolute_url(),
        "provider_name": names.tables().texts[edition.language].name,
        "provider_url": root() + reverse("reader:front", args=[edition.language]),
        "cache_age": CACHE_SECONDS,
    }
    if authors:
        described["author_name"] = ", ".join(author.name for author in authors)
        described["author_url"] = root() + authors[0].url
    return described | _thumbnail(edition, width, height)


def _thumbnail(edition: EditionRow, width: int, height: int) -> dict[str, Any]:
    """The picture above the text, no larger than asked for; nothing where none is so small."""
    picture = edition.picture
    fitting = crops.fitting(picture.key, picture.files, width, height) if picture else None
    if fitting is None:
        return {}
    url, wide, high = fitting
    return {
        "thumbnail_url": crops.whole(url, root()),
        "thumbnail_width": wide,
        "thumbnail_height": high,
    }


def _refuse(status: int, why: str) -> HttpResponse:
    response = HttpResponse(why, status=status, content_type="text/plain; charset=utf-8")
    patch_vary_headers(response, ["Accept-Language"])
    return response
