"""./run faults: every fault injection at full length, a line each with its figures."""

import os

from launcher import packages, prepare, say, suite
from launcher.equipment import ABSENT, Equipment, find
from launcher.paths import RUNTIME_LOCK, TEST_LOCK

KILLS = "50"


def run(arguments: list[str]) -> int:
    """Bring every fault about on each database there is; 1 when a promise is broken.

    A fault that could not be brought about counts as a broken promise.
    """
    if arguments:
        raise say.Stop("./run faults takes no arguments.", "./run help lists what it can do.", 2)
    equipment = find(os.environ)
    _refuse_without_chromium(equipment)
    packages.ensure(RUNTIME_LOCK, TEST_LOCK)
    prepare.catalogues()
    codes = [_on(name, url, equipment) for name, url in suite.databases(equipment).items()]
    if not equipment.postgres:
        say.line(ABSENT["postgres"])
    return 1 if any(codes) else 0


def _on(name: str, url: str, equipment: Equipment) -> int:
    say.line(f"\n· Faults on {name}")
    wanted = {"NEWSROOM_FAULTS": "1", "NEWSROOM_FAULT_KILLS": KILLS}
    # What is wanted comes last: nobody's environment makes fewer kills of fifty.
    chosen = {**os.environ, **equipment.environment, **wanted, "DATABASE_URL": url}
    # In the order of their files, so that two runs can be laid beside each other.
    return suite.python("-m", "pytest", "-q", "-p", "no:randomly", "tests/faults", **chosen)


def _refuse_without_chromium(equipment: Equipment) -> None:
    if equipment.chromium is None:
        raise say.Stop(
            "./run faults needs Chromium with libatomic: a browser is killed, too.",
            "sudo apt install chromium libatomic1; or CHROMIUM=/path/to/chromium ./run faults",
        )
