"""The two questions that we ask of Redis, in its own protocol (RESP2): no package is needed.

Whatever goes wrong counts as "not there": the page is made, and Redis is left alone for a while.
"""

import logging
import socket
import ssl
import threading
import time
from typing import Any
from urllib.parse import unquote, urlsplit

PATIENCE_SECONDS = 0.25
REST_SECONDS = 5.0
END = b"\r\n"
PORT = 6379

log = logging.getLogger(__name__)


class Refused(OSError):
    """Redis answered with an error."""


class Redis:
    """Values with an end, at redis://[user:password@]host[:port][/db]; rediss:// for TLS."""

    def __init__(self, url: str) -> None:
        self.parts = urlsplit(url)
        self.own = threading.local()
        self.rests_until = 0.0

    def get(self, key: str) -> bytes | None:
        """The value, None where there is none or nobody to ask."""
        found = self._ask(b"GET", key.encode())
        return found if isinstance(found, bytes) else None

    def put(self, key: str, value: bytes, seconds: int) -> None:
        """Keep a value for so long."""
        self._ask(b"SET", key.encode(), value, b"EX", str(max(seconds, 1)).encode())

    def _ask(self, *words: bytes) -> Any:
        if time.monotonic() < self.rests_until:
            return None
        try:
            return _talk(self._file(), *words)
        except OSError as error:
            self._close()
            self.rests_until = time.monotonic() + REST_SECONDS
            log.warning("Redis is left alone for %d s: %s", REST_SECONDS, error)
            return None

    def _file(self) -> Any:
        """Return the connection of the thread."""
        file = getattr(self.own, "file", None)
        if file is None:
            file = self.own.file = self._connected()
        return file

    def _connected(self) -> Any:
        host, port = self.parts.hostname or "127.0.0.1", self.parts.port or PORT
        line = socket.create_connection((host, port), PATIENCE_SECONDS)
        if self.parts.scheme == "rediss":
            line = ssl.create_default_context().wrap_socket(line, server_hostname=host)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        file = line.makefile("rwb")
        line.close()  # the file holds it open
        if self.parts.password:
            who = [unquote(self.parts.username)] if self.parts.username else []
            words = [*who, unquote(self.parts.password)]
            _talk(file, b"AUTH", *(word.encode() for word in words))
        if number := self.parts.path.strip("/"):
            _talk(file, b"SELECT", number.encode())
        return file

    def _close(self) -> None:
        file, self.own.file = getattr(self.own, "file", None), None
        if file is not None:
            try:
                file.close()
            except OSError:  # it could not be told goodbye
                log.debug("Redis hung up first")


def _talk(file: Any, *words: bytes) -> Any:
    """Ask one thing and read the answer."""
    parts = [b"*%d" % len(words)]
    for word in words:
        parts += [b"$%d" % len(word), word]
    file.write(END.join(parts) + END)
    file.flush()
    return _answer(file)


def _answer(file: Any) -> Any:
    line = file.readline()
    if not line.endswith(END):
        raise ConnectionError("the line broke off")
    kind, rest = line[:1], line[1:-2]
    if kind == b"-":
        raise Refused(rest.decode(errors="replace"))
    if kind == b"$":
        return _bulk(file, int(rest))
    return rest


def _bulk(file: Any, size: int) -> bytes | None:
    if size < 0:
        return None
    data = bytes(file.read(size + 2))
    if len(data) != size + 2:
        raise ConnectionError("the answer broke off")
    return data[:-2]
