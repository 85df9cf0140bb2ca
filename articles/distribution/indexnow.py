"""Telling search engines by IndexNow which addresses to read anew. Twice does no harm."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from articles.distribution import asking
from articles.models import Edition, Newsroom

JSON = "application/json; charset=utf-8"
LATEST_ADDRESSES = 2


def submit(payload: dict[str, Any]) -> None:
    """Name the article's address, new, changed or gone, and the one before where that differs.

    An article that no reader ever had has none to be told of; a hidden copy tells of nothing.
    """
    key = settings.NEWSROOM_INDEXNOW_KEY
    root = Newsroom.the_one().site_address.rstrip("/")
    parts = urlsplit(root)
    found = _addresses(payload["article"])
    if not key or not found or parts.hostname in settings.NEWSROOM_NOINDEX_HOSTS:
        return
    said = {
        "host": parts.netloc,
        "key": key,
        "keyLocation": f"{root}/{key}.txt",
        "urlList": [root + path for path in found],
    }
    asking.post("IndexNow", settings.NEWSROOM_INDEXNOW_URL, json.dumps(said).encode(), JSON)


def _addresses(number: int) -> list[str]:
    rows = Edition.objects.begun().filter(article=number)
    newest = rows.only("language", "slug", "article_id")[:LATEST_ADDRESSES]
    return list(dict.fromkeys(edition.get_absolute_url() for edition in newest))
