"""The script ./run: finding a Python that is new enough."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parents[2] / "run"
OLD = "#!/bin/sh\n[ $1 = --version ] && echo Python 3.9.2\nexit 1\n"


@pytest.fixture
def run(tmp_path):
    """Call ./run on a machine that has a shell and the Pythons put into `folder`."""
    for name in ("sh", "dirname", "readlink", "cat"):
        (tmp_path / name).symlink_to(shutil.which(name))

    def call(*arguments):
        environment = {**os.environ, "PATH": str(tmp_path)}
        return subprocess.run([RUN, *arguments], env=environment, capture_output=True, text=True)

    call.folder = tmp_path
    return call


def test_it_says_what_to_do_where_there_is_none(run):
    result = run("help")

    assert result.returncode == 1
    assert "this machine has none" in result.stderr
    assert "sudo apt install python3" in result.stderr


def test_it_says_which_one_is_too_old(run):
    (run.folder / "python3").write_text(OLD)
    (run.folder / "python3").chmod(0o755)

    result = run("help")

    assert result.returncode == 1
    assert "this machine has Python 3.9.2" in result.stderr


def test_it_passes_by_an_old_one(run):
    (run.folder / "python3").write_text(OLD)
    (run.folder / "python3").chmod(0o755)
    (run.folder / "python3.12").symlink_to(sys.executable)

    result = run("help")

    assert result.returncode == 0
    assert "./run test" in result.stdout


def test_it_works_through_a_link_from_anywhere(run, tmp_path):
    (run.folder / "python3").symlink_to(sys.executable)
    (tmp_path / "newsroom").symlink_to(RUN)

    result = subprocess.run([tmp_path / "newsroom", "help"], capture_output=True, text=True)

    assert "./run check" in result.stdout
