"""The locks: in step with pyproject.toml, hashed, naming no registry."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
LOCKS = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-test.lock": [*GROUPS["test"], *GROUPS["browser"]],
    "requirements-check.lock": GROUPS["check"],
}
PIN = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def read(lock):
    return (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize(("lock", "wanted"), LOCKS.items())
def test_each_holds_every_direct_dependency(lock, wanted):
    pinned = {name for name, _ in PIN.findall(read(lock))}

    assert {re.match(r"[\w.-]+", need)[0] for need in wanted} <= pinned


@pytest.mark.parametrize("lock", LOCKS)
def test_each_gives_every_package_a_hash(lock):
    blocks = re.split(r"^(?=\w)", read(lock), flags=re.MULTILINE)[1:]

    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("lock", LOCKS)
def test_each_names_no_registry(lock):
    assert not re.search(r"https?://|--index|--find-links", read(lock))


def test_they_agree_on_the_packages_they_share():
    versions = {pin for lock in LOCKS for pin in PIN.findall(read(lock))}

    assert len(versions) == len({name for name, _ in versions})


def test_every_direct_dependency_says_why_it_is_there():
    page = (ROOT / "docs" / "reference" / "dependencies.md").read_text(encoding="utf-8")
    names = {re.match(r"[\w.-]+", need)[0] for wanted in LOCKS.values() for need in wanted}

    assert sorted(name for name in names if f"| {name} |" not in page) == []
