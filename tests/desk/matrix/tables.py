"""Reading the tables of who may do what. No Django here: a tool makes a page of them too."""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
ROLES = ("reporter", "editor", "chief", "administrator")
DOORS = ("form", "post", "bulk", "inline", "url", "autocomplete", "popup", "history")
Cells = dict[str, dict[str, str]]
WORDS = {"yes", "sent", "refused", "no", "403", "404"}


def acts() -> dict[str, Cells]:
    """Every deed: {deed: {role: {door: word}}}, in the order of the file."""
    blocks = "\n".join(_lines("acts.txt")).split("\n\n")
    return dict(_deed(block.strip().split("\n")) for block in blocks)


def _deed(lines: list[str]) -> tuple[str, Cells]:
    deed, head, *rows = lines
    cells = {}
    for row in rows:
        role, *words = row.split()
        cells[role] = dict(zip(head.split(), words, strict=True))
    if tuple(head.split()) != DOORS or tuple(cells) != ROLES:
        raise ValueError(f"“{deed}” needs a line for each role and a word for each door.")
    if unknown := {word for words in cells.values() for word in words.values()} - WORDS:
        raise ValueError(f"“{deed}” has words that mean nothing: {unknown}")
    return deed, cells


def addresses() -> dict[str, tuple[str, dict[str, int]]]:
    """Every address of the desk: {route: (example, {who: status})}."""
    head, *rows = [line for line in _lines("addresses.txt") if line]
    _route, _example, *people = re.split(r"\s{2,}", head)
    found = {}
    for row in rows:
        route, example, *statuses = re.split(r"\s{2,}", row.strip())
        found[route] = (example, dict(zip(people, map(int, statuses), strict=True)))
    return found


@dataclass(frozen=True)
class Sending:
    """Something sent to an address, and what each person is answered: "302+" changed something."""

    route: str
    address: str
    what: str
    answers: dict[str, str]


def posts() -> list[Sending]:
    """Everything that is sent to an address, in the order of the file."""
    head, *rows = [line for line in _lines("posts.txt") if line]
    people = re.split(r"\s{2,}", head)[3:]
    found = []
    for row in rows:
        route, address, what, *answers = re.split(r"\s{2,}", row.strip())
        found.append(Sending(route, address, what, dict(zip(people, answers, strict=True))))
    return found


def _lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
