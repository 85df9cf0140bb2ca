"""A WSGI application that returns pages from memory: all that gunicorn itself costs."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ["BENCH_PAGES"])
PAGES = {
    f"/{path.stem}": ([tuple(pair) for pair in json.loads(path.read_text())], body.read_bytes())
    for path in FOLDER.glob("*.json")
    if (body := path.with_suffix(".body")).exists()
}


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer with the page of this name."""
    headers, body = PAGES[environ["PATH_INFO"]]
    start("200 OK", headers)
    return [body]
