"""An installation of a benchmark's own in a temporary folder, and real servers before it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

from bench.visiting import Visitor

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 120
HOST = "example.kz"  # as deploy/nginx.conf has it
MAIN = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log warn; worker_processes 1;
events {{}}
http {{
    access_log off; sendfile on;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {folder}/newsroom.conf;
}}
"""


class Installation:
    """A database and a folder that nobody else has; `remove` drops the former.

    SQLite in the folder, or a database of its own on the PostgreSQL server that DATABASE_URL names.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        given = os.environ.get("DATABASE_URL", "")
        self.server = given if given.startswith("postgres") else ""
        self.name = f"bench_{os.getpid()}"
        if self.server:
            self._on_the_server(f'CREATE DATABASE "{self.name}"')
        own = urlsplit(self.server)._replace(path=f"/{self.name}").geturl()
        url = own if self.server else f"sqlite:///{folder / 'newsroom.sqlite3'}"
        told = {"NEWSROOM_VAR": str(folder), "DATABASE_URL": url, "ALLOWED_HOSTS": HOST}
        self.environment = os.environ | told

    @property
    def database(self) -> str:
        return "PostgreSQL" if self.server else "SQLite"

    def manage(self, *arguments: str) -> str:
        """Run a command of manage.py and return what it printed."""
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout

    def remove(self) -> None:
        if self.server:
            self._on_the_server(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    def _on_the_server(self, statement: str) -> None:
        import psycopg2  # type: ignore[import-untyped]

        with closing(psycopg2.connect(self.server)) as connection:
            connection.autocommit = True
            connection.cursor().execute(statement)


class Gunicorn:
    """gunicorn by deploy/gunicorn.conf.py, with so many worker processes."""

    def __init__(self, installation: Installation, processes: int) -> None:
        self.port, self.log = free_port(), installation.folder / "gunicorn.log"
        config = str(ROOT / "deploy" / "gunicorn.conf.py")
        command = [sys.executable, "-m", "gunicorn", "--config", config]
        command += ["--bind", f"127.0.0.1:{self.port}", "--log-level", "warning"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=installation.environment | {"WEB_CONCURRENCY": str(processes)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_for(self.port, self.process, self.log)

    def workers_at_work(self) -> dict[int, float]:
        """The seconds of CPU that each worker has used, by its process number."""
        found = subprocess.check_output(["ps", "--ppid", str(self.process.pid), "-o", "pid="])
        used = {}
        for pid in map(int, found.split()):
            stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            used[pid] = (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
        return used

    def stop(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Nginx:
    """nginx by deploy/nginx.conf before a server, without its TLS, on a free port."""

    def __init__(self, folder: Path, upstream: int) -> None:
        self.port = free_port()
        text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
        named = text.replace("/var/cache/nginx/newsroom", str(folder / "cache"))
        named = named.replace("server 127.0.0.1:8000;", f"server 127.0.0.1:{upstream};")
        named = named.replace("/srv/newsroom/var", str(folder))
        named = named.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{self.port};")
        left_out = ("ssl_", "listen [::]", "listen 443", "return 301")
        lines = [row for row in named.splitlines() if not row.strip().startswith(left_out)]
        own = "\n".join(lines).replace("listen 80", f"listen 127.0.0.1:{free_port()}")
        (folder / "newsroom.conf").write_text(own, encoding="utf-8")
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder), encoding="utf-8")
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        if program is None:
            raise SystemExit("There is no nginx here (apt install nginx-light).")
        command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        wait_for(self.port, self.process, folder / "nginx.log")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the server answers; say what it said where it doesn't."""
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends_at and process.poll() is None:
        with suppress(OSError):
            if Visitor(port, HOST).get("/healthz").status == 200:
                return
        time.sleep(0.1)
    raise SystemExit(f"The server does not answer.\n{log.read_text(errors='replace')}")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
