"""What of Chromium, PostgreSQL, nginx and the validators this machine has for the tests."""

import ctypes
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from launcher import say

# The shell is the same engine without windows and their furniture: a quarter cheaper.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
MODULES = Path("~/.cache/newsroom/node_modules")
VALIDATOR = MODULES / "vnu-jar/build/dist/vnu.jar"
COMPILER, TYPES = "typescript/bin/tsc", "schema-dts/dist/schema.d.ts"
LIGHTHOUSE = "lighthouse/cli/index.js"
ABSENT = {
    "chromium": "NOT RUN: browser tests – no Chromium with libatomic "
    "(apt install chromium libatomic1; or CHROMIUM=path)",
    "postgres": "NOT RUN: the suite on PostgreSQL – DATABASE_URL names no PostgreSQL server",
    "nginx": "NOT RUN: the proxy's settings – no nginx (apt install nginx-light openssl)",
    "redis": "NOT RUN: pages shared through Redis – no redis-server (apt install redis-server)",
    "java": "NOT RUN: the Nu HTML validator – no Java (apt install default-jre-headless)",
    "vnu": "NOT RUN: the Nu HTML validator – no vnu.jar (npm install --ignore-scripts "
    "--prefix ~/.cache/newsroom vnu-jar; or VNU_JAR=path)",
    "schema": "NOT RUN: JSON-LD against schema.org's types – no Node with schema-dts "
    "(npm install --ignore-scripts --prefix ~/.cache/newsroom schema-dts@2.1.0 "
    "typescript@7.0.2; or NODE_MODULES=path)",
    "lighthouse": "NOT RUN: Lighthouse – no Node with it, or no Chromium (npm install "
    "--ignore-scripts --prefix ~/.cache/newsroom lighthouse@12.8.2; or NODE_MODULES=path)",
}


@dataclass(frozen=True)
class Equipment:
    chromium: str | None
    postgres: bool
    java: str | None
    vnu: str | None
    nginx: str | None = None
    redis: str | None = None
    schema: str | None = None
    lighthouse: str | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What the tests read: where Chromium and the validators are."""
        found = {
            "CHROMIUM": self.chromium,
            "VNU_JAR": self.vnu,
            "NODE_MODULES": self.schema,
            "LIGHTHOUSE": self.lighthouse,
        }
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
            "lighthouse": not self.lighthouse,
            "nginx": not self.nginx,
            "nu": not nu,
            "postgres": not postgres,
            "redis": not self.redis,
            "schema": not self.schema,
        }
        names = [f"not {name}" for name, out in left_out.items() if out]
        return ["-m", " and ".join(names)] if names else []


def find(environment: Mapping[str, str]) -> Equipment:
    """Look for everything on this machine."""
    browsers = (shutil.which(name) for name in (environment.get("CHROMIUM", ""), *BROWSERS))
    chromium = next(filter(None, browsers), None) if playwright_starts() else None
    jar = Path(environment.get("VNU_JAR") or VALIDATOR).expanduser()
    url = environment.get("DATABASE_URL", "")
    modules = _node_modules(environment)
    return Equipment(
        chromium=chromium,
        postgres=url.startswith(("postgres:", "postgresql:", "psql:", "pgsql:")),
        java=shutil.which("java"),
        vnu=str(jar) if jar.is_file() else None,
        redis=shutil.which("redis-server"),
        nginx=shutil.which("nginx", path=f"{environment.get('PATH', '')}:/usr/sbin"),
        schema=str(modules) if _has(modules, COMPILER, TYPES) else None,
        lighthouse=f"{modules}/{LIGHTHOUSE}" if chromium and _has(modules, LIGHTHOUSE) else None,
    )


def _node_modules(environment: Mapping[str, str]) -> Path | None:
    """Where Node's packages are; None where there is no Node to run them."""
    if shutil.which("node") is None:
        return None
    return Path(environment.get("NODE_MODULES") or MODULES).expanduser()


def _has(modules: Path | None, *files: str) -> bool:
    return modules is not None and all((modules / name).is_file() for name in files)


def playwright_starts() -> bool:
    """Tell whether the one library is there that Playwright's driver does not bring itself."""
    if sys.platform != "linux":
        return True
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True
