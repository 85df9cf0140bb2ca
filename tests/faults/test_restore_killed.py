"""A restore that is killed leaves the newsroom that was there, or the whole new one."""

import signal
import subprocess
import sys

from articles import picture_files
from tests import make
from tests.articles import backing
from tests.faults.figures import is_measured
from tests.faults.installation import ROOT, Installation, looking_at, new_database

# Runs a command of manage.py that gets SIGKILL when it calls a function for the n-th time.
KILLED = """
import os, signal, sys
import django
from django.core.management import execute_from_command_line

where, call, *command = sys.argv[1:]
django.setup()
from articles.backup import files
*path, name = where.split(".")
holder = files
for step in path:
    holder = getattr(holder, step)
called, calls = getattr(holder, name), []

def counted(*arguments):
    calls.append(name)
    if len(calls) == int(call):
        os.kill(os.getpid(), signal.SIGKILL)
    return called(*arguments)

setattr(holder, name, counted)
execute_from_command_line(["manage.py", *command])
"""
BEFORE_COMMIT = {
    "the second file is written": ("_bring", 2),
    "the second old file goes": ("Coming._move", 2),
    "the folder of old files gets its name": ("Coming._move", 3),
    "the first new file comes": ("Coming._move", 4),
    "the second new file comes": ("Coming._move", 5),
    "the rows are committed": ("os.sync", 2),
}
SHORT = ("the second file is written", "the first new file comes", "the rows are committed")
AFTER_COMMIT = ("forget", 4)


def killed(installation, point, *command):
    words = [sys.executable, "-c", KILLED, point[0], str(point[1]), *map(str, command)]
    run = subprocess.run(words, env=installation.environment, cwd=ROOT, check=False)
    return run.returncode == -signal.SIGKILL


def again(installation, *command):
    """What the next restore says."""
    run = installation.manage("restore", *command, check=False)
    return run.stdout + run.stderr


def test_it_is_one_newsroom_or_the_other(installation, tmp_path, figures):
    """A restore killed at each of its steps, over a newsroom that is not empty."""
    points = list(BEFORE_COMMIT) if is_measured() else SHORT
    backing.newsroom()
    file = tmp_path / "newsroom.tar"
    installation.manage("backup", file)
    restored = backing.everything()
    make.published(headline="Позже")
    picture_files.write("masters/later.jpeg", b"later")
    before = backing.everything()

    kills, whole = 0, []
    for words in points:
        kills += killed(
            installation, BEFORE_COMMIT[words], "restore", file, "--replace", "--no-input"
        )
        said = again(installation, file)
        if "not empty" in said and backing.everything() == before:
            whole.append(words)
    kills += killed(installation, AFTER_COMMIT, "restore", file, "--replace", "--no-input")
    said = again(installation, file)
    is_new = "cut short" in said and backing.everything_but_its_entry() == restored

    figures(kills=kills, whole_old_newsrooms=len(whole), whole_new_ones=int(is_new))
    assert kills == len(points) + 1
    assert whole == list(points)
    assert is_new
    assert not [path for path in (installation.var / "media").iterdir() if path.name[0] == "."]


def test_an_empty_newsroom_stays_empty_and_takes_it_again(installation, tmp_path, figures):
    """A restore into an empty newsroom, killed twice and begun again."""
    backing.newsroom()
    file = tmp_path / "newsroom.tar"
    installation.manage("backup", file)
    restored = backing.everything()
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere = Installation(folder, new_database(folder))

    points = [BEFORE_COMMIT["the second file is written"], BEFORE_COMMIT["the rows are committed"]]
    kills = sum(killed(elsewhere, point, "restore", file) for point in points)
    said = again(elsewhere, file)
    with looking_at(elsewhere):
        rows = backing.everything_but_its_entry()[0]
    elsewhere.remove()

    figures(kills=kills, hash_equal="hash for hash the same" in said)
    assert kills == len(points)
    assert "hash for hash the same" in said
    assert rows == restored[0]
