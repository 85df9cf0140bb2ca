"""./run promises and ./run screenshots."""

import sys

import pytest

from launcher import main, programs
from launcher.equipment import Equipment

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(autouse=True)
def idle(monkeypatch):
    """Nothing is installed, compiled, or changed in this process."""
    monkeypatch.setattr(main, "_ready", lambda: None)
    monkeypatch.setattr(main.signal, "signal", lambda *arguments: None)
    monkeypatch.setattr(programs.packages, "ensure", lambda *locks: None)
    monkeypatch.setattr(programs.prepare, "catalogues", lambda: None)


@pytest.fixture
def started(monkeypatch):
    """What was started: the program's name and its CHROMIUM."""
    programs_started = []

    class Done:
        returncode = 3

    def run(command, env, **options):
        programs_started.append((command[1].rpartition("/")[2], env.get("CHROMIUM")))
        return Done

    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(programs.subprocess, "run", run)
    return programs_started


@pytest.fixture
def machine(monkeypatch):
    """Say whether this machine has Chromium."""

    def have(chromium):
        found = Equipment(chromium=chromium, postgres=False, java=None, vnu=None)
        monkeypatch.setattr(programs.equipment, "find", lambda environment: found)

    return have


def test_promises_starts_its_program_and_hands_on_its_verdict(started):
    code = main.main(["promises"])

    assert code == 3
    assert started == [("plant_faults.py", None)]


def test_screenshots_tells_its_program_where_chromium_is(started, machine):
    machine(CHROMIUM)

    main.main(["screenshots"])

    assert started == [("take_screenshots.py", CHROMIUM)]


def test_screenshots_says_what_to_install_where_chromium_is_missing(started, machine, capsys):
    machine(None)

    code = main.main(["screenshots"])

    assert code == 1
    assert "sudo apt install chromium libatomic1" in capsys.readouterr().err
    assert not started


@pytest.mark.parametrize("word", ["promises", "screenshots"])
def test_they_refuse_arguments(word, started, capsys):
    code = main.main([word, "fast"])

    assert code == 2
    assert f"./run {word} takes no arguments" in capsys.readouterr().err
    assert not started


@pytest.mark.parametrize("word", ["./run promises", "./run screenshots"])
def test_help_names_them(word, capsys):
    main.main(["help"])

    assert word in capsys.readouterr().out


def test_bench_is_given_what_was_asked(started):
    code = main.main(["bench", "--quick", "--json"])

    assert code == 3
    assert started == [("-m", None)]


def test_what_is_prepared_for_bench_is_not_said_where_its_figures_go(started, monkeypatch, capsys):
    said = lambda *locks: sys.stdout.write("installing\n")  # noqa: E731
    monkeypatch.setattr(programs.packages, "ensure", said)

    main.main(["bench", "--json"])

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "installing\n"
