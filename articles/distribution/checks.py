"""System checks for settings of distribution that are filled in by half, or wrongly."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error

KEY = re.compile(r"[A-Za-z0-9-]{8,128}")
TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
HERE = {"localhost", "127.0.0.1", "::1"}


@checks.register
def settings_are_whole(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Say what keeps hubs, IndexNow or Telegram from being told. No message quotes a key."""
    return [*_hubs(), *_indexnow(), *_telegram()]


def _hubs() -> list[Error]:
    return [
        _error(f"NEWSROOM_WEBSUB_HUBS: {hub!r} is no address.", "E010")
        for hub in settings.NEWSROOM_WEBSUB_HUBS
        if not _is_address(hub)
    ]


def _indexnow() -> list[CheckMessage]:
    found: list[CheckMessage] = []
    key = settings.NEWSROOM_INDEXNOW_KEY
    if key and not KEY.fullmatch(key):
        words = "NEWSROOM_INDEXNOW_KEY: 8 to 128 of the letters a-z, A-Z, figures and hyphens."
        found.append(_error(words, "E011"))
    if not _is_address(settings.NEWSROOM_INDEXNOW_URL):
        found.append(_error("NEWSROOM_INDEXNOW_URL is no address.", "E012"))
    return found


def _telegram() -> list[CheckMessage]:
    token, channels = settings.NEWSROOM_TELEGRAM_TOKEN, settings.NEWSROOM_TELEGRAM_CHANNELS
    found: list[CheckMessage] = []
    if token and not TOKEN.fullmatch(token):
        words = "NEWSROOM_TELEGRAM_TOKEN: a token looks like 123456:letters, as @BotFather gives it"
        found.append(_error(f"{words}.", "E013"))
    if token and not channels:
        words = "NEWSROOM_TELEGRAM_CHANNELS: there is a token and no channel to post in."
        found.append(_error(words, "E014"))
    if channels and not token:
        words = "NEWSROOM_TELEGRAM_TOKEN: there are channels and no token to post with."
        found.append(_error(words, "E015"))
    return [*found, *_api()]


def _api() -> list[CheckMessage]:
    address = settings.NEWSROOM_TELEGRAM_API
    if not _is_address(address):
        return [_error("NEWSROOM_TELEGRAM_API is no address.", "E016")]
    parts = urlsplit(address)
    if parts.scheme == "http" and parts.hostname not in HERE:
        words = "NEWSROOM_TELEGRAM_API: without https the token travels for everybody to read."
        return [checks.Warning(words, id="articles.W017")]
    return []


def _is_address(written: str) -> bool:
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    has_blank = any(sign.isspace() for sign in written)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not has_blank


def _error(words: str, number: str) -> Error:
    return Error(words, id=f"articles.{number}")
