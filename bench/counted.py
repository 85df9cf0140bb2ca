"""Queries and bytes of pages that are made anew, as JSON.

python -m bench.counted < paths.json

`paths.json` maps a name to addresses; the answer maps it to the largest number of queries and the
median of bytes. Names are kept, pages are not.
"""

import io
import json
import os
import sys
from statistics import median
from typing import Any

FEW = 12


def main() -> None:
    os.environ["NEWSROOM_PAGE_CACHE_BYTES"] = "1000000"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from newsroom.wsgi import application  # sets Django up

    asked = json.load(sys.stdin)
    for paths in asked.values():
        for path in paths[:2]:
            _ask(application, path)
    found = {name: _counted(application, paths[:FEW]) for name, paths in asked.items()}
    json.dump(found, sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # the watcher of changes would go on


def _counted(application: Any, paths: list[str]) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    queries, sizes = [], []
    for path in paths:
        for name in [name for name in application.memory.found if str(name).startswith("http")]:
            application.memory.found.pop(name)
        with CaptureQueriesContext(connection) as seen:
            sizes.append(len(_ask(application, path)))
        queries.append(len(seen))
    return {"queries": max(queries), "bytes": median(sizes)}


def _ask(application: Any, path: str) -> bytes:
    from urllib.parse import unquote

    address, _mark, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(address).encode().decode("latin-1"),
        "QUERY_STRING": query,
        "HTTP_HOST": "127.0.0.1",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    said: list[str] = []
    answer = application(environ, lambda status, headers, fault=None: said.append(status))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    if said != ["200 OK"]:
        raise SystemExit(f"{path} answers {said}.")
    return body


if __name__ == "__main__":
    main()
