"""What the machine must offer before anything slow begins."""

import errno
import importlib.util
import os
import socket
import tempfile
from pathlib import Path

from launcher import say
from launcher.environment import Address

PORTS_TO_TRY = 50


def check_port(address: Address) -> None:
    """Refuse a port that can't be served on, and say why."""
    trouble = _bind_trouble(address)
    if trouble is None:
        return
    if trouble == errno.EADDRINUSE:
        raise say.Stop(
            f"Port {address.port} on {address.host} is taken: another program, "
            "or another ./run, listens there.",
            f"stop that one (Ctrl-C in its window), or take another port: "
            f"PORT={free_port(address)} ./run",
        )
    if trouble == errno.EACCES:
        raise say.Stop(
            f"Port {address.port} is reserved for the system's own services.",
            f"take one above 1023: PORT={free_port(Address(address.host, 8000))} ./run",
        )
    raise say.Stop(
        f"HOST={address.host} is not an address of this machine.",
        "leave HOST out to serve this machine alone, or set HOST=0.0.0.0 to serve the network.",
    )


def free_port(address: Address) -> int:
    """Find the next port above this one that nobody listens on."""
    above = range(address.port + 1, min(address.port + PORTS_TO_TRY, 65536))
    return next((n for n in above if _bind_trouble(Address(address.host, n)) is None), 8001)


def check_writable(folder: Path) -> None:
    """Refuse a folder where packages and data can't be kept; make it where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise say.Stop(
            f"Can't write in {folder} ({os.strerror(error.errno or 0)}): "
            "packages are kept in .venv and data in var/ there.",
            "copy the project to a folder of your own (git clone), "
            "or free some space if the disk is full.",
        ) from error


def check_python() -> None:
    """Refuse a Python that was built without what the newsroom stands on."""
    absent = [name for name in ("venv", "sqlite3", "ssl") if importlib.util.find_spec(name) is None]
    if absent:
        raise say.Stop(
            f"This Python lacks {', '.join(absent)}.",
            "install the whole of it: sudo apt install python3 python3-venv",
        )


def _bind_trouble(address: Address) -> int | None:
    """Return the errno of a failed attempt to listen; None when it works."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(tuple(address))
            listener.listen()
    except OSError as error:
        return error.errno or errno.EADDRNOTAVAIL
    return None
