"""The demo newsroom as a deployment serves it, asked as browsers ask."""

import gzip
import http.client
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """What came over the wire; `weight` is how many bytes its body had there."""

    status: int
    content_type: str
    moved_to: str
    body: bytes
    weight: int

    @property
    def text(self):
        return self.body.decode()


@dataclass(frozen=True)
class DemoInstallation:
    """An installation of its own, with hashed and packed static files."""

    var: Path

    @property
    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
        return {
            **kept,
            "NEWSROOM_VAR": str(self.var),
            "DATABASE_URL": f"sqlite:///{self.var / 'newsroom.sqlite3'}",
            "NEWSROOM_HASHED_STATIC": "1",
        }

    def fill(self):
        """Make its tables, the demo in them, and the static files."""
        for command in (["migrate"], ["demo"], ["collectstatic", "--no-input"]):
            run = [sys.executable, ROOT / "manage.py", *command, "--verbosity", "0"]
            options = {"cwd": ROOT, "env": self.environment, "capture_output": True}
            done = subprocess.run(run, text=True, check=False, **options)
            assert done.returncode == 0, done.stderr


class Asker:
    """A browser without a memory: one connection, kept open, that takes gzip."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)

    def __call__(self, path):
        method = "HEAD" if path.startswith("/media/") else "GET"
        asked = quote(path, safe="/?&=%:;,+~()!*'@$")
        self.connection.request(method, asked, headers={"Accept-Encoding": "gzip"})
        response = self.connection.getresponse()
        sent = response.read()
        packed = response.getheader("Content-Encoding") == "gzip"
        return Answer(
            status=response.status,
            content_type=response.getheader("Content-Type", "").partition(";")[0],
            moved_to=response.getheader("Location", ""),
            body=gzip.decompress(sent) if packed and sent else sent,
            weight=len(sent),
        )

    def close(self):
        self.connection.close()
