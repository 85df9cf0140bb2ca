"""What the environment says: the address to serve on and the database."""

import os
from typing import NamedTuple

from launcher import say
from launcher.paths import VAR

DEFAULT_DATABASE = f"sqlite:///{VAR / 'newsroom.sqlite3'}"
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
LAST_PORT = 65535


class Address(NamedTuple):
    host: str
    port: int

    @property
    def bind(self) -> str:
        """The address as gunicorn wants it, IPv6 in brackets."""
        return f"{_bracketed(self.host)}:{self.port}"

    @property
    def local(self) -> str:
        """The host as this machine reaches itself."""
        return EVERYWHERE.get(self.host, self.host)

    @property
    def url(self) -> str:
        return f"http://{_bracketed(self.local)}:{self.port}"


def address() -> Address:
    """Where to serve, from HOST and PORT."""
    port = os.environ.get("PORT") or "8000"
    if not (port.isascii() and port.isdecimal() and 0 < int(port) <= LAST_PORT):
        raise say.Stop(
            f"PORT is {port!r}, which is not a port.", "give a number: PORT=8001 ./run", 2
        )
    return Address(os.environ.get("HOST") or "127.0.0.1", int(port))


def database_url() -> str:
    return os.environ.get("DATABASE_URL") or DEFAULT_DATABASE


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
