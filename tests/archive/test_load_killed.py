"""kill -9 in the middle of loading costs what was not committed yet, and nothing else."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLES = 300
PROGRAM = f"""
import django, pathlib, sys
django.setup()
from django.core.management import call_command
from articles.archive import album, loading, plan
album.FOLDER = pathlib.Path(sys.argv[1])
plan.BATCH, loading.WORTH_SETTING_ASIDE, loading.TELL_EVERY_SECONDS = 20, 40, 0
call_command("load_archive", "{ARTICLES}", "--until", "2026-11-29", "--processes", "2")
"""


def start(folder, drawings):
    settings = {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "NEWSROOM_VAR": str(folder)}
    environment = {**os.environ, **settings, "PYTHONUNBUFFERED": "1"}
    environment.pop("DATABASE_URL", None)
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, drawings],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ask(folder, statement):
    connection = sqlite3.connect(folder / "newsroom.sqlite3")
    try:
        return connection.execute(statement).fetchall()
    except sqlite3.OperationalError:
        return []
    finally:
        connection.close()


def batches(folder):
    return len(ask(folder, "SELECT 1 FROM archive_load WHERE key LIKE 'articles %'"))


def wait_for(loading, batches):
    """Return when it tells of so many. Whoever reads its database meanwhile may lock it out."""
    for told in loading.stdout:
        if told.startswith(f"{20 * batches} of "):
            return


@pytest.mark.once
def test_it_goes_on_after_kill_9(tmp_path, drawings):
    loading = start(tmp_path, drawings)
    wait_for(loading, 3)
    os.killpg(loading.pid, signal.SIGKILL)
    loading.communicate()
    done = batches(tmp_path)

    told, _nothing = start(tmp_path, drawings).communicate()

    assert 2 <= done < ARTICLES / 20
    assert f"of them {ARTICLES - 20 * done:,} in this run" in told
    assert ask(tmp_path, "SELECT count(*) FROM articles_article") == [(ARTICLES,)]
    assert ask(tmp_path, "PRAGMA foreign_key_check") == []
    assert ask(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(tmp_path, "SELECT key FROM archive_load WHERE key LIKE 'aside%'") == []
    wrong = """
        SELECT l.kind, l.key FROM articles_listtotal l WHERE l.total <> (
            SELECT count(*) FROM articles_listing g
            WHERE g.kind = l.kind AND g.key = l.key AND g.language = l.language)
    """
    assert ask(tmp_path, wrong) == []
