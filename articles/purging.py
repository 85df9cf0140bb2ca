"""Telling a content network which pages are out of date. Called by the worker; twice does no harm.

The pages that the network keeps carry the same keys that clearings have (`articles.changes`).
"""

import json
from typing import Any
from urllib.request import Request, urlopen

from django.conf import settings

PURGE = "purge"
PATIENCE_SECONDS = 10
API = {
    "fastly": "https://api.fastly.com",
    "cloudflare": "https://api.cloudflare.com/client/v4",
    "varnish": "",
}
MOST_AT_ONCE = {"fastly": 256, "cloudflare": 30, "varnish": 100}
"""How many keys each of them takes in one request."""


def send(payload: dict[str, Any]) -> None:
    """Purge what was made from the keys of `payload`. Raises OSError where that did not go well."""
    network = settings.NEWSROOM_CDN
    if not network:  # it was turned off since
        return
    keys = payload["keys"]
    for start in range(0, len(keys), MOST_AT_ONCE[network]):
        request = REQUESTS[network](keys[start : start + MOST_AT_ONCE[network]])
        with urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - of the settings
            answer.read()


def _fastly(keys: list[str]) -> Request:
    address = f"{_api()}/service/{settings.NEWSROOM_CDN_ZONE}/purge"
    headers = {"Fastly-Key": settings.NEWSROOM_CDN_TOKEN, "Surrogate-Key": " ".join(keys)}
    return Request(address, method="POST", headers=headers)  # noqa: S310


def _cloudflare(keys: list[str]) -> Request:
    address = f"{_api()}/zones/{settings.NEWSROOM_CDN_ZONE}/purge_cache"
    headers = {
        "Authorization": f"Bearer {settings.NEWSROOM_CDN_TOKEN}",
        "Content-Type": "application/json",
    }
    body = json.dumps({"tags": keys}).encode()
    return Request(address, body, method="POST", headers=headers)  # noqa: S310


def _varnish(keys: list[str]) -> Request:
    """Ask as vmod_xkey's example does, with the token for the VCL to compare."""
    headers = {"xkey-purge": " ".join(keys), "X-Purge-Token": settings.NEWSROOM_CDN_TOKEN}
    return Request(f"{_api()}/", method="PURGE", headers=headers)  # noqa: S310


def _api() -> str:
    url: str = settings.NEWSROOM_CDN_URL or API[settings.NEWSROOM_CDN]
    return url.rstrip("/")


REQUESTS = {"fastly": _fastly, "cloudflare": _cloudflare, "varnish": _varnish}
