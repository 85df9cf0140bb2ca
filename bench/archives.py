"""The archives that are measured: kept under var/archive, made where they are missing."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.processes import ROOT, Server, gunicorn

POSTGRES = os.environ.get("BENCH_POSTGRES", "postgres://postgres@127.0.0.1:5432")
HOME = Path(os.environ.get("BENCH_ARCHIVES", str(ROOT / "var" / "archive")))
ANEW, KEPT = "bench.limits.anew:application", "newsroom.wsgi:application"
"""A newsroom that makes each page anew, and one that has kept it."""
WARM = (
    "articles_listing",
    "listing_in_order",
    "articles_edition",
    "articles_edition_pkey",
    "edition_by_article",
    "edition_by_story",
)
"""Tables and indexes of lists: 2.7 GB of a million articles."""


@dataclass(frozen=True)
class Archive:
    """So many articles on SQLite or PostgreSQL."""

    database: str
    count: int

    @property
    def name(self) -> str:
        return f"{self.database} {self.count:,}"

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to work on it."""
        var = HOME / (f"pg-{self.count}" if self.database == "postgresql" else str(self.count))
        found = {"NEWSROOM_VAR": str(var), "ALLOWED_HOSTS": "*", "CACHE_URL": ""}
        if self.database == "postgresql":
            return found | {"DATABASE_URL": f"{POSTGRES}/archive_{self.count}"}
        return found | {"DATABASE_URL": f"sqlite:///{var / 'newsroom.sqlite3'}"}

    def make(self, *, searched: bool = True) -> None:
        """Load what is missing; where all is there that takes a second."""
        Path(self.environment["NEWSROOM_VAR"]).mkdir(parents=True, exist_ok=True)
        if self.database == "postgresql":
            _create(f"archive_{self.count}")
        self.manage("load_archive", str(self.count))
        self.manage("collectstatic", "--noinput")
        if searched:
            self.manage("search_index")

    def warm(self) -> None:
        """Read into PostgreSQL's own memory what lists read, as a server has it that runs for days.

        Not the texts, which are several times as much. A server without pg_prewarm is left cold,
        and told of.
        """
        if self.database != "postgresql":
            return
        with _connection(f"archive_{self.count}") as cursor:
            cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_prewarm'")
            if not cursor.fetchone():
                sys.stderr.write("· no pg_prewarm here: pages deep in lists cost more at first\n")
                return
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_prewarm")
            for name in WARM:
                cursor.execute("SELECT pg_prewarm(%s)", [name])

    def manage(self, *arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments]
        chosen = {**os.environ, **self.environment}
        subprocess.run(command, cwd=ROOT, env=chosen, check=True, stdout=sys.stderr)

    def ask(self, module: str, given: Any = None) -> Any:
        """What a module of bench finds out about it, as JSON."""
        command = [sys.executable, "-m", module]
        chosen = {**os.environ, **self.environment}
        text = json.dumps(given) if given is not None else None
        done = subprocess.run(
            command, cwd=ROOT, env=chosen, check=True, input=text, text=True, stdout=subprocess.PIPE
        )
        return json.loads(done.stdout)

    def serve(self, port: int, application: str = ANEW) -> Server:
        """Start a newsroom of it."""
        server = gunicorn(self.name, application, port, **self.environment)
        server.wait("/ru/")
        return server


def _create(name: str) -> None:
    """Make the database where there is none."""
    with _connection("postgres") as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f'CREATE DATABASE "{name}"')


@contextmanager
def _connection(name: str) -> Iterator[Any]:
    """A cursor of the superuser's in a database, without a transaction."""
    import psycopg2

    # `with connection` would begin a transaction, in which no database can be made.
    with closing(psycopg2.connect(f"{POSTGRES}/{name}")) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            yield cursor
