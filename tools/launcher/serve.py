"""Serving: gunicorn takes this process over, a small child tells when it answers."""

import http.client
import os
import signal
import time
from contextlib import closing
from http import HTTPStatus

from launcher import say
from launcher.environment import Address
from launcher.paths import PYTHON, ROOT, VAR

PATIENCE_SECONDS = 60
POLL_SECONDS = 0.1
HEALTH = "/healthz"
ACCOUNTS = VAR / "demo-accounts.txt"


def serve(address: Address) -> None:
    """Become gunicorn, so that Ctrl-C, signals and the exit code are its own."""
    os.chdir(ROOT)
    server = os.getpid()
    if os.fork() == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        announce(address, server)
        work_beside(server)
    os.execv(PYTHON, command(address))


def command(address: Address) -> list[str]:
    config = str(ROOT / "deploy" / "gunicorn.conf.py")
    options = ["--config", config, "--bind", address.bind, "--log-level", "warning"]
    return [str(PYTHON), "-m", "gunicorn", *options]


def announce(address: Address, server: int) -> None:
    """Print the welcome once the server answers; say so when it doesn't."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    status = 0
    while status != HTTPStatus.OK and time.monotonic() < deadline and os.getppid() == server:
        time.sleep(POLL_SECONDS)
        status = answer(address)
    if status == HTTPStatus.OK:
        say.line(welcome(address, accounts()))
    elif os.getppid() == server:
        say.line(f"The server runs, but {address.url}{HEALTH} answers {status or 'nothing'}.")


def work_beside(server: int) -> None:
    """Become the worker, which leaves when the server does."""
    if os.getppid() != server:
        os._exit(0)
    worker = [str(PYTHON), str(ROOT / "manage.py"), "worker", "--with", str(server)]
    os.execv(PYTHON, worker)


def answer(address: Address) -> int:
    """Return the status of the health page, 0 when nobody answers."""
    with closing(http.client.HTTPConnection(address.local, address.port, timeout=5)) as connection:
        try:
            connection.request("GET", HEALTH)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0


def accounts() -> list[str]:
    """Rows `name password` of the demo, none in a newsroom without it."""
    return ACCOUNTS.read_text(encoding="utf-8").splitlines() if ACCOUNTS.is_file() else []


def welcome(address: Address, demo: list[str]) -> str:
    people = "".join(f"\n    {name:<10}{password}" for name, password in map(str.split, demo))
    return (
        f"\n  The newsroom is open.\n\n"
        f"  Site   {address.url}/\n"
        f"  Admin  {address.url}/admin/\n"
        + (f"\n  Demo accounts (also in var/demo-accounts.txt){people}\n" if people else "")
        + "\n  Ctrl-C stops it."
    )
