"""The words after ./run, and what each does."""

import difflib
import os
import signal
import sys
from collections.abc import Callable

from launcher import (
    checks,
    environment,
    faults,
    machine,
    manage,
    packages,
    prepare,
    programs,
    say,
    serve,
    suite,
)
from launcher.paths import ROOT, RUNTIME_LOCK, VAR

HELP = """\
./run                  serve the newsroom on http://127.0.0.1:8000 (HOST and PORT change that)
./run test [ARGS]      run the whole suite, or what pytest's ARGS choose
./run check            linters, types, import contracts, templates, migrations, translations
./run promises         plant a fault for each promise, and see its test turn red
./run faults           kill, fill, interrupt a newsroom of its own, and see that nothing is lost
./run bench [--quick]  measure pages against a bare server; --json for programs
./run screenshots      renew docs/screenshots with Chromium
./run backup FILE      write database and pictures into one file
./run restore FILE     fill an empty newsroom from such a file; it is checked first
./run manage COMMAND   manage.py, in the newsroom's own environment
./run COMMAND          the same, shorter: ./run demo, ./run createsuperuser
./run help             this page"""


def main(arguments: list[str]) -> int:
    """Do what was asked; return the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        return _do(arguments)
    except say.Stop as trouble:
        say.progress_done()
        sys.stderr.write(f"\n{trouble}\n")
        return trouble.code
    except KeyboardInterrupt:
        say.progress_done()
        sys.stderr.write("\nStopped. Run it again to go on.\n")
        return 130


def _do(arguments: list[str]) -> int:
    word, rest = (arguments[0], arguments[1:]) if arguments else ("serve", [])
    if word in ("help", "--help", "-h"):
        say.line(HELP)
        return 0
    verbs: dict[str, Callable[[list[str]], int]] = {
        "serve": _serve,
        "test": suite.run,
        "check": checks.run,
        "promises": programs.promises,
        "faults": faults.run,
        "bench": programs.bench,
        "screenshots": programs.screenshots,
        "backup": lambda rest: _manage(["backup", *rest]),
        "restore": _restore,
        "manage": _manage,
    }
    _ready()
    verb = verbs.get(word)
    return verb(rest) if verb else _command(word, rest, list(verbs))


def _ready() -> None:
    machine.check_python()
    os.environ["NEWSROOM_LAUNCHED"] = "1"  # manage.py never hands back to us, but says why
    for folder in (ROOT, VAR, VAR / "static"):  # WhiteNoise warns where the last is missing
        machine.check_writable(folder)


def _serve(rest: list[str]) -> int:
    if rest:
        raise say.Stop(
            f"./run serve takes no {rest[0]!r}.", "choose the address so: PORT=8001 ./run", 2
        )
    address = environment.address()
    machine.check_port(address)
    packages.ensure(RUNTIME_LOCK)
    prepare.prepare()
    say.step("Starting the server")
    serve.serve(address)
    return 0


def _manage(rest: list[str]) -> int:
    packages.ensure(RUNTIME_LOCK)
    if prepare.sqlite_file() and prepare.is_new_database():
        prepare.tables()
    manage.become(rest)
    return 0


def _restore(rest: list[str]) -> int:
    """Leave an empty newsroom without tables until the file is found to be whole."""
    packages.ensure(RUNTIME_LOCK)
    manage.become(["restore", *rest])
    return 0


def _command(word: str, rest: list[str], verbs: list[str]) -> int:
    near = difflib.get_close_matches(word, [*verbs, "help"], n=1, cutoff=0.7)
    if not near or manage.exists(word):
        packages.ensure(RUNTIME_LOCK)
    if manage.exists(word):
        return _manage([word, *rest])
    hint = f"did you mean ./run {near[0]}? " if near else ""
    raise say.Stop(f"./run knows no {word!r}.", f"{hint}./run help lists what it can do.", 2)
