"""The page cache in this process, as a server would call it."""

import gzip
import io
import time
from dataclasses import dataclass

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections

from reader import names
from reader.cache import process
from reader.cache.front import PageCache
from tests import make


@dataclass(frozen=True)
class Answer:
    """What came back; `text` is unpacked."""

    status: int
    headers: dict
    body: bytes
    was_kept: bool

    @property
    def text(self):
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


class Front:
    """The cache with a count of what it asked Django for."""

    def __init__(self):
        self.django = get_wsgi_application()
        self.rendered = []
        self.cache = PageCache(self._application)

    def _application(self, environ, start):
        self.rendered.append(environ["PATH_INFO"])
        return self.django(environ, start)

    def get(self, path, method="GET", **headers):
        """Ask as a server does; headers are written as in Python: accept_encoding="gzip"."""
        told, before = [], len(self.rendered)
        body = b"".join(self.cache(environ(path, method, **headers), lambda *a: told.append(a)))
        status, pairs = told[-1][:2]
        return Answer(
            int(status.split()[0]), dict(pairs), body, was_kept=len(self.rendered) == before
        )

    def is_kept(self, path, **headers):
        return self.get(path, **headers).was_kept


def environ(path, method="GET", **headers):
    path, _mark, query = path.partition("?")
    asked = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "REMOTE_ADDR": "127.0.0.1",
    }
    headers = {"host": "localhost"} | headers
    return asked | {f"HTTP_{name.upper()}": value for name, value in headers.items()}


@pytest.fixture
def front(transactional_db, settings):
    """A cache that watches; the changes of the test itself are told by commit."""
    process.watcher.stop()
    names.forget()
    made = Front()
    process.watcher.ensure()
    assert process.watcher.sees
    yield made
    process.watcher.stop()
    process.log.then.remove(made.cache.memory.clear)
    connections.close_all()


def settled():
    """Wait until what is to come is known: until then no page is kept."""
    ends_at = time.monotonic() + 5
    while not process.clock.is_known:
        assert time.monotonic() < ends_at, "the clock's plan was not read"
        time.sleep(0.005)


@pytest.fixture
def story(front):
    made = make.published(headline="Мост открыт")
    settled()
    return made
