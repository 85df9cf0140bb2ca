"""The demo, filled once for a whole run, served by a real gunicorn, and walked through once."""

import fcntl
import os
import pickle
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.demo.crawl import crawl
from tests.demo.site import Asker, DemoInstallation
from tests.faults.server import Server

LANGUAGES = ("ru", "kk", "en")
STARTS = [
    *(f"/{language}/" for language in LANGUAGES),
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/.well-known/tdmrep.json",
]
CANONICAL = re.compile(r'<link rel="canonical" href="https?://([^/"]+)')


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """Make something once for all processes of a run: shared("name", make)."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "demo"
    folder.mkdir(exist_ok=True)

    def made(name, make):
        kept = folder / f"{name}.pickle"
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                kept.write_bytes(pickle.dumps(make(folder)))
        return pickle.loads(kept.read_bytes())

    return made


@pytest.fixture(scope="session")
def site(shared):
    """A real gunicorn over the demo."""

    def fill(folder):
        made = DemoInstallation(folder)
        made.fill()
        return made

    serving = Server(shared("installation", fill))
    serving.name = f"server-{os.getpid()}"
    serving.start()
    yield serving
    serving.kill()


def yesterday():
    return timezone.localdate() - timedelta(days=1)


@pytest.fixture(scope="session")
def crawled(site, shared):
    """Everything that can be reached from the three front pages and what machines ask for."""

    def walk(_folder):
        ask = Asker(site.port)
        own = CANONICAL.search(ask("/ru/").text)[1]
        # No page leads to the archive by days; one day leads to the others.
        days = [f"/{language}/archive/{yesterday():%Y/%m/%d}/" for language in LANGUAGES]
        found = crawl(ask, [*STARTS, *days], [own, f"127.0.0.1:{site.port}"])
        ask.close()
        return found

    return shared("crawled", walk)
