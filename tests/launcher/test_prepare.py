"""Preparing the database and the translations only when something calls for it."""

import sqlite3
from contextlib import closing

import pytest

from launcher import prepare


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with one app, one migration and one catalogue, in SQLite."""
    (tmp_path / "var").mkdir()
    (tmp_path / "articles" / "migrations").mkdir(parents=True)
    (tmp_path / "articles" / "migrations" / "0001_initial.py").write_text("first")
    (tmp_path / "locale" / "ru").mkdir(parents=True)
    (tmp_path / "locale" / "ru" / "django.po").write_text("words")
    (tmp_path / "requirements.lock").write_text("django==5.2.19")
    for name, path in {"ROOT": "", "VAR": "var", "RUNTIME_LOCK": "requirements.lock"}.items():
        monkeypatch.setattr(prepare, name, tmp_path / path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/var/newsroom.sqlite3")
    return tmp_path


@pytest.fixture
def calls(checkout, monkeypatch):
    """What manage.py was asked to do; migrating and compiling leave what the real ones leave."""
    words = []

    def call(*arguments):
        words.append(arguments[0])
        if arguments[0] == "catalogue":
            (checkout / "locale" / "ru" / "django.mo").touch()
        if arguments[0] == "migrate" and prepare.sqlite_file():
            _migrate(checkout / "var" / "newsroom.sqlite3")

    monkeypatch.setattr(prepare.manage, "call", call)
    return words


def _migrate(file):
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE IF NOT EXISTS django_migrations (id, app, name)")
        database.execute("INSERT INTO django_migrations VALUES (1, 'articles', '0001_initial')")


def test_it_fills_the_demo_on_the_first_start_only(calls):
    prepare.prepare()
    prepare.prepare()

    assert calls == ["catalogue", "migrate", "demo"]


def test_it_goes_on_with_a_demo_that_was_interrupted(calls, monkeypatch):
    complete = prepare.manage.call

    def interrupted(*arguments):
        if arguments[0] == "demo":
            raise KeyboardInterrupt
        complete(*arguments)

    monkeypatch.setattr(prepare.manage, "call", interrupted)
    with pytest.raises(KeyboardInterrupt):
        prepare.prepare()
    monkeypatch.setattr(prepare.manage, "call", complete)

    prepare.prepare()

    assert calls == ["catalogue", "migrate", "catalogue", "migrate", "demo"]


def test_it_migrates_without_the_demo_after_an_upgrade(calls, checkout):
    prepare.prepare()
    (checkout / "articles" / "migrations" / "0002_more.py").write_text("second")
    calls.clear()

    prepare.prepare()

    assert calls == ["catalogue", "migrate"]


@pytest.mark.parametrize("changed", ["requirements.lock", "locale/ru/django.po"])
def test_it_prepares_again_when_a_file_changes(calls, checkout, changed):
    prepare.prepare()
    (checkout / changed).write_text("other")
    calls.clear()

    prepare.prepare()

    assert calls == ["catalogue", "migrate"]


def test_it_compiles_a_catalogue_that_was_lost(calls, checkout):
    prepare.prepare()
    (checkout / "locale" / "ru" / "django.mo").unlink()
    calls.clear()

    prepare.prepare()

    assert "catalogue" in calls


def test_it_compiles_for_the_tests_only_what_is_stale(calls, checkout):
    prepare.catalogues()
    prepare.catalogues()

    assert calls == ["catalogue"]


def test_it_starts_afresh_where_the_database_was_removed(calls, checkout):
    prepare.prepare()
    (checkout / "var" / "newsroom.sqlite3").unlink()
    calls.clear()

    prepare.prepare()

    assert calls == ["catalogue", "migrate", "demo"]


def test_it_never_fills_the_demo_into_a_newsroom_that_is_in_use(calls, checkout):
    _migrate(checkout / "var" / "newsroom.sqlite3")

    prepare.prepare()

    assert calls == ["catalogue", "migrate"]


def test_it_remembers_a_database_server_too(calls, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://localhost/newsroom")

    prepare.prepare()
    prepare.prepare()

    assert calls == ["catalogue", "migrate", "demo"]
