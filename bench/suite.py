"""./run bench: what pages cost, beside a bare gunicorn, a bare Django view and nginx's own cache.

Everything is asked in turns, round after round, so that what else the machine does falls on all
alike. What counts is the processor time of a request, the server's and the database's together;
ratios are of medians. One worker on one core, the client on the other.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from bench import report
from bench.archives import KEPT, Archive
from bench.load import Load, Round
from bench.processes import Server, gunicorn
from bench.proxy import Publisher, nginx

FIRST_PORT = 18300
NEEDED = ("wrk", "nginx", "taskset")
HOP = {"date", "server", "connection", "content-length"}
QUICK, WHOLE = (1_000, 10_000), (1_000, 100_000, 1_000_000)
LARGEST_ON_SQLITE = 100_000


@dataclass
class Row:
    """One thing that is asked of one server, and what every round of it found."""

    archive: str
    what: str
    load: Load
    against: str = ""
    queries: int | None = None
    size: int = 0
    rounds: list[Round] = field(default_factory=list)

    @property
    def cpu_ms(self) -> float:
        return median(one.cpu_ms for one in self.rounds)

    def told(self) -> dict[str, Any]:
        """What a table shows of it."""
        return {
            "archive": self.archive,
            "what": self.what,
            "rate": median(one.rate for one in self.rounds),
            "cpu_ms": self.cpu_ms,
            "cpu_ms_by_round": [one.cpu_ms for one in self.rounds],
            "cpu_ms_least": min(one.cpu_ms for one in self.rounds),
            "cpu_ms_most": max(one.cpu_ms for one in self.rounds),
            "p50_ms": median(one.p50_ms for one in self.rounds),
            "p99_ms": median(one.p99_ms for one in self.rounds),
            "queries": self.queries,
            "bytes": self.size,
        }


def main(arguments: Sequence[str] | None = None) -> None:
    chosen = _parse(arguments)
    missing = [name for name in NEEDED if not _which(name)]
    if missing:
        raise SystemExit(f"./run bench needs {', '.join(missing)} (Debian: wrk nginx util-linux).")
    archives = _archives(chosen)
    for archive in archives:
        archive.make(searched=not chosen.no_search)
        archive.warm()
    with ExitStack() as stack, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found = _measure(archives, Path(folder), chosen, stack)
    found["publishing"] = {one.name: one.ask("bench.publishing") for one in archives}
    found["load"] = os.getloadavg()
    found["ratios"] = report.ratios(found)
    if chosen.json:
        json.dump(found, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(report.markdown(found))
    if chosen.write:
        Path(chosen.write).write_text(report.page(found), encoding="utf-8")


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small archives, under 8 minutes")
    parser.add_argument("--json", action="store_true", help="one object on standard output")
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--counts", help="sizes of archives instead, such as 300,3000")
    parser.add_argument(
        "--no-search", action="store_true", help="spare filling it, which takes an hour a million"
    )
    parser.add_argument("--write", metavar="FILE", help="write the figures as a page, too")
    parser.add_argument(
        "--database", choices=("sqlite", "postgresql", "both"), default="", help="which archives"
    )
    chosen = parser.parse_args(arguments)
    chosen.rounds = chosen.rounds or (3 if chosen.quick else 5)
    chosen.seconds = chosen.seconds or (1 if chosen.quick else 2)
    chosen.database = chosen.database or ("sqlite" if chosen.quick else "both")
    return chosen


def _which(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def _archives(chosen: argparse.Namespace) -> list[Archive]:
    counts: Sequence[int] = QUICK if chosen.quick else WHOLE
    if chosen.counts:
        counts = sorted(int(count) for count in chosen.counts.split(","))
    found = []
    if chosen.database in ("postgresql", "both"):
        found += [Archive("postgresql", count) for count in counts]
    if chosen.database in ("sqlite", "both"):
        found += [Archive("sqlite", count) for count in counts if count <= LARGEST_ON_SQLITE]
    return found


def _measure(
    archives: list[Archive], folder: Path, chosen: argparse.Namespace, stack: ExitStack
) -> dict[str, Any]:
    """Start everything, ask in turns, and tell what was found."""
    ports = iter(range(FIRST_PORT, FIRST_PORT + 100))
    rows: list[Row] = []
    for archive in archives:
        drawn = archive.ask("bench.drawing")
        rows += _rows(archive, _until_the_end(archive.serve(next(ports)), stack), drawn)
    main_archive = archives[0]
    kept = _until_the_end(main_archive.serve(next(ports), KEPT), stack)
    rows += _kept_rows(main_archive, kept, rows)
    pages = _pages(rows, folder)
    bare, view = (_until_the_end(one, stack) for one in _limits(folder, ports))
    rows += _limit_rows(pages, bare, view)
    front = _until_the_end(nginx(folder, next(ports), kept, bare), stack)
    publisher = Publisher(main_archive)
    stack.callback(publisher.stop)
    rows += _proxied(front, rows, kept)
    _ask_all(rows, chosen, publisher)
    publisher.stop()
    return {
        "rows": [row.told() for row in rows],
        "rounds": chosen.rounds,
        "seconds": chosen.seconds,
        "quick": chosen.quick,
        "archives": [asdict(one) for one in archives],
        "published_meanwhile": publisher.count,
    }


def _until_the_end(server: Server, stack: ExitStack) -> Server:
    stack.callback(server.stop)
    return server


def _rows(archive: Archive, server: Server, drawn: dict[str, Any]) -> list[Row]:
    """What is asked of one archive: pages that are made anew."""
    asked: dict[str, list[str]] = {"article": drawn["articles"]}
    for kind, by_depth in drawn["lists"].items():
        asked |= {f"list {kind}, {depth}": paths for depth, paths in by_depth.items()}
    asked["rss"] = drawn["feeds"]
    if drawn["searches"]:
        asked["search"] = drawn["searches"]
    counted = archive.ask("bench.counted", {name: paths[:12] for name, paths in asked.items()})
    rows = []
    for name, paths in asked.items():
        known = counted[name]
        row = Row(archive.name, name, Load(server, paths))
        row.queries, row.size = known["queries"], int(known["bytes"])
        rows.append(row)
    return rows


def _kept_rows(archive: Archive, server: Server, rows: list[Row]) -> list[Row]:
    """Pages that are answered from memory."""
    found = []
    for what, of in (("article", "article"), ("list", "list latest, first")):
        row = next(one for one in rows if (one.archive, one.what) == (archive.name, of))
        path = row.load.paths.read_text(encoding="utf-8").splitlines()[0]
        server.wait(path)
        found.append(Row(archive.name, f"kept {what}", Load(server, [path]), queries=0))
    return found


def _pages(rows: list[Row], folder: Path) -> dict[str, int]:
    """Save what the newsroom answers, for the limits to answer the same."""
    wanted = {
        "article": "article",
        "list": "list latest, anywhere",
        "rss": "rss",
        "kept-article": "kept article",
        "kept-list": "kept list",
    }
    sizes = {}
    for name, what in wanted.items():
        row = next(one for one in rows if one.what == what)
        paths = row.load.paths.read_text(encoding="utf-8").splitlines()[:40]
        answers = sorted((_answer(row.load.server.url + path) for path in paths), key=_length)
        headers, body = answers[len(answers) // 2]
        (folder / f"{name}.json").write_text(json.dumps(headers), encoding="utf-8")
        (folder / f"{name}.body").write_bytes(body)
        sizes[name] = row.size = len(body)
    return sizes


def _answer(url: str) -> tuple[list[tuple[str, str]], bytes]:
    with urlopen(url, timeout=30) as response:
        headers = [pair for pair in response.getheaders() if pair[0].lower() not in HOP]
        body = response.read()
    return [*headers, ("Content-Length", str(len(body)))], body


def _length(answer: tuple[Any, bytes]) -> int:
    return len(answer[1])


def _limits(folder: Path, ports: Iterator[int]) -> Iterator[Server]:
    """A bare gunicorn and a bare Django view that answer from this folder."""
    for name, module in (("gunicorn", "bare"), ("view", "view")):
        application = f"bench.limits.{module}:application"
        yield gunicorn(name, application, next(ports), BENCH_PAGES=str(folder))


def _limit_rows(pages: dict[str, int], *limits: Server) -> list[Row]:
    """The newsroom's answers, of so many bytes, from servers that only hand them out."""
    found = []
    for name, size in pages.items():
        for server in limits:
            server.wait(f"/{name}")
            found.append(Row(server.name, name, Load(server, [f"/{name}"]), size=size))
    return found


