"""Servers to measure, on one core, with the processor time that they and PostgreSQL used."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
SERVERS_CORE, CLIENTS_CORE = "1", "0"
PATIENCE_SECONDS = 60
NANOSECOND = 1e-9


@dataclass
class Server:
    """A process with its children, and where it answers; `database` is one on PostgreSQL."""

    name: str
    port: int
    process: subprocess.Popen[bytes]
    database: str = ""
    beside: list["Server"] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> dict[int, float]:
        """Seconds of processor time so far, by process.

        Those of the server, of who works beside it and of the database.
        """
        pids = _family(self.process.pid)
        pids += backends(self.database) if self.database else []
        own = {pid: seconds_of(pid) for pid in pids}
        for other in self.beside:
            own |= other.cpu()
        return own

    def cpu_since(self, before: dict[int, float]) -> float:
        """Seconds used since; of a process that has ended meanwhile nothing is known."""
        return sum(max(used - before.get(pid, 0.0), 0.0) for pid, used in self.cpu().items())

    def wait(self, path: str) -> None:
        """Until it answers."""
        for _ in range(PATIENCE_SECONDS * 10):
            try:
                with urlopen(self.url + path, timeout=20) as answer:
                    answer.read()
                    return
            except HTTPError as error:
                raise SystemExit(f"{self.name} answers {error.code} to {path}.") from error
            except OSError:
                time.sleep(0.1)
            if self.process.poll() is not None:
                break
        raise SystemExit(f"{self.name} doesn't start.")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)


def gunicorn(name: str, application: str, port: int, **environment: str) -> Server:
    """Start one worker by the newsroom's own configuration."""
    config = str(ROOT / "deploy" / "gunicorn.conf.py")
    command = ["taskset", "-c", SERVERS_CORE, sys.executable, "-m", "gunicorn"]
    command += ["--config", config, "--workers", "1", "--bind", f"127.0.0.1:{port}", application]
    chosen = {**os.environ, "PYTHONPATH": str(ROOT), "WEB_CONCURRENCY": "1", **environment}
    process = subprocess.Popen(command, cwd=ROOT, env=chosen, stderr=subprocess.DEVNULL)
    return Server(name, port, process, database_of(chosen.get("DATABASE_URL", "")))


def database_of(url: str) -> str:
    """The name of a database on PostgreSQL, or nothing."""
    return url.rpartition("/")[2] if url.startswith("postgres") else ""


def backends(database: str) -> list[int]:
    """The processes of PostgreSQL that serve a database, where it runs on this machine."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "cmdline").read_bytes().decode(errors="replace")
            except OSError:  # it is gone
                continue
            if words.startswith("postgres:") and f" {database} " in words:
                found.append(int(folder.name))
    return found


def _family(pid: int) -> list[int]:
    """A process and its children."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    children = [int(child) for child in text.split()]
    return [pid, *(one for child in children for one in _family(child))]


def seconds_of(pid: int) -> float:
    """What the threads of a process used, to the nanosecond."""
    total = 0
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            total += int((task / "schedstat").read_text(encoding="ascii").split()[0])
    except OSError:  # it is gone
        return 0.0
    return total * NANOSECOND
