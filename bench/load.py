"""Asking a server again and again with wrk, and what that cost it."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.processes import CLIENTS_CORE, Server

SCRIPT = """
local paths, at = {}, tonumber(os.getenv("BENCH_FROM")) or 0
for line in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = line end
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
done = function(summary, latency)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read
    + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %d %d %d %d %d %d\\n", summary.requests, summary.duration,
    summary.bytes, bad, latency:percentile(50), latency:percentile(99)))
end
"""
CONNECTIONS = 1
"""Several at once would share what is made of one page."""


class Round(NamedTuple):
    """One load: requests a second, processor milliseconds of the server a request, latencies."""

    rate: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    count: int


class Load:
    """Paths for one server, asked in their order and round again."""

    def __init__(self, server: Server, paths: Sequence[str]) -> None:
        self.server, self.count, self.at = server, len(paths), 0
        folder = Path(tempfile.mkdtemp(prefix="bench-"))
        self.script, self.paths = folder / "load.lua", folder / "paths"
        self.script.write_text(SCRIPT, encoding="ascii")
        self.paths.write_text("\n".join(paths) + "\n", encoding="utf-8")

    def round(self, seconds: float) -> Round:
        """Ask for so long. Ends the program where one answer isn't a page."""
        chosen = {**os.environ, "BENCH_PATHS": str(self.paths), "BENCH_FROM": str(self.at)}
        command = ["taskset", "-c", CLIENTS_CORE, "wrk", "-t1", f"-c{CONNECTIONS}"]
        command += [f"-d{max(round(seconds), 1)}s", "-s", str(self.script), self.server.url]
        before = self.server.cpu()
        out = subprocess.run(command, env=chosen, check=True, capture_output=True, text=True).stdout
        used = self.server.cpu_since(before)
        line = next(line for line in out.splitlines() if line.startswith("RESULT"))
        count, microseconds, _bytes, bad, p50, p99 = (int(word) for word in line.split()[1:])
        if not count:  # not one answer in that time
            return self.round(seconds * 3)
        if bad:
            raise SystemExit(f"{self.server.name}: {bad} of {count} answers were no pages.")
        self.at = (self.at + count) % self.count
        return Round(count / microseconds * 1e6, used / count * 1000, p50 / 1000, p99 / 1000, count)