def _proxied(front: Server, rows: list[Row], kept: Server) -> list[Row]:
    """Behind nginx: a page of the newsroom, and nginx's own hit of the same bytes."""
    row = next(one for one in rows if one.what == "kept article")
    path = row.load.paths.read_text(encoding="utf-8").splitlines()[0]
    front.wait(path)
    front.wait("/bench-hit")
    return [
        Row("nginx", "nginx article", Load(front, [path]), size=row.size),
        Row("nginx", "nginx hit", Load(front, ["/bench-hit"]), size=row.size),
    ]


def _beside(row: Row) -> tuple[str, str]:
    """Where a row stands in a round: next to those that it is compared with."""
    limits = {"list": "list latest, anywhere", "rss": "list feed, first"}
    what = limits.get(row.what, row.what).replace("kept-", "kept ")
    return what, row.archive


def _ask_all(rows: list[Row], chosen: argparse.Namespace, publisher: Publisher) -> None:
    rows = sorted(rows, key=_beside)
    for turn in range(chosen.rounds):
        for row in rows:
            if row.archive == "nginx":
                publisher.go_on()
            row.rounds.append(row.load.round(chosen.seconds))
            publisher.pause()
        sys.stderr.write(f"· round {turn + 1} of {chosen.rounds}, {time.strftime('%H:%M:%S')}\n")


if __name__ == "__main__":
    main()
