"""How long 10,000 articles take to back up and to restore, and whether hashes come out the same.

    .venv/bin/python bench/backup.py [ARTICLES]

Fills an installation in a temporary folder, on SQLite, and on PostgreSQL too where DATABASE_URL
names a server on which databases may be created; restores each backup into an empty installation
of each kind, and backs that up again to compare. Prints a line a step.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]
ARTICLES = 10_000
PICTURES, FILES, FILE_BYTES = 100, 25, 40_000
PARAGRAPH = "<p>" + "Снег в городе убирают с ночи, на улицы вышли сорок машин. " * 6 + "</p>"


def main(articles=ARTICLES):
    fill_it = f"from bench import backup; backup.fill({articles})"
    with tempfile.TemporaryDirectory() as folder:
        kinds = {"SQLite": None} | ({"PostgreSQL": server()} if server() else {})
        full = {kind: Installation(kind, Path(folder) / kind, "full") for kind in kinds}
        try:
            for kind, source in full.items():
                source.manage("migrate", "--no-input", "-v0")
                source.manage("shell", "-v0", "-c", fill_it)
                backup = measured(f"backup on {kind}", source, "backup")
                for other in kinds:
                    compare(backup, kind, other, Path(folder))
        finally:
            for source in full.values():
                source.drop()


class Installation:
    """A folder and a database of its own, worked on by manage.py as an operator does."""

    def __init__(self, kind, folder, name):
        self.folder, self.name = folder / name, None
        self.folder.mkdir(parents=True)
        url = f"sqlite:///{self.folder}/newsroom.sqlite3"
        if kind == "PostgreSQL":
            self.name = f"bench_{os.getpid()}_{time.monotonic_ns()}"
            psql(f'CREATE DATABASE "{self.name}"')
            url = f"{server().rpartition('/')[0]}/{self.name}"
        self.environment = {**os.environ, "NEWSROOM_VAR": str(self.folder), "DATABASE_URL": url}

    def manage(self, *arguments):
        """Run a command; return the most memory that it took, in MB."""
        command = [sys.executable, "manage.py", *map(str, arguments)]
        process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL
        )
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"manage.py {' '.join(map(str, arguments))} failed")
        return used.ru_maxrss / 1024

    def drop(self):
        if self.name:
            psql(f'DROP DATABASE "{self.name}"')


def compare(backup, kind, other, folder):
    """Restore into an empty installation, back that up, and lay the manifests side by side."""
    copy = Installation(other, folder, f"{kind} in {other}")
    try:
        measured(f"restore of {kind} on {other}", copy, "restore", backup)
        again = copy.folder / "again.tar"
        copy.manage("backup", again)
        equal = hashes(backup) == hashes(again)
        print(f"{kind} in {other}: {'hash-equal' if equal else 'DIFFERENT'}", flush=True)
        again.unlink()
    finally:
        copy.drop()


def measured(title, installation, command, file=None):
    file = file or installation.folder / "newsroom.tar"
    begun = time.monotonic()
    peak = installation.manage(command, file)
    seconds, size = time.monotonic() - begun, file.stat().st_size / 1e6
    print(f"{title}: {seconds:.1f} s, {size:.0f} MB, memory at its peak {peak:.0f} MB", flush=True)
    return file


def hashes(file):
    from articles.backup import archive

    with archive.opened(file) as backup:
        listed = backup.manifest
    tables = {name: (row.sha256, row.rows, row.last_number) for name, row in listed.tables.items()}
    return tables, listed.files


def fill(articles):
    """Make the articles: one through workflow, the rest like it. Runs inside of manage.py."""
    from articles import picture_files
    from articles.models import Rendition
    from tests import make, many

    for _number in range(PICTURES):
        picture = make.picture()
        picture_files.write(picture.master_name, os.urandom(FILE_BYTES))
        for width in range(1, FILES):
            row = Rendition(picture=picture, ratio="original", width=width, height=1, format="webp")
            row.bytes = FILE_BYTES
            row.save()
            picture_files.write(row.name, os.urandom(FILE_BYTES))
    tags = [make.tag(f"tag-{number}") for number in range(4)]
    chain = [(make.source(), "republished", 1), (make.source(), "reference", 2)]
    article = make.published(body=PARAGRAPH * 8, tags=tags, chain=chain, place=make.place())
    for begun in range(1, articles, 1000):
        many.copies(article, min(1000, articles - begun))


def server():
    url = os.environ.get("DATABASE_URL", "")
    return url if url.startswith("postgres") else ""


def psql(statement):
    subprocess.run(["psql", "-q", server(), "-c", statement], check=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
