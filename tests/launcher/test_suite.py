"""./run test: which parts a whole run has, how they run side by side, and what a chosen run is."""

import io
import subprocess
import sys
import time

import pytest

from launcher import say, side_by_side, suite
from launcher.equipment import Equipment
from launcher.side_by_side import Part

SERVER = "postgres://newsroom@localhost/newsroom"
WORKERS = ("-n", "auto", "--dist", "worksteal")


def machine(*, postgres):
    return Equipment(chromium="/chromium", postgres=postgres, java="/java", vnu="/vnu.jar")


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", SERVER)


def test_a_whole_run_measures_all_but_the_browsers_tests(server):
    measured, browser, again = suite.parts(machine(postgres=True))

    marks = "not lighthouse and not nginx and not postgres and not redis and not schema"
    assert measured.arguments == (
        *("-m", "coverage", "run", "-m", "pytest", "-m", f"{marks} and not browser"),
        *WORKERS,
    )
    assert browser.arguments == ("-m", "pytest", "-m", f"{marks} and browser", *WORKERS)
    assert "coverage" not in again.arguments


def test_the_second_database_sees_what_it_may_change_with_the_browser(server):
    *first, again = suite.parts(machine(postgres=True))

    assert again.environment == {"DATABASE_URL": SERVER, "NEWSROOM_DATABASE_ONLY": "1"}
    assert not [part for part in first if "NEWSROOM_DATABASE_ONLY" in part.environment]
    assert all(part.environment["DATABASE_URL"].startswith("sqlite:") for part in first)
    assert "browser" not in again.arguments[3]
    assert "postgres" not in again.arguments[3]


def test_without_a_server_there_are_two():
    assert len(list(suite.parts(machine(postgres=False)))) == 2


def test_a_chosen_run_is_one_on_each_database_and_measures_nothing(server, monkeypatch):
    runs = []
    monkeypatch.setattr(suite, "python", lambda *words, **env: runs.append((words, env)) or 0)

    suite._chosen(machine(postgres=True), ["-m", "look", "tests/desk"])

    words = ("-m", "pytest", "-m", "look", "tests/desk")
    assert [run[0] for run in runs] == [words, words]
    assert [run[1]["DATABASE_URL"] == SERVER for run in runs] == [False, True]


def test_what_is_compiled_is_kept_aside_where_it_may_not_be_beside_its_source():
    here = {"PATH": "/bin", "PYTHONDONTWRITEBYTECODE": "1"}

    assert suite.settled(here) == {
        "PATH": "/bin",
        "PYTHONPYCACHEPREFIX": str(suite.VAR / "bytecode"),
    }
    assert suite.settled(here | {"PYTHONPYCACHEPREFIX": "/x"})["PYTHONPYCACHEPREFIX"] == "/x"
    assert suite.settled({"PATH": "/bin"}) == {"PATH": "/bin"}


class Programs:
    """Starts short programs instead of parts, and knows how many ran at once."""

    def __init__(self):
        self.started, self.most = [], 0

    def __call__(self, part, said):
        running = [one for one in self.started if one.poll() is None]
        self.most = max(self.most, len(running) + 1)
        command = [sys.executable, "-S", "-c", *part.arguments]
        self.started.append(subprocess.Popen(command, stdout=said, stderr=said))
        return self.started[-1]


@pytest.fixture
def programs():
    return Programs()


def part(name, program):
    return Part(name, (program,), {})


def test_two_run_at_once_and_each_has_its_own_verdict(programs):
    slow = "import sys, time; time.sleep(0.3); sys.exit({})"
    parts = [part(str(code), slow.format(code)) for code in (0, 3, 5)]

    assert side_by_side.run(parts, programs) == [0, 3, 5]
    assert programs.most == 2


def test_what_is_said_meanwhile_is_shown_whole_in_its_turn(programs, monkeypatch):
    told = io.StringIO()
    monkeypatch.setattr(say.sys, "stdout", told)
    slow = part("first", "import time; time.sleep(0.3)")

    side_by_side.run([slow, part("second", "print('all of it')"), part("third", "0")], programs)

    begun, _, shown = told.getvalue().partition("\n· second\n")
    assert "second: begun" in begun
    assert "third: begun" in begun
    assert "all of it" not in begun
    assert shown.startswith("all of it\n")
    assert shown.rstrip().endswith("· third")


def test_who_stops_it_stops_what_runs(programs, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(side_by_side.time, "sleep", interrupt)
    began = time.monotonic()

    with pytest.raises(KeyboardInterrupt):
        side_by_side.run([part(str(n), "import time; time.sleep(60)") for n in range(3)], programs)

    assert len(programs.started) == 2
    assert all(process.poll() is not None for process in programs.started)
    assert time.monotonic() - began < 30
