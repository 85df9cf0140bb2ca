"""./run faults, ./run backup and ./run restore."""

import pytest

from launcher import faults, main, manage, suite
from launcher.equipment import Equipment

SERVER = "postgres://newsroom@localhost/newsroom"


@pytest.fixture(autouse=True)
def idle(monkeypatch):
    """Nothing is installed, compiled, or changed in this process."""
    monkeypatch.setattr(main, "_ready", lambda: None)
    monkeypatch.setattr(main.signal, "signal", lambda *arguments: None)
    for module in (main, faults):
        monkeypatch.setattr(module.packages, "ensure", lambda *locks: None)
    monkeypatch.setattr(faults.prepare, "catalogues", lambda: None)


@pytest.fixture
def machine(monkeypatch):
    """Say what this machine has."""

    def have(*, chromium="/usr/bin/chromium", postgres=False):
        found = Equipment(chromium=chromium, postgres=postgres, java=None, vnu=None)
        monkeypatch.setattr(faults, "find", lambda environment: found)
        monkeypatch.setenv("DATABASE_URL", SERVER if postgres else "")

    return have


@pytest.fixture
def runs(monkeypatch):
    """The environments that pytest was run in."""
    environments = []
    monkeypatch.setattr(suite, "python", lambda *words, **env: environments.append(env) or 0)
    return environments


@pytest.mark.parametrize("said", [{}, {"NEWSROOM_FAULT_KILLS": "1", "NEWSROOM_FAULTS": ""}])
def test_it_wants_every_fault_and_fifty_kills_whatever_the_environment_says(
    machine, runs, monkeypatch, said
):
    monkeypatch.delenv("NEWSROOM_FAULT_KILLS", raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    machine()

    code = main.main(["faults"])

    assert code == 0
    (environment,) = runs
    assert environment["NEWSROOM_FAULTS"] == "1"
    assert environment["NEWSROOM_FAULT_KILLS"] == "50"


def test_it_goes_over_both_databases(machine, runs, capsys):
    machine(postgres=True)

    main.main(["faults"])

    assert [run["DATABASE_URL"] == SERVER for run in runs] == [False, True]
    assert "NOT RUN" not in capsys.readouterr().out


def test_it_says_that_a_server_was_left_out(machine, runs, capsys):
    machine(postgres=False)

    main.main(["faults"])

    assert "NOT RUN: the suite on PostgreSQL" in capsys.readouterr().out


@pytest.mark.parametrize("codes", [[0, 1], [1, 0], [0, 5]])
def test_a_broken_promise_on_either_is_its_verdict(machine, monkeypatch, codes):
    left = iter(codes)
    monkeypatch.setattr(suite, "python", lambda *words, **environment: next(left))
    machine(postgres=True)

    assert main.main(["faults"]) == 1


def test_it_does_not_begin_without_a_browser_to_kill(machine, runs, capsys):
    machine(chromium=None)

    code = main.main(["faults"])

    assert code == 1
    assert "sudo apt install chromium" in capsys.readouterr().err
    assert not runs


def test_it_refuses_arguments(machine, runs, capsys):
    machine()

    code = main.main(["faults", "fast"])

    assert code == 2
    assert "./run faults takes no arguments" in capsys.readouterr().err
    assert not runs


@pytest.mark.parametrize("word", ["backup", "restore"])
def test_a_file_is_handed_on_as_it_was_named(word, monkeypatch):
    called = []
    monkeypatch.setattr(manage, "become", called.append)
    monkeypatch.setattr(main.prepare, "is_new_database", lambda: False)

    main.main([word, "../today.tar"])

    assert called == [[word, "../today.tar"]]


def test_nothing_is_prepared_before_a_restore(monkeypatch):
    monkeypatch.setattr(manage, "become", lambda words: None)
    monkeypatch.setattr(main.prepare, "is_new_database", lambda: True)
    monkeypatch.setattr(main.prepare, "tables", lambda: pytest.fail("tables were made"))

    assert main.main(["restore", "today.tar"]) == 0


@pytest.mark.parametrize("word", ["faults", "backup FILE", "restore FILE"])
def test_help_names_them(word, capsys):
    main.main(["help"])

    assert f"./run {word}" in capsys.readouterr().out
