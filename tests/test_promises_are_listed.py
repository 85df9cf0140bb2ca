"""docs/promises.md and tests/promises.toml keep in step with the code and with each other."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FAULTS = tomllib.loads((ROOT / "tests" / "promises.toml").read_text(encoding="utf-8"))["fault"]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")

each_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["promise"])


def test_each_of_the_ten_promises_has_a_fault():
    numbers = {int(fault["promise"].partition(".")[0]) for fault in FAULTS}

    assert numbers == set(range(1, 11))


@each_fault
def test_the_page_names_the_promise_and_its_test(fault):
    assert f"## {fault['promise']}\n" in PAGE
    assert f"`{fault['test']}`" in PAGE


@each_fault
def test_what_the_fault_replaces_still_stands_in_its_file(fault):
    text = (ROOT / fault["file"]).read_text(encoding="utf-8")

    assert fault["old"] in text
    assert fault["new"] != fault["old"]


@each_fault
def test_the_test_of_the_fault_is_there(fault):
    path, _colons, name = fault["test"].partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")

    assert f"def {name.partition('[')[0]}(" in text
