"""The words after ./run."""

import os

import pytest

from launcher import checks, main, manage, packages, say, serve
from launcher.environment import Address


@pytest.fixture(autouse=True)
def idle(monkeypatch):
    """No word installs, serves or leaves this process."""
    monkeypatch.setattr(packages, "ensure", lambda *locks: None)
    monkeypatch.setattr(main.signal, "signal", lambda *arguments: None)
    monkeypatch.setattr(main.machine, "check_writable", lambda folder: None)
    monkeypatch.setenv("NEWSROOM_LAUNCHED", "")
    monkeypatch.setattr(main.prepare, "is_new_database", lambda: False)


@pytest.fixture
def manage_calls(monkeypatch):
    calls = []
    monkeypatch.setattr(manage, "become", calls.append)
    return calls


def test_it_lists_them(capsys):
    code = main.main(["help"])

    assert code == 0
    assert "./run manage COMMAND" in capsys.readouterr().out


def test_it_hands_manage_everything_that_follows(manage_calls):
    main.main(["manage", "import_text", "page.txt", "--language", "ru"])

    assert manage_calls == [["import_text", "page.txt", "--language", "ru"]]


def test_no_manage_py_that_it_starts_hands_back_to_it(monkeypatch):
    told = []
    monkeypatch.setattr(checks, "commands", dict)
    monkeypatch.setattr(packages, "ensure", lambda *locks: told.append(dict(os.environ)))

    main.main(["check"])

    assert told[0]["NEWSROOM_LAUNCHED"] == "1"


def test_it_makes_the_tables_before_the_first_command(manage_calls, monkeypatch):
    made = []
    monkeypatch.setattr(main.prepare, "is_new_database", lambda: True)
    monkeypatch.setattr(main.prepare, "sqlite_file", lambda: "new.sqlite3")
    monkeypatch.setattr(main.prepare, "tables", lambda: made.append("tables"))

    main.main(["manage", "demo"])

    assert made == ["tables"]
    assert manage_calls == [["demo"]]


def test_it_takes_a_command_of_django_without_manage(manage_calls, monkeypatch):
    monkeypatch.setattr(manage, "exists", lambda name: name == "shell")

    main.main(["shell", "--plain"])

    assert manage_calls == [["shell", "--plain"]]


@pytest.mark.parametrize("word", ["tset", "chek", "hlep"])
def test_it_guesses_at_a_slip(word, capsys, manage_calls):
    code = main.main([word])

    assert code == 2
    assert "did you mean" in capsys.readouterr().err
    assert not manage_calls


@pytest.mark.parametrize("word", ["nonsense", "../manage", "--fast"])
def test_it_refuses_what_it_does_not_know(word, capsys, manage_calls):
    code = main.main([word])

    assert code == 2
    assert f"knows no {word!r}" in capsys.readouterr().err
    assert not manage_calls


def test_it_says_what_to_do_when_something_is_wrong(capsys, monkeypatch):
    monkeypatch.setenv("PORT", "none")

    code = main.main([])

    assert code == 2
    assert "What to do: give a number" in capsys.readouterr().err


def test_it_stops_quietly_at_ctrl_c(capsys, monkeypatch):
    def interrupted(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "_do", interrupted)

    assert main.main([]) == 130
    assert "Stopped" in capsys.readouterr().err


def test_it_tells_the_addresses_and_the_demo_accounts():
    words = serve.welcome(Address("127.0.0.1", 8001), ["admin a1", "chief b2"])

    assert "http://127.0.0.1:8001/admin/" in words
    assert "admin     a1" in words


def test_it_tells_no_accounts_where_there_is_no_demo():
    assert "Demo" not in serve.welcome(Address("127.0.0.1", 8001), [])


def test_it_reports_a_check_in_one_line_and_a_failure_with_its_words():
    good = checks.report(checks.Result("lint", 0, 0.25, "All checks passed!"))
    bad = checks.report(checks.Result("types", 1, 2.0, "articles/x.py:1: error"))

    assert good == "ok   lint (0.2 s)"
    assert bad == "FAIL types (2.0 s)\narticles/x.py:1: error\n"


def test_it_calls_the_failure_of_a_command_by_its_name(monkeypatch):
    class Failed:
        returncode = 3

    monkeypatch.setattr(manage.subprocess, "run", lambda *arguments, **options: Failed)

    with pytest.raises(say.Stop, match=r"manage\.py migrate failed") as stopped:
        manage.call("migrate")

    assert stopped.value.code == 3
