"""Installing what a lock names, once."""

import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest

from launcher import packages, say


@pytest.fixture
def lock(tmp_path, monkeypatch):
    """A lock beside an environment that has a Python and nothing else."""
    home = tmp_path / ".venv"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "python").touch()
    monkeypatch.setattr(packages, "VENV", home)
    monkeypatch.setattr(packages, "PYTHON", home / "bin" / "python")
    monkeypatch.setattr(packages, "MADE_FOR", home / "made-for")
    file = tmp_path / "requirements.lock"
    file.write_text("django==5.2.19 \\\n    --hash=sha256:00\n    # via taggit\nnh3==0.3.8 \\\n")
    return file


@pytest.fixture
def installer(monkeypatch):
    """An installer that counts its calls, answers as told and leaves a package behind."""
    calls = SimpleNamespace(number=0, output=None)

    def run(arguments, lock):
        calls.number += 1
        site_packages = packages.VENV / "lib" / "python3.11" / "site-packages"
        package = packages.PACKAGE.search(lock.read_text())[0]
        (site_packages / f"{package}-1.0.dist-info").mkdir(parents=True, exist_ok=True)
        return calls.output

    monkeypatch.setattr(packages, "_run", run)
    return calls


def test_it_installs_once(lock, installer):
    packages.ensure(lock)
    packages.ensure(lock)

    assert installer.number == 1


def test_it_installs_again_when_the_lock_changes(lock, installer):
    packages.ensure(lock)
    lock.write_text(lock.read_text() + "pillow==13.0.0\n")

    packages.ensure(lock)

    assert installer.number == 2
    assert len(list(packages.VENV.glob("installed-*"))) == 1


def test_it_installs_again_where_the_environment_was_emptied(lock, installer):
    packages.ensure(lock)
    shutil.rmtree(packages.VENV / "lib")

    packages.ensure(lock)
    packages.ensure(lock)

    assert installer.number == 2


def test_it_tries_again_after_a_failure(lock, installer):
    installer.output = "error: Failed to fetch\n  cause: dns error\n"
    with pytest.raises(say.Stop, match="dns error"):
        packages.ensure(lock)
    installer.output = None

    packages.ensure(lock)

    assert installer.number == 2


def test_it_keeps_the_marks_of_two_locks_apart(lock, installer):
    other = lock.with_name("requirements-test.lock")
    other.write_text("pytest==9.2.0\n")

    packages.ensure(lock, other)
    packages.ensure(lock, other)

    assert installer.number == 2


def test_it_makes_the_environment_anew_after_an_upgrade_of_python(lock, installer, monkeypatch):
    made = []
    monkeypatch.setattr(packages.venv, "create", lambda path, **options: made.append(path))
    packages.MADE_FOR.write_text("/srv/newsroom/.venv\n/usr/bin/python3.10\n")

    packages.ensure(lock)
    packages.ensure(lock)

    assert made == [packages.VENV]


def test_it_counts_packages_not_hashes(lock):
    assert packages.count(lock) == 2


def test_it_demands_hashes_of_both_installers(lock, monkeypatch):
    by_uv = packages.command(lock, "/usr/bin/uv")
    by_pip = packages.command(lock, None)

    assert "--require-hashes" in by_uv
    assert "--require-hashes" in by_pip


def test_it_brings_a_pip_of_its_own(lock):
    wheel = packages.command(lock, None)[1].removesuffix("/pip")

    listing = subprocess.run(
        [sys.executable, f"{wheel}/pip", "--version"], capture_output=True, text=True
    )

    assert listing.stdout.startswith("pip ")


def test_it_leaves_out_a_uv_that_does_not_work(monkeypatch, tmp_path):
    broken = tmp_path / "uv"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert packages.find_uv() is None


def test_it_empties_no_environment_that_a_link_leads_to(lock, installer, tmp_path, monkeypatch):
    others = tmp_path / "elsewhere"
    packages.VENV.rename(others)
    packages.VENV.symlink_to(others)
    packages.MADE_FOR.write_text("another place")

    with pytest.raises(say.Stop, match="leads to another folder"):
        packages.ensure(lock)

    assert (others / "bin" / "python").exists()
    assert installer.number == 0
