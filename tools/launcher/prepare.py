"""Everything between installed packages and a server: translations, tables, the demo."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from launcher import manage, say
from launcher.environment import database_url
from launcher.paths import APPS, ROOT, RUNTIME_LOCK, VAR


def prepare() -> None:
    """Bring translations and tables up to date; on the first start fill the demo."""
    prepared = note("prepared")
    if prepared.exists() and prepared.read_text(encoding="utf-8") == state():
        return
    tables()
    first_start = note("first-start")
    if first_start.exists():
        say.step("Filling the demo newsroom (only on the first start)")
        manage.call("demo", "--first")
        first_start.unlink()
    prepared.write_text(state(), encoding="utf-8")


def tables() -> None:
    """Bring translations and tables up to date, and remember a database that is new."""
    if is_new_database():
        note("first-start").touch()
    say.step("Preparing translations and the database")
    manage.call("catalogue", "compile")
    manage.call("migrate", "--no-input", "--verbosity", "0")


def catalogues() -> None:
    """Compile the translations where one is older than its words."""
    pairs = [(path, path.with_suffix(".mo")) for path in ROOT.glob("locale/**/*.po")]
    if any(not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime for po, mo in pairs):
        manage.call("catalogue", "compile")


def note(name: str) -> Path:
    """A file that remembers something of one database."""
    return VAR / f"{name}-{_digest([database_url().encode()])[:12]}"


def state() -> str:
    """Digest of all that would call for preparing again, were it to change."""
    return _digest([*_sources(), *(row.encode() for row in applied_migrations())])


def is_new_database() -> bool:
    if sqlite_file() is None:
        return not note("prepared").exists()
    return not applied_migrations()


def sqlite_file() -> Path | None:
    """The SQLite file, None when the database is a server."""
    scheme, _, path = database_url().partition(":///")
    return ROOT / path.partition("?")[0] if scheme == "sqlite" else None


def applied_migrations() -> list[str]:
    """Names of what this SQLite file has been migrated by; empty for a new file or a server."""
    file = sqlite_file()
    if file is None or not file.is_file():
        return []
    question = "SELECT app || '.' || name FROM django_migrations ORDER BY id"
    with closing(sqlite3.connect(file)) as database, suppress(sqlite3.OperationalError):
        return [name for (name,) in database.execute(question)]
    return []


def _sources() -> Iterator[bytes]:
    yield RUNTIME_LOCK.read_bytes()
    migrations = (path for app in APPS for path in ROOT.glob(f"{app}/migrations/*.py"))
    for path in sorted([*migrations, *ROOT.glob("locale/**/*.po")]):
        yield str(path.relative_to(ROOT)).encode()
        yield path.read_bytes()
        yield str(path.suffix != ".po" or path.with_suffix(".mo").exists()).encode()


def _digest(parts: list[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
