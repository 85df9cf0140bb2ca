"""What of Chromium, PostgreSQL, nginx and the Nu validator this machine has for the tests."""

import ctypes
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from launcher import say

# The shell is the same engine without windows and their furniture: a quarter cheaper.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
VALIDATOR = Path("~/.cache/newsroom/node_modules/vnu-jar/build/dist/vnu.jar")
ABSENT = {
    "chromium": "NOT RUN: browser tests – no Chromium with libatomic "
    "(apt install chromium libatomic1; or CHROMIUM=path)",
    "postgres": "NOT RUN: the suite on PostgreSQL – DATABASE_URL names no PostgreSQL server",
    "nginx": "NOT RUN: the proxy's settings – no nginx (apt install nginx-light openssl)",
    "redis": "NOT RUN: pages shared through Redis – no redis-server (apt install redis-server)",
    "java": "NOT RUN: the Nu HTML validator – no Java (apt install default-jre-headless)",
    "vnu": "NOT RUN: the Nu HTML validator – no vnu.jar (npm install --ignore-scripts "
    "--prefix ~/.cache/newsroom vnu-jar; or VNU_JAR=path)",
}


@dataclass(frozen=True)
class Equipment:
    chromium: str | None
    postgres: bool
    java: str | None
    vnu: str | None
    nginx: str | None = None
    redis: str | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What the tests read: where Chromium and the validator are."""
        found = {"CHROMIUM": self.chromium, "VNU_JAR": self.vnu}
        return {name: path for name, path in found.items() if path}

    def absent(self) -> Iterator[str]:
        yield from (name for name in ABSENT if not getattr(self, name))

    def not_run(self) -> list[str]:
        """One loud line for each thing that was left out."""
        return [ABSENT[name] for name in self.absent()]

    def require(self, expected: Iterable[str]) -> None:
        """Refuse to start where something that must be there is missing."""
        lacking = [name for name in self.absent() if name in set(expected)]
        if lacking:
            rows = "\n".join(ABSENT[name] for name in lacking)
            raise say.Stop(f"NEWSROOM_EXPECT names what is not here: {', '.join(lacking)}.\n{rows}")

    def marks(self, *, postgres: bool, arguments: Iterable[str]) -> list[str]:
        """Return pytest's options that leave out what can't run; a -m of one's own is respected."""
        if "-m" in arguments:
            return []
        nu = self.java and self.vnu
        left_out = {
            "browser": not self.chromium,
            "nginx": not self.nginx,
            "nu": not nu,
            "postgres": not postgres,
            "redis": not self.redis,
        }
        names = [f"not {name}" for name, out in left_out.items() if out]
        return ["-m", " and ".join(names)] if names else []


def find(environment: Mapping[str, str]) -> Equipment:
    """Look for everything on this machine."""
    browsers = (shutil.which(name) for name in (environment.get("CHROMIUM", ""), *BROWSERS))
    jar = Path(environment.get("VNU_JAR") or VALIDATOR).expanduser()
    url = environment.get("DATABASE_URL", "")
    return Equipment(
        chromium=next(filter(None, browsers), None) if playwright_starts() else None,
        postgres=url.startswith(("postgres:", "postgresql:", "psql:", "pgsql:")),
        java=shutil.which("java"),
        vnu=str(jar) if jar.is_file() else None,
        redis=shutil.which("redis-server"),
        nginx=shutil.which("nginx", path=f"{environment.get('PATH', '')}:/usr/sbin"),
    )


def playwright_starts() -> bool:
    """Tell whether the one library is there that Playwright's driver does not bring itself."""
    if sys.platform != "linux":
        return True
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True
