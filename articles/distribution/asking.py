"""Asking a server elsewhere: once, with patience, and without its address in what is told.

Addresses hold keys (Telegram's does), so no error here has one in its words or behind it.
"""

from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.utils import timezone

PATIENCE_SECONDS = 10
LONGEST_ANSWER = 64 * 1024
SAID = 200
PASSING = {408, 425, 429}
SECRETS = ("NEWSROOM_TELEGRAM_TOKEN", "NEWSROOM_CDN_TOKEN")


class Failure(Exception):
    """It did not go well; `status` and `body` are the answer's, where there was one."""

    def __init__(self, words: str, *, status: int = 0, body: bytes = b"") -> None:
        super().__init__(words)
        self.status, self.body = status, body


class Refused(Failure):
    """It was answered no, and asking again brings the same answer."""


class Later(Failure):
    """It may go well another time: after `seconds`, where the answer says so."""

    def __init__(self, words: str, *, seconds: float | None = None, **more: Any) -> None:
        super().__init__(words, **more)
        self.seconds = seconds


class NotReached(Failure):
    """Nobody was there to hear it."""


class NoAnswer(Failure):
    """It was asked, and nobody knows whether it was heard."""


class _NoRedirect(HTTPRedirectHandler):
    """A redirected POST comes as a GET, and takes its keys to somebody else: it is refused."""

    def redirect_request(self, *arguments: Any) -> None:
        return None


_opener = build_opener(_NoRedirect)


def post(name: str, url: str, data: bytes, content_type: str) -> bytes:
    """Send `data` and return what is answered. Raises one of the failures above.

    `name` is what the server is called in errors.
    """
    try:
        request = Request(url, data, {"Content-Type": content_type}, method="POST")  # noqa: S310
        with _opener.open(request, timeout=PATIENCE_SECONDS) as answer:
            body: bytes = answer.read(LONGEST_ANSWER)
            return body
    except HTTPError as error:
        failure = _answered(name, error)
    except URLError as error:
        failure = NotReached(f"{name}: {_kind(error.reason)}")
    except ValueError:
        failure = Refused(f"{name}: its address is none.")
    except (OSError, HTTPException) as error:
        failure = NoAnswer(f"{name}: {_kind(error)}")
    raise failure


def without_secrets(words: str) -> str:
    """Words without what nobody should read, whoever put it there."""
    for name in SECRETS:
        if secret := getattr(settings, name, ""):
            words = words.replace(secret, "…")
    return words


def _answered(name: str, error: HTTPError) -> Failure:
    status, headers = error.code, error.headers
    with error:
        try:
            body = error.read(LONGEST_ANSWER)
        except (OSError, HTTPException):
            body = b""
    said = " ".join(body.decode(errors="replace").split())[:SAID]
    words = without_secrets(f"{name}: {status} {said}".strip())
    if status in PASSING or status >= 500:
        return Later(words, seconds=_retry_after(headers), status=status, body=body)
    return Refused(words, status=status, body=body)


def _retry_after(headers: Message) -> float | None:
    """Seconds, of a header that has seconds or a date (RFC 9110, section 10.2.3)."""
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (_aware(moment) - timezone.now()).total_seconds())


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _kind(error: Any) -> str:
    """What went wrong, in words of the system: those of libraries may quote the address."""
    return (isinstance(error, OSError) and error.strerror) or type(error).__name__
